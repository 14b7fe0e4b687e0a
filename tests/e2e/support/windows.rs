//! The application's windows: which one the hand is on, how large it is, which theme it wears, and pictures of it.

use std::path::Path;
use std::time::Instant;

use serde_json::json;

use super::app::App;
use super::page::PATIENCE;

/// The two themes of the application.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

impl Theme {
    /// As in `data-theme` and in the names of pictures.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

const LABEL: &str = "return window.__TAURI_INTERNALS__?.metadata?.currentWindow?.label ?? ''";

impl App<'_> {
    /// The labels of all open windows, in no certain order. The hand stays where it was, if that window still exists.
    pub(crate) async fn labels(&self) -> Vec<String> {
        let before = self.client.window().await.ok();
        let mut labels = Vec::new();
        for window in self.client.windows().await.expect("a list of windows") {
            if self.client.switch_to_window(window).await.is_ok() {
                let label = self.client.execute(LABEL, vec![]).await.unwrap_or_default();
                labels.push(label.as_str().unwrap_or_default().to_owned());
            }
        }
        if let Some(window) = before {
            // It may have closed meanwhile; then the next switch says where to go.
            self.client.switch_to_window(window).await.ok();
        }
        labels
    }

    /// Waits for the window with this label (`main`, `instance-practice`) and goes on in it.
    pub(crate) async fn switch_to(&self, label: &str) {
        self.switch_where(LABEL, |found| found == label, label).await;
    }

    /// Waits for a window whose title contains this and goes on in it.
    pub(crate) async fn switch_to_title(&self, part: &str) {
        self.switch_where("return document.title", |found| found.contains(part), part).await;
    }

    /// Waits for the window of the instance with this name (its banner's `data-instance`) and goes on in it.
    pub(crate) async fn switch_to_instance(&self, name: &str) {
        let script = "return document.querySelector('[data-testid=\"instance-banner\"]')?.dataset.instance ?? ''";
        self.switch_where(script, |found| found == name, name).await;
    }

    async fn switch_where(&self, script: &str, wanted: impl Fn(&str) -> bool, what: &str) {
        let started = Instant::now();
        loop {
            for window in self.client.windows().await.unwrap_or_default() {
                if self.client.switch_to_window(window).await.is_err() {
                    continue;
                }
                let found = self.client.execute(script, vec![]).await.unwrap_or_default();
                if found.as_str().is_some_and(&wanted) {
                    return;
                }
            }
            assert!(started.elapsed() < PATIENCE, "no window {what:?}; there are {:?}", self.labels().await);
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// Gives the window's page this size in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("a new window size");
        let there = format!("return innerWidth === {width} && innerHeight === {height}");
        self.until(&there, &format!("a page of {width} × {height}")).await;
    }

    /// Puts the page into this theme, whatever the system says.
    pub(crate) async fn wear(&self, theme: Theme) {
        self.run(&format!("document.documentElement.dataset.theme = {}", json!(theme.name()))).await;
        self.settled().await;
    }

    /// Waits until fonts are there, movements have ended and the page is drawn.
    pub(crate) async fn settled(&self) {
        self.run_async(
            "await document.fonts.ready;\
             const finite = document.getAnimations().filter(a => a.effect?.getComputedTiming().endTime !== Infinity);\
             await Promise.allSettled(finite.map(animation => animation.finished));\
             await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));",
        )
        .await;
    }

    /// Saves a picture of the page as PNG.
    pub(crate) async fn picture(&self, file: &Path) {
        self.settled().await;
        let png = self.client.screenshot().await.expect("a picture");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("a folder for pictures");
        }
        std::fs::write(file, png).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}
