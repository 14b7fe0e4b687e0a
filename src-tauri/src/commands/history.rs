//! The history of the window's instance, from its journal.

use tauri::{Runtime, WebviewWindow};
use usecases::history;
use usecases::problem::Outcome;
use usecases::view::history::{CasesPage, ChangesPage, HistoryQuery, JournalState};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Cases that match.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_cases<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: HistoryQuery,
) -> Outcome<CasesPage> {
    history::cases(&state.session(&window)?, query).await
}

/// Lines of all cases that match, the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_changes<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: HistoryQuery,
) -> Outcome<ChangesPage> {
    history::changes(&state.session(&window)?, query).await
}

/// Whether the journal is as it was written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_check<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<JournalState> {
    history::check(&state.session(&window)?).await
}
