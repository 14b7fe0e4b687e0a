//! The shell: the only part of Gatehouse that knows Tauri. It opens windows, binds each of them to one instance, and
//! passes commands on; what they do is in `usecases`.

#[cfg(feature = "bench")]
mod bench;
mod commands;
mod drawing;
mod events;
mod folders;
pub mod logging;
mod practice;
pub mod protection;
mod state;
mod windows;

use std::process::ExitCode;

use tauri::{Manager as _, Runtime};

pub use commands::bindings::builder as bindings_builder;
pub use state::State;

/// The application's configuration, capabilities and web files; tests use the same on a mock runtime.
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Makes the state and mounts the events. A plugin, because plugins are set up on the mock runtime as well.
pub fn plugin<R: Runtime>(state: State) -> tauri::plugin::TauriPlugin<R> {
    tauri::plugin::Builder::new("gatehouse")
        .setup(move |app, _| {
            bindings_builder::<R>().mount_events(app);
            app.manage(state);
            Ok(())
        })
        .build()
}

/// Runs the application until its last window is closed.
pub fn run() -> ExitCode {
    let folders = match folders::Folders::of_this_user() {
        Ok(folders) => folders,
        Err(error) => return failed(&error),
    };
    logging::start(&folders);
    drawing::fit();
    if protection::PROTECTED {
        protection::protect_memory();
    }
    match build(folders) {
        Ok(app) => {
            app.run(windows::on_event);
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn build(folders: folders::Folders) -> tauri::Result<tauri::App> {
    let bridge = bindings_builder::<tauri::Wry>().invoke_handler();
    #[cfg(feature = "bench")]
    let bridge = bench::with_echo(bridge);
    tauri::Builder::default()
        .plugin(plugin(State::new(folders)))
        .invoke_handler(bridge)
        .on_window_event(windows::on_window_event)
        .setup(|app| {
            let practice = std::env::args().any(|argument| argument == "--practice");
            open_first(app.handle().clone(), practice);
            Ok(())
        })
        .build(context())
}

/// `--practice` goes straight to the sample data; otherwise the settings say whether an instance opens by itself. The start
/// window opens where none does: each window has a web view of its own, and whoever waits for a list waits for both.
fn open_first(app: tauri::AppHandle, practice: bool) {
    tauri::async_runtime::spawn(async move {
        let state = app.state::<State>();
        let opened = if practice {
            commands::start::practice_window(&app, &state).await.map(|()| true)
        } else {
            commands::start::open_last(&app, &state).await
        };
        let shown = opened.unwrap_or_else(|problem| {
            tracing::error!("what was to open first cannot be opened: {problem}");
            false
        });
        if !shown && let Err(error) = windows::open_start(&app) {
            tracing::error!("the start window cannot be opened: {error}");
            app.exit(1);
        }
    });
}

fn failed(error: &dyn std::fmt::Display) -> ExitCode {
    tracing::error!("Gatehouse cannot start: {error}");
    ExitCode::FAILURE
}
