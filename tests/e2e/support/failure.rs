//! What a failed test leaves for the people who look into it: a picture of its display and what the application said.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::display::Display;
use super::folder::files_below;

/// `target/e2e/<test>/` in the checkout.
pub(crate) fn place() -> PathBuf {
    let name = std::env::var("NEXTEST_TEST_NAME").ok();
    let thread = std::thread::current().name().map(str::to_owned);
    let name = name.or(thread).unwrap_or_else(|| "unnamed".into()).replace("::", "/");
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/e2e").join(name)
}

/// Saves what can be seen and read at this moment. Called while panicking, so nothing in here may panic.
pub(crate) fn keep(root: &Path, display: &str) {
    if !first_time(display) {
        return;
    }
    let place = place();
    if let Err(error) = fs::create_dir_all(&place) {
        eprintln!("{} cannot be made: {error}", place.display());
        return;
    }
    if !Display::picture(display, &place.join("display.png")) {
        eprintln!("there is no picture of {display}");
    }
    for file in files_below(root) {
        let log = file.extension().is_some_and(|ending| ending == "log");
        if let (true, Some(name)) = (log, file.file_name()) {
            fs::copy(&file, place.join(name)).ok();
        }
    }
    eprintln!("A picture and the logs are in {}", place.display());
}

/// The application and its world both call, and the application's windows are gone when the world does.
fn first_time(display: &str) -> bool {
    static KEPT: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let first = !kept.iter().any(|name| name == display);
    kept.push(display.to_owned());
    first
}
