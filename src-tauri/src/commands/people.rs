//! People and organizations of the window's instance.

use domain::{OrganizationId, UserId};
use tauri::{Runtime, WebviewWindow};
use usecases::problem::Outcome;
use usecases::view::organization::OrganizationPanel;
use usecases::view::people::{ListQuery, OrganizationsPage, OrganizationsQuery, PeoplePage, PersonPanel};
use usecases::{directory, organization, person};

use super::numbers::Numbers;
use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Reads the lists anew in the background.
#[tauri::command]
#[specta::specta]
pub(crate) async fn refresh<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<()> {
    directory::refresh(&state.session(&window)?).await
}

/// Counts and a slice of the people.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: ListQuery,
) -> Outcome<PeoplePage> {
    directory::people(&state.session(&window)?, query).await
}

/// Counts and a slice of the organizations.
#[tauri::command]
#[specta::specta]
pub(crate) async fn organizations<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: OrganizationsQuery,
) -> Outcome<OrganizationsPage> {
    directory::organizations(&state.session(&window)?, query).await
}

/// Asks the instance itself by name and email, for people that have not arrived yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search_server<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    text: String,
) -> Outcome<()> {
    directory::search_server(&state.session(&window)?, text).await
}

/// One person with everything they can reach, as far as it is known; more comes by events.
#[tauri::command]
#[specta::specta]
pub(crate) async fn person_panel<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    user: UserId,
) -> Outcome<PersonPanel> {
    person::panel(&state.session(&window)?, user).await
}

/// Stops looking for a person's memberships.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stop_person<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    user: UserId,
) -> Outcome<()> {
    person::stop(&state.session(&window)?, user).await
}

/// Numbers of all people that match, eight bytes each, the least significant first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people_matching<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: ListQuery,
) -> Outcome<Numbers> {
    let found = directory::people_matching(&state.session(&window)?, query).await?;
    Ok(found.into_iter().map(|user| user.0).collect())
}

/// Numbers of all organizations that match, eight bytes each, the least significant first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn organizations_matching<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    query: OrganizationsQuery,
) -> Outcome<Numbers> {
    let found = directory::organizations_matching(&state.session(&window)?, query).await?;
    Ok(found.into_iter().map(|organization| organization.0).collect())
}

/// One organization with everything that is known of it; more comes by events.
#[tauri::command]
#[specta::specta]
pub(crate) async fn organization_panel<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    organization: OrganizationId,
) -> Outcome<OrganizationPanel> {
    organization::panel(&state.session(&window)?, organization).await
}
