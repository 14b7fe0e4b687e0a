//! Leaving, up to the review. Nothing here changes the instance.

use tauri::{Runtime, WebviewWindow};
use usecases::problem::Outcome;
use usecases::view::leave::{HoldingOption, LeaveDraft, LeaveInput, LeaveStart};
use usecases::view::review::{Confirmation, Review};
use usecases::{confirm, holding, leave};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Begins a case and looks for everything.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_begin<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    start: LeaveStart,
) -> Outcome<LeaveDraft> {
    leave::begin(&state.session(&window)?, start).await
}

/// The case as far as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_draft<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
) -> Outcome<LeaveDraft> {
    leave::draft(&state.session(&window)?, draft).await
}

/// Notes what was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_choose<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
    input: LeaveInput,
) -> Outcome<LeaveDraft> {
    leave::choose(&state.session(&window)?, draft, input).await
}

/// Stops looking; what was found stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_stop_looking<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
) -> Outcome<LeaveDraft> {
    leave::stop_looking(&state.session(&window)?, draft).await
}

/// Makes the plan for the review.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_review<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
) -> Outcome<Review> {
    leave::review(&state.session(&window)?, draft).await
}

/// Accounts that could take over.
#[tauri::command]
#[specta::specta]
pub(crate) async fn holding_search<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
    text: String,
) -> Outcome<Vec<HoldingOption>> {
    holding::search(&state.session(&window)?, draft, text).await
}

/// The one-step plan that creates a holding account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn holding_review_creation<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    draft: u32,
    name: String,
    email: String,
) -> Outcome<Review> {
    holding::review_creation(&state.session(&window)?, draft, name, email).await
}

/// Confirms a plan; the answer is good for one start within a minute.
#[tauri::command]
#[specta::specta]
pub(crate) async fn confirm_plan<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    plan: String,
    typed: String,
) -> Outcome<Confirmation> {
    confirm::confirm(&state.session(&window)?, plan, typed).await
}
