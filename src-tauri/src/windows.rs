//! Windows: `main` is the start window; `instance-<profile id>` is bound to one instance for its whole life.

mod pages;

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Manager as _, RunEvent, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Window, WindowEvent,
};

use usecases::presence;

use crate::events;
use crate::state::State;

/// Label of the start window.
pub(crate) const START: &str = "main";
const INSTANCE: &str = "instance-";

/// The profile that a window is bound to.
pub(crate) fn profile_of(label: &str) -> Option<&str> {
    label.strip_prefix(INSTANCE)
}

/// Label of a profile's window.
pub(crate) fn label_of(profile: &str) -> String {
    format!("{INSTANCE}{profile}")
}

/// Opens the start window, or brings it forward.
pub(crate) fn open_start<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    if let Some(window) = app.get_webview_window(START) {
        events::instances_changed(app);
        return bring_forward(window);
    }
    build(app, START, "Gatehouse", (760.0, 720.0))
}

/// Opens the window of an instance, or brings it forward; the start window steps back.
pub(crate) fn open_instance<R: Runtime>(app: &AppHandle<R>, profile: &str, name: &str) -> tauri::Result<()> {
    let label = label_of(profile);
    match app.get_webview_window(&label) {
        Some(window) => bring_forward(window)?,
        None => build(app, &label, &format!("{name} – Gatehouse"), (1280.0, 800.0))?,
    };
    // Not every system tells which window has the focus.
    came_to(app, &label);
    if let Some(start) = app.get_webview_window(START) {
        start.hide()?;
    }
    Ok(())
}

/// Closes the window of an instance, where it is open.
pub(crate) fn close_instance<R: Runtime>(app: &AppHandle<R>, profile: &str) -> tauri::Result<()> {
    match app.get_webview_window(&label_of(profile)) {
        Some(window) => window.destroy(),
        None => Ok(()),
    }
}

/// Puts the instance's present name into the title of its window.
pub(crate) fn retitle<R: Runtime>(app: &AppHandle<R>, profile: &str, name: &str) -> tauri::Result<()> {
    match app.get_webview_window(&label_of(profile)) {
        Some(window) => window.set_title(&format!("{name} – Gatehouse")),
        None => Ok(()),
    }
}

fn build<R: Runtime>(
    app: &AppHandle<R>,
    label: &str,
    title: &str,
    size: (f64, f64),
) -> tauri::Result<WebviewWindow<R>> {
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App("index.html".into()))
        .title(title)
        .inner_size(size.0, size.1)
        .min_inner_size(720.0, 560.0)
        // Pages come from the application alone; whatever tries to lead elsewhere is refused.
        .on_navigation(pages::is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny);
    pages::without_network(window).build()
}

fn bring_forward<R: Runtime>(window: WebviewWindow<R>) -> tauri::Result<WebviewWindow<R>> {
    window.show()?;
    window.unminimize()?;
    window.set_focus()?;
    Ok(window)
}

/// Keeps the start window alive behind instances, and lets a run come to a safe point before its window closes.
pub(crate) fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } if window.label() == START && has_instances(window.app_handle()) => {
            api.prevent_close();
            let _ = window.hide();
        }
        WindowEvent::CloseRequested { api, .. } => close_safely(window, api),
        WindowEvent::Destroyed => gone(window),
        WindowEvent::Focused(true) => came_to(window.app_handle(), window.label()),
        WindowEvent::Resized(_)
        | WindowEvent::Moved(_)
        | WindowEvent::Focused(false)
        | WindowEvent::ScaleFactorChanged { .. }
        | WindowEvent::DragDrop(_)
        | WindowEvent::ThemeChanged(_)
        | _ => {}
    }
}

/// Somebody works with the instance of this window now: whatever was open for writing in others is locked.
fn came_to<R: Runtime>(app: &AppHandle<R>, label: &str) {
    let state = app.state::<State>();
    if let Some(session) = profile_of(label).and_then(|profile| state.open_session(profile)) {
        presence::here(&session);
        presence::went_to(&session, state.open_sessions());
    }
}

/// Where a run is going, the window asks first. Whoever closes it again, because the page does not answer for instance, is
/// taken at their word.
fn close_safely<R: Runtime>(window: &Window<R>, api: &tauri::CloseRequestApi) {
    let state = window.state::<State>();
    let Some(session) = profile_of(window.label()).and_then(|profile| state.open_session(profile)) else { return };
    if !usecases::runs::any_live(&session) {
        return;
    }
    api.prevent_close();
    if state.asks_to_close(window.label()) {
        events::closing_asked(window.app_handle(), window.label());
        return;
    }
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        usecases::runs::park_all(&session).await;
        let _ = window.destroy();
    });
}

fn gone<R: Runtime>(window: &Window<R>) {
    let app = window.app_handle();
    if let Some(profile) = profile_of(window.label()) {
        app.state::<State>().asks_no_more(window.label());
        app.state::<State>().forget(profile);
        if !has_instances(app) {
            let _ = open_start(app);
        }
    }
}

fn has_instances<R: Runtime>(app: &AppHandle<R>) -> bool {
    app.webview_windows().keys().any(|label| profile_of(label).is_some())
}

/// Nothing else happens at the level of the application.
pub(crate) fn on_event<R: Runtime>(_app: &AppHandle<R>, _event: RunEvent) {}
