//! A journey that hangs is ended from outside, without a panic. Shortly before, what can be seen of it is kept.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use super::failure;
use super::folder::Folder;

/// Shorter than the time after which the test runner ends a journey (`.config/nextest.toml`).
const LONG: Duration = Duration::from_secs(100);
/// The same for a measurement, which no picture must disturb.
const MEASURING: Duration = Duration::from_secs(460);

/// Watches until it is dropped.
pub(crate) struct Watch {
    _ends: Sender<()>,
}

impl Watch {
    /// Watches the world with this folder and this display.
    pub(crate) fn over(folder: &Folder, display: &str) -> Self {
        let (ends, end) = mpsc::channel::<()>();
        let (root, display) = (folder.root().to_owned(), display.to_owned());
        let long = if std::env::var_os("GATEHOUSE_BENCH").is_some() { MEASURING } else { LONG };
        std::thread::spawn(move || {
            if end.recv_timeout(long) == Err(RecvTimeoutError::Timeout) {
                eprintln!("This journey takes longer than {long:?}.");
                failure::keep(&root, &display);
            }
        });
        Self { _ends: ends }
    }
}
