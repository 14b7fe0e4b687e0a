//! The start window: saved instances, connecting one, the practice instance.

use tauri::ipc::Channel;
use tauri::{AppHandle, Runtime, WebviewWindow};
use usecases::problem::Outcome;
use usecases::session::Session;
use usecases::view::connect::{CheckLine, ConnectReport, NewInstance};
use usecases::view::instance::{InstanceItem, Kind, Look};
use usecases::{connect, session, settings};

use super::TypedKey;
use crate::state::State;
use crate::{events, practice, windows};
use std::sync::Arc;

type AppState<'a> = tauri::State<'a, State>;

/// The saved instances in their order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn list_instances(state: AppState<'_>) -> Outcome<Vec<InstanceItem>> {
    let mut items = connect::instances(&state.core()?).await?;
    for item in &mut items {
        item.open = state.open_session(&item.id).is_some();
    }
    Ok(items)
}

/// Checks an address and a key; reads only. Lines are sent as they are decided.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_connection(
    state: AppState<'_>,
    address: String,
    key: TypedKey,
    lines: Channel<CheckLine>,
) -> Outcome<ConnectReport> {
    let tell = move |line| {
        let _ = lines.send(line);
    };
    Ok(connect::check(&state.core()?, &address, key.into(), &tell).await)
}

/// Saves an instance with its key and opens its window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_instance<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    instance: NewInstance,
    key: TypedKey,
    session_only: bool,
) -> Outcome<String> {
    let core = state.core()?;
    let id = connect::save(&core, instance, key.into(), session_only).await?;
    events::instances_changed(&app);
    open(&app, &state, &id).await?;
    Ok(id)
}

/// Opens the window of a saved instance, or brings it forward.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_instance<R: Runtime>(app: AppHandle<R>, state: AppState<'_>, id: String) -> Outcome<()> {
    open(&app, &state, &id).await
}

/// Changes name, kind and look of a saved instance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn update_instance<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    id: String,
    name: String,
    kind: Kind,
    look: Look,
) -> Outcome<()> {
    connect::update(&state.core()?, &id, name.clone(), kind, look).await?;
    windows::retitle(&app, &id, &name).map_err(|error| super::instance::window_problem(&error))?;
    events::instances_changed(&app);
    Ok(())
}

/// Replaces the key of a saved instance after checking that it belongs to the same instance.
#[tauri::command]
#[specta::specta]
pub(crate) async fn replace_key(
    state: AppState<'_>,
    id: String,
    key: TypedKey,
    session_only: bool,
) -> Outcome<ConnectReport> {
    connect::replace_key(&state.core()?, &id, key.into(), session_only).await
}

/// Deletes a saved instance with its key. What was done with it stays in the journal. Not while a run of it is
/// unfinished (`CaseOpen`); its window is closed first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_instance<R: Runtime>(app: AppHandle<R>, state: AppState<'_>, id: String) -> Outcome<()> {
    connect::may_delete(&state.core()?, &id).await?;
    close_parked(&app, &state, &id).await?;
    connect::delete(&state.core()?, &id).await?;
    events::instances_changed(&app);
    Ok(())
}

/// Starts the practice instance where it does not run yet, and opens its window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_practice<R: Runtime>(app: AppHandle<R>, state: AppState<'_>) -> Outcome<()> {
    practice_window(&app, &state).await
}

/// The same for the command line.
pub(crate) async fn practice_window<R: Runtime>(app: &AppHandle<R>, state: &State) -> Outcome<()> {
    if state.open_session(practice::PROFILE).is_none() {
        let mut running = state.practice.lock().await;
        let core = state.core()?;
        if running.is_none() {
            *running = Some(practice::start(state.folders.data())?);
        }
        if let Some(running) = running.as_ref() {
            let (address, key) = running.address_and_key();
            let session = session::open_practice(&core, &address, key.into()).await?;
            keep(app, state, practice::PROFILE, session);
        }
    }
    show(app, practice::PROFILE, "Sample data")
}

/// Begins the practice instance anew. Its window is closed first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_practice_over<R: Runtime>(app: AppHandle<R>, state: AppState<'_>) -> Outcome<()> {
    close_parked(&app, &state, practice::PROFILE).await?;
    state.forget(practice::PROFILE);
    *state.practice.lock().await = None;
    practice::forget(state.folders.data())?;
    usecases::runs::close_practice_runs(&state.core()?).await?;
    practice_window(&app, &state).await
}

/// Closes the window of an instance, where it is open, once its runs have come to a safe point.
async fn close_parked<R: Runtime>(app: &AppHandle<R>, state: &State, id: &str) -> Outcome<()> {
    if let Some(session) = state.open_session(id) {
        usecases::runs::park_all(&session).await;
    }
    windows::close_instance(app, id).map_err(|error| super::instance::window_problem(&error))
}

/// Opens what was opened last, where somebody wants that; false where nothing is to open.
pub(crate) async fn open_last<R: Runtime>(app: &AppHandle<R>, state: &State) -> Outcome<bool> {
    match settings::to_open(&state.core()?).await? {
        Some(id) => open(app, state, &id).await.map(|()| true),
        None => Ok(false),
    }
}

pub(super) async fn open<R: Runtime>(app: &AppHandle<R>, state: &State, id: &str) -> Outcome<()> {
    if state.open_session(id).is_none() {
        let session = session::open(&state.core()?, id).await?;
        keep(app, state, id, session);
    }
    // That it opens again by itself is a comfort; that it could not be noted must not keep anybody out.
    if let Err(problem) = settings::opened(&state.core()?, id.to_owned()).await {
        tracing::warn!(%problem, "what was opened last could not be noted");
    }
    let name = state.open_session(id).map(|session| session.profile().name).unwrap_or_default();
    show(app, id, &name)
}

/// Keeps a session and lets it tell its own window, and no other, what happens.
fn keep<R: Runtime>(app: &AppHandle<R>, state: &State, id: &str, session: Arc<Session>) {
    let (app, label) = (app.clone(), windows::label_of(id));
    session.on_happening(Arc::new(move |happening| events::tell(&app, &label, happening)));
    state.keep(id, session);
}

fn show<R: Runtime>(app: &AppHandle<R>, id: &str, name: &str) -> Outcome<()> {
    windows::open_instance(app, id, name).map_err(|error| super::instance::window_problem(&error))?;
    events::instances_changed(app);
    Ok(())
}

/// Brings the start window forward.
#[tauri::command]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "the framework hands windows over by value")]
pub(crate) fn show_start<R: Runtime>(window: WebviewWindow<R>) -> Outcome<()> {
    let app = tauri::Manager::app_handle(&window);
    windows::open_start(app).map(|_| ()).map_err(|error| super::instance::window_problem(&error))
}
