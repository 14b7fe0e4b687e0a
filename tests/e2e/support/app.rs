//! The application under test: started under `WebDriver`, ended politely, by `kill -9`, or with its test.

use std::path::Path;
use std::time::Duration;

use fantoccini::Client;

use super::driver::Driver;
use super::world::World;
use super::{failure, process};

/// A running application and the hand on its current window. What the hand can do is in `page`, `windows` and `quality`.
pub(crate) struct App<'w> {
    world: &'w World,
    driver: Driver,
    pub(super) client: Client,
}

impl World {
    /// Opens the application; comes back when its first page is there.
    pub(crate) async fn start(&self) -> App<'_> {
        let app = self.open(env!("CARGO_BIN_EXE_gatehouse"), &[]).await;
        // The session answers before the first page does.
        app.until("return document.querySelector('[data-testid]') !== null", "the first page").await;
        app
    }

    /// Opens any program that lets itself be driven.
    pub(crate) async fn open(&self, program: &str, arguments: &[&str]) -> App<'_> {
        let driver = Driver::start(self);
        let client = driver.open(program, arguments).await;
        App { world: self, driver, client }
    }
}

impl App<'_> {
    /// The `WebDriver` client, for what the harness has no word for.
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Everything that the application has written to its standard streams, over all its starts in this world.
    pub(crate) fn output(&self) -> String {
        std::fs::read_to_string(self.world.folder().root().join("app.log")).unwrap_or_default()
    }

    /// `kill -9`, as a power cut would; comes back when it is gone. Start it again with [`World::start`].
    pub(crate) fn kill(self) {
        let running = self.programs();
        assert!(!running.is_empty(), "the application is not running");
        for id in &running {
            process::signal_to("KILL", &id.to_string());
        }
        process::await_outside("the end of the application", Duration::from_secs(10), || self.programs().is_empty());
    }

    /// Ends the session, which closes the application as a desktop's session end does.
    pub(crate) async fn quit(self) {
        self.client.clone().close().await.expect("the session ends");
        process::await_outside("the end of the application", Duration::from_secs(10), || self.programs().is_empty());
    }

    /// The process numbers of the application in this world; none after its end.
    pub(crate) fn programs(&self) -> Vec<u32> {
        let is_app = |id: &u32| {
            std::fs::read_link(format!("/proc/{id}/exe"))
                .is_ok_and(|program| program == Path::new(env!("CARGO_BIN_EXE_gatehouse")))
        };
        self.world.processes().into_iter().filter(is_app).collect()
    }
}

impl Drop for App<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            failure::keep(self.world.folder().root(), self.world.display());
        }
    }
}
