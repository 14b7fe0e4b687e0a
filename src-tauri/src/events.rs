//! What the core tells a window of its own accord.

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Runtime};
use tauri_specta::Event as _;
use usecases::session::Happening;

/// Something happened in the instance of this window; the window asks for what it shows.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct Happened(pub(crate) Happening);

/// The list of saved instances changed; for the start window.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct InstancesChanged;

/// Somebody closes this window while a run goes in it; the window asks what they want.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct ClosingAsked;

/// How the application looks or starts was changed; for every window.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct SettingsChanged;

/// Tells one window.
pub(crate) fn tell<R: Runtime>(app: &AppHandle<R>, label: &str, happening: Happening) {
    if let Err(error) = Happened(happening).emit_to(app, label) {
        tracing::warn!("an event did not reach its window: {error}");
    }
}

/// Tells the start window that the list of instances changed.
pub(crate) fn instances_changed<R: Runtime>(app: &AppHandle<R>) {
    if let Err(error) = InstancesChanged.emit_to(app, crate::windows::START) {
        tracing::warn!("an event did not reach its window: {error}");
    }
}

/// Tells every window that the settings of the application changed.
pub(crate) fn settings_changed<R: Runtime>(app: &AppHandle<R>) {
    if let Err(error) = SettingsChanged.emit(app) {
        tracing::warn!("an event did not reach its windows: {error}");
    }
}

/// Tells a window that somebody closes it while a run goes in it.
pub(crate) fn closing_asked<R: Runtime>(app: &AppHandle<R>, label: &str) {
    if let Err(error) = ClosingAsked.emit_to(app, label) {
        tracing::warn!("an event did not reach its window: {error}");
    }
}
