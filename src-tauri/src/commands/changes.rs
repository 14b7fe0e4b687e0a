//! Changes from the panels of people and organizations, up to the review. Nothing here changes the instance.

use domain::{OrganizationId, UserId};
use tauri::{Runtime, WebviewWindow};
use usecases::changes;
use usecases::problem::Outcome;
use usecases::view::changes::{ChangeChoices, ChangeWish, NewPersonWish, PersonHit, PersonValues, PlaceValues};
use usecases::view::review::{PlaceName, Review};

use super::TypedPassword;
use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// Makes the plan of a change for the review.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_review<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    wish: ChangeWish,
) -> Outcome<Review> {
    changes::review(&state.session(&window)?, wish).await
}

/// Makes the plan that creates a person. The password goes in and never comes out; without one the instance mails one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_review_person<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    wish: NewPersonWish,
    password: Option<TypedPassword>,
) -> Outcome<Review> {
    changes::review_person(&state.session(&window)?, wish, password.map(Into::into)).await
}

/// What can be chosen in forms.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_choices<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
) -> Outcome<ChangeChoices> {
    changes::choices(&state.session(&window)?).await
}

/// One person's values, as just read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_person<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    user: UserId,
) -> Outcome<PersonValues> {
    changes::person(&state.session(&window)?, user).await
}

/// One organization's values, as just read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_place<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    organization: OrganizationId,
) -> Outcome<PlaceValues> {
    changes::place(&state.session(&window)?, organization).await
}

/// People that match by name, email or number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_find_people<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    text: String,
) -> Outcome<Vec<PersonHit>> {
    changes::find_people(&state.session(&window)?, text).await
}

/// Organizations that match by name or number.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_find_organizations<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    text: String,
) -> Outcome<Vec<PlaceName>> {
    changes::find_organizations(&state.session(&window)?, text).await
}
