//! Lists of the window's instance as files.

use tauri::{Runtime, WebviewWindow};
use usecases::export;
use usecases::problem::Outcome;
use usecases::view::export::{Exported, OrganizationsExport, PeopleExport, SavedSheet};

use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Saves people into the documents folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_people<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    order: PeopleExport,
) -> Outcome<Exported> {
    let folder = state.folders.documents().to_path_buf();
    export::people(&state.session(&window)?, order, folder).await
}

/// Saves who has what into the documents folder: one row for each role of the chosen people.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_access<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    order: PeopleExport,
) -> Outcome<Exported> {
    let folder = state.folders.documents().to_path_buf();
    export::access(&state.session(&window)?, order, folder).await
}

/// Saves organizations into the documents folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_organizations<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    order: OrganizationsExport,
) -> Outcome<Exported> {
    let folder = state.folders.documents().to_path_buf();
    export::organizations(&state.session(&window)?, order, folder).await
}

/// Saves what became of every line of a case into the documents folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_result<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    run: String,
) -> Outcome<SavedSheet> {
    let folder = state.folders.documents().to_path_buf();
    export::result(&state.session(&window)?, run, folder).await
}
