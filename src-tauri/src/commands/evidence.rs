//! The proof of a run.

use tauri::{Runtime, WebviewWindow};
use usecases::evidence;
use usecases::problem::Outcome;
use usecases::view::evidence::{Evidence, SavedFiles, Tick};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Values read back, line by line.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evidence_view<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
) -> Outcome<Evidence> {
    evidence::evidence(&state.session(&window)?, run).await
}

/// Notes a tick of the browser check.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evidence_tick<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
    tick: Tick,
) -> Outcome<Evidence> {
    evidence::tick(&state.session(&window)?, run, tick).await
}

/// Saves the proof into the documents folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn evidence_export<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
) -> Outcome<SavedFiles> {
    let folder = state.folders.documents().to_path_buf();
    evidence::export(&state.session(&window)?, run, folder).await
}
