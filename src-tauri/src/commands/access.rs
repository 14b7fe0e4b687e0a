//! Who may do what, and the changes to it that wait, up to the review. Nothing here changes the instance.

use domain::UserId;
use tauri::{Runtime, WebviewWindow};
use usecases::access;
use usecases::problem::Outcome;
use usecases::view::access::{
    AccessArrange, AccessHead, AccessRow, AccessScope, AccessWhy, CellAt, CellsAt, StageAnswer, StageTarget, StageWish,
};
use usecases::view::tray::{GivenBack, ReviewProgress, RunPart, TrayDecision, TrayReview, TraySummary, TrayView};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Opens a view of people and places.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_open<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    scope: AccessScope,
) -> Outcome<AccessHead> {
    access::open(&state.session(&window)?, scope).await
}

/// Arranges a view anew with what is known now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_arrange<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    view: u32,
    arrange: AccessArrange,
) -> Outcome<AccessHead> {
    access::arrange(&state.session(&window)?, view, arrange).await
}

/// Some rows of a view with some of their cells.
#[tauri::command]
#[specta::specta]
#[allow(clippy::too_many_arguments, reason = "a part of a view has two first numbers and two counts")]
pub(crate) async fn access_rows<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    view: u32,
    version: u32,
    from: u32,
    count: u32,
    columns_from: u32,
    columns_count: u32,
) -> Outcome<Vec<AccessRow>> {
    access::rows(&state.session(&window)?, view, version, (from, count), (columns_from, columns_count)).await
}

/// Stages changes for cells of a view.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_stage<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    view: u32,
    version: u32,
    target: StageTarget,
    wish: StageWish,
) -> Outcome<StageAnswer> {
    access::stage(&state.session(&window)?, view, version, target, wish).await
}

/// Cells by their places, as panels show them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_cells<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    asked: Vec<CellAt>,
) -> Outcome<CellsAt> {
    access::cells(&state.session(&window)?, asked).await
}

/// Why a person has what they have in a place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_why<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    view: u32,
    version: u32,
    row: u32,
    column: u32,
) -> Outcome<AccessWhy> {
    access::why(&state.session(&window)?, view, version, row, column).await
}

/// Cells of a view as tab-separated text.
#[tauri::command]
#[specta::specta]
pub(crate) async fn access_copy<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    view: u32,
    version: u32,
    target: StageTarget,
) -> Outcome<String> {
    access::copy(&state.session(&window)?, view, version, target).await
}

/// Everything that waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<TrayView> {
    access::tray(&state.session(&window)?).await
}

/// Stages a change for one person in one place.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_stage<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    user: UserId,
    place: String,
    wish: StageWish,
) -> Outcome<StageAnswer> {
    access::stage_one(&state.session(&window)?, user, place, wish).await
}

/// Takes back the last stroke.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_undo<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<TraySummary> {
    access::undo(&state.session(&window)?).await
}

/// Does again what was taken back last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_redo<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<TraySummary> {
    access::redo(&state.session(&window)?).await
}

/// Takes lines out of the tray.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_drop<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    keys: Vec<String>,
) -> Outcome<TraySummary> {
    access::drop_lines(&state.session(&window)?, keys).await
}

/// Writes a note beside a line.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_note<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    key: String,
    text: String,
) -> Outcome<TraySummary> {
    access::note(&state.session(&window)?, key, text).await
}

/// Empties the tray.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_clear<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<TraySummary> {
    access::clear(&state.session(&window)?).await
}

/// Decides about a line whose facts are not those that were seen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_decide<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    key: String,
    decision: TrayDecision,
) -> Outcome<TraySummary> {
    access::decide(&state.session(&window)?, key, decision).await
}

/// Makes the review of what waits.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_review<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<TrayReview> {
    access::review(&state.session(&window)?).await
}

/// How far the reading for the review has come.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tray_review_progress<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
) -> Outcome<ReviewProgress> {
    access::review_progress(&state.session(&window)?).await
}

/// Stages what a run did not do, or the opposite of what it did.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_to_tray<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    what: RunPart,
) -> Outcome<GivenBack> {
    access::back(&state.session(&window)?, run, what).await
}
