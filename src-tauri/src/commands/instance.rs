//! The instance that the calling window is bound to: what it is, whether it may write, its key.

use tauri::{Runtime, WebviewWindow};
use usecases::problem::{Code, Outcome, Problem};
use usecases::view::instance::InstanceInfo;
use usecases::{editing, runs, session};

use super::TypedKey;
use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// What this window is bound to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn instance_info<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<InstanceInfo> {
    session::info(&state.session(&window)?).await
}

/// Opens editing for a while.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_editing<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<InstanceInfo> {
    editing::unlock(&state.session(&window)?).await
}

/// Locks editing now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_editing<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<InstanceInfo> {
    editing::lock(&state.session(&window)?).await
}

/// Enters a key where none is known or where it stopped working.
#[tauri::command]
#[specta::specta]
pub(crate) async fn provide_key<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    key: TypedKey,
    session_only: bool,
) -> Outcome<InstanceInfo> {
    session::provide_key(&state.session(&window)?, key.into(), session_only).await
}

/// Closes this window once every run in it has come to the end of its present step.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_window<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    runs::park_all(&*state.session(&window)?).await;
    window.destroy().map_err(|error| window_problem(&error))
}

/// This window stays open after it was asked whether to close.
#[tauri::command]
#[specta::specta]
#[allow(clippy::needless_pass_by_value, reason = "this is how commands get their window")]
#[allow(clippy::unnecessary_wraps, reason = "every command answers alike")]
pub(crate) fn keep_window_open<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    state.asks_no_more(window.label());
    Ok(())
}

/// A window that could not be opened, closed or moved.
pub(crate) fn window_problem(error: &tauri::Error) -> Problem {
    let mut problem = Problem::new(Code::Internal, "handle a window", String::new());
    problem.support.detail = Some(error.to_string());
    problem
}
