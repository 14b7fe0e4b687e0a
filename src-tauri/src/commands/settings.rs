//! Settings: of the application, for every window; of an instance, for its own window; and the report for support.

use domain::{RoleId, UserId};
use tauri::{AppHandle, Runtime, WebviewWindow};
use usecases::first_step;
use usecases::problem::Outcome;
use usecases::rules::{self, HouseRules, LeavingRules};
use usecases::settings::{self, AppSettings};
use usecases::support::{self, Machine};
use usecases::view::instance::{FirstStep, InstanceInfo};

use crate::events;
use crate::state::State;

type AppState<'a> = tauri::State<'a, State>;

/// How the application looks and starts.
#[tauri::command]
#[specta::specta]
pub(crate) async fn app_settings(state: AppState<'_>) -> Outcome<AppSettings> {
    settings::settings(&state.core()?).await
}

/// Changes how the application looks and starts; every window hears of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_app_settings<R: Runtime>(
    app: AppHandle<R>,
    state: AppState<'_>,
    settings: AppSettings,
) -> Outcome<AppSettings> {
    let settings = settings::set(&state.core()?, settings).await?;
    events::settings_changed(&app);
    Ok(settings)
}

/// Changes how this instance is worked with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_house_rules<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    rules: HouseRules,
) -> Outcome<HouseRules> {
    rules::set(&state.session(&window)?, rules).await
}

/// One of the first steps with this instance was looked at.
#[tauri::command]
#[specta::specta]
pub(crate) async fn first_step_seen<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    step: FirstStep,
) -> Outcome<InstanceInfo> {
    first_step::seen(&state.session(&window)?, step).await
}

/// What a leave on this instance starts with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leaving_rules<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<LeavingRules> {
    rules::leaving(&state.session(&window)?).await
}

/// Changes what a leave on this instance starts with.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_leaving_rules<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
    role: RoleId,
    team_role: Option<RoleId>,
    holding: Option<UserId>,
) -> Outcome<LeavingRules> {
    rules::set_leaving(&state.session(&window)?, role, team_role, holding).await
}

/// The report for support, to be looked at before it is saved.
#[tauri::command]
#[specta::specta]
pub(crate) async fn support_report<R: Runtime>(window: WebviewWindow<R>, state: AppState<'_>) -> Outcome<String> {
    let core = state.core()?;
    let machine = Machine {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        web_view: tauri::webview_version().unwrap_or_else(|_| "not known".to_owned()),
    };
    let log = state.folders.data().join(crate::logging::FILE);
    let text = support::bundle(&core, state.session(&window).ok().as_ref(), &machine, &log).await?;
    state.show_report(window.label(), text.clone());
    Ok(text)
}

/// Saves the report that this window showed last; answers with the path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_support_report<R: Runtime>(
    window: WebviewWindow<R>,
    state: AppState<'_>,
) -> Outcome<Option<String>> {
    let Some(text) = state.shown_report(window.label()) else { return Ok(None) };
    support::save(&state.core()?, state.folders.documents(), text).await.map(Some)
}
