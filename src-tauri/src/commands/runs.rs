//! Carrying a plan out. Only a confirmed plan can be started, only where editing is open.

use domain::StepId;
use tauri::{Runtime, WebviewWindow};
use usecases::problem::Outcome;
use usecases::runs;
use usecases::view::run::{RunItem, RunView};

use super::{TypedKey, TypedPassword};
use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Takes the snapshot and starts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_start<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    plan: String,
    token: String,
) -> Outcome<String> {
    runs::start(&state.session(&window)?, plan, token).await
}

/// A run as it stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_view<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
) -> Outcome<RunView> {
    runs::view(&state.session(&window)?, run).await
}

/// All runs of this instance, unfinished ones first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_list<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<Vec<RunItem>> {
    runs::list(&state.session(&window)?).await
}

/// Stops after the step at hand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_stop<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>, run: String) -> Outcome<()> {
    runs::stop(&state.session(&window)?, run).await
}

/// Goes on, after reading what is unsure.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_continue<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
) -> Outcome<()> {
    runs::go_on(&state.session(&window)?, run).await
}

/// Tries a step again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_retry<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    step: StepId,
) -> Outcome<()> {
    runs::retry(&state.session(&window)?, run, step).await
}

/// Leaves a step out, with a reason.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_skip<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    step: StepId,
    reason: String,
) -> Outcome<()> {
    runs::skip(&state.session(&window)?, run, step, reason).await
}

/// Enters a new key where the old one stopped working, and goes on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_new_key<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    key: TypedKey,
    session_only: bool,
) -> Outcome<()> {
    runs::new_key(&state.session(&window)?, run, key.into(), session_only).await
}

/// Takes the password that the creation of a person waits for, and goes on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_password<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    password: TypedPassword,
) -> Outcome<()> {
    runs::password(&state.session(&window)?, run, password.into()).await
}

/// Closes a run with steps left open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn run_abandon<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>, run: String) -> Outcome<()> {
    runs::abandon(&state.session(&window)?, run).await
}
