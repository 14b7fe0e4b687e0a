//! The instance that the calling window is bound to: what it is, whether it may write, its key.

use tauri::{Runtime, WebviewWindow};
use usecases::passport::{self, KeyPassport};
use usecases::problem::{Code, Outcome, Problem};
use usecases::view::instance::InstanceInfo;
use usecases::{editing, presence, runs, session};

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

/// Somebody touched this window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn present<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    presence::here(&*state.session(&window)?);
    Ok(())
}

/// Somebody is back at this window; the key is fetched again where it was wiped meanwhile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn come_back<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<InstanceInfo> {
    presence::come_back(&state.session(&window)?).await
}

/// What is known of the key besides the key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn key_passport<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<KeyPassport> {
    passport::passport(&state.session(&window)?).await
}

/// Notes the day by which the key is to be renewed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn renew_key_by<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    day: Option<String>,
) -> Outcome<KeyPassport> {
    passport::set_renew_by(&state.session(&window)?, day).await
}

/// Forgets the key, here and in the keychain.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_key<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<InstanceInfo> {
    passport::forget_key(&state.session(&window)?).await
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
