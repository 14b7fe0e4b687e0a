//! The saved instances among themselves: their order and groups, copies, a file to share; and from one window to another.

use tauri::{AppHandle, Runtime, WebviewWindow};
use usecases::instances;
use usecases::problem::Outcome;
use usecases::view::instance::Look;
use usecases::view::instances::{ImportItem, SavedInstances, SwitchItem};

use super::start::{open, practice_window};
use crate::state::State;
use crate::{events, practice};

type AppState<'a> = tauri::State<'a, State>;

/// Moves a saved instance past its neighbour of the same group, towards the beginning or the end of the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_instance<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    id: String,
    up: bool,
) -> Outcome<()> {
    let way = if up { instances::Way::Up } else { instances::Way::Down };
    instances::move_one(&state.core()?, &id, way).await?;
    events::instances_changed(&app);
    Ok(())
}

/// Puts a saved instance into a group; with an empty text it stands in none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn group_instance<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    id: String,
    group: String,
) -> Outcome<()> {
    instances::set_group(&state.core()?, &id, &group).await?;
    events::instances_changed(&app);
    Ok(())
}

/// Saves a copy of an instance, without a key, under a name and a look of its own; answers with its id.
#[tauri::command]
#[specta::specta]
pub(crate) async fn duplicate_instance<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    id: String,
    name: String,
    look: Option<Look>,
) -> Outcome<String> {
    let copy = instances::duplicate(&state.core()?, &id, &name, look).await?;
    events::instances_changed(&app);
    Ok(copy)
}

/// Saves all instances without their keys as a file in the documents folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_instances(state: AppState<'_>) -> Outcome<SavedInstances> {
    instances::export(&state.core()?, state.folders.documents().to_path_buf()).await
}

/// Says what the instances of such a file would become here; saves nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn read_instances(state: AppState<'_>, text: String) -> Outcome<Vec<ImportItem>> {
    instances::read(&state.core()?, &text).await
}

/// Saves the instances of such a file that are not here yet; answers how many.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_instances<R: Runtime>(app: AppHandle<R>, state: AppState<'_>, text: String) -> Outcome<u32> {
    let added = instances::import(&state.core()?, &text).await?;
    events::instances_changed(&app);
    Ok(added)
}

/// What the switcher of an instance's window lists.
#[tauri::command]
#[specta::specta]
pub(crate) async fn other_instances<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
) -> Outcome<Vec<SwitchItem>> {
    let here = state.session(&window)?.profile().id;
    instances::switch(&state.core()?, &here.0).await
}

/// Opens the window of another instance, or brings it forward. The window that asks stays what it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn switch_to_instance<R: Runtime>(
    app: AppHandle<R>,
    window: WebviewWindow<R>,
    state: AppState<'_>,
    id: String,
) -> Outcome<()> {
    state.session(&window)?;
    if id == practice::PROFILE { practice_window(&app, &state).await } else { open(&app, &state, &id).await }
}
