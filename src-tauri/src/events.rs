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
