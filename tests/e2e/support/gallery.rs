//! Pictures of a journey in both themes, and the result that `cargo xtask demo` reads.

use std::path::PathBuf;

use serde_json::json;

use super::app::App;
use super::windows::Theme;

/// A folder that fills with numbered pictures, `03-review-light.png`.
pub(crate) struct Gallery {
    folder: PathBuf,
    pictures: Vec<String>,
    screens: usize,
}

impl Gallery {
    /// Pictures go into this folder.
    pub(crate) fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), pictures: Vec::new(), screens: 0 }
    }

    /// The gallery of the demonstration: the folder in `GATEHOUSE_DEMO`.
    pub(crate) fn demo() -> Self {
        Self::new(std::env::var_os("GATEHOUSE_DEMO").expect("started by `cargo xtask demo`"))
    }

    /// One screen in light and dark; the page is left in light.
    pub(crate) async fn screen(&mut self, app: &App<'_>, name: &str) {
        self.screens += 1;
        for theme in [Theme::Dark, Theme::Light] {
            let file = format!("{:02}-{name}-{}.png", self.screens, theme.name());
            app.wear(theme).await;
            app.picture(&self.folder.join(&file)).await;
            self.pictures.push(file);
        }
    }

    /// Writes `result.json`: how many steps the run had, how many were confirmed by reading back, and one line for people.
    pub(crate) fn finish(mut self, steps: usize, confirmed: usize, summary: &str) {
        self.pictures.sort();
        let result =
            json!({ "summary": summary, "steps": steps, "confirmed": confirmed, "screenshots": self.pictures });
        std::fs::create_dir_all(&self.folder).expect("the demonstration's folder");
        std::fs::write(self.folder.join("result.json"), result.to_string()).expect("the demonstration's result");
    }
}

/// Pictures of a journey, kept only where the variable `GATEHOUSE_PICTURES` names a folder: for looking at screens that have no place in
/// the demonstration.
pub(crate) struct Pictures(Option<Gallery>);

impl Pictures {
    /// Those of the journey with this name.
    pub(crate) fn of(journey: &str) -> Self {
        Self(std::env::var_os("GATEHOUSE_PICTURES").map(|folder| Gallery::new(PathBuf::from(folder).join(journey))))
    }

    /// One screen in light and dark, where pictures are wanted.
    pub(crate) async fn screen(&mut self, app: &App<'_>, name: &str) {
        if let Some(gallery) = &mut self.0 {
            gallery.screen(app, name).await;
        }
    }
}
