//! What is known of the window's instance as a whole: memberships, news, findings, and what is kept of it.

use tauri::{Runtime, WebviewWindow};
use usecases::directory;
use usecases::problem::Outcome;
use usecases::view::directory::{CacheInfo, Findings, News};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Stops reading memberships.
#[tauri::command]
#[specta::specta]
pub(crate) async fn memberships_stop<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    directory::memberships_stop(&state.session(&window)?).await
}

/// Goes on reading memberships.
#[tauri::command]
#[specta::specta]
pub(crate) async fn memberships_go_on<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    directory::memberships_go_on(&state.session(&window)?).await
}

/// What changed since this instance was last looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn news<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<News> {
    directory::news(&state.session(&window)?).await
}

/// What changed was seen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn news_seen<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    directory::news_seen(&state.session(&window)?).await
}

/// What stands out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn findings<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<Findings> {
    directory::findings(&state.session(&window)?).await
}

/// What is kept on this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cache_info<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<CacheInfo> {
    directory::kept::info(&state.session(&window)?).await
}

/// Deletes what is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cache_delete<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<CacheInfo> {
    directory::kept::delete(&state.session(&window)?).await
}

/// Chooses whether anything is kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cache_switch<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    on: bool,
) -> Outcome<CacheInfo> {
    directory::kept::switch(&state.session(&window)?, on).await
}
