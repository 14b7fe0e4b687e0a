//! What all windows share: the data folder, the password safe, the keys of this session and the clock.

use std::path::Path;
use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};

/// The application's core, one per process.
pub struct Core {}

impl Core {
    /// Opens the data in `folder`, which is created where missing.
    pub fn open(_folder: &Path) -> Outcome<Arc<Self>> {
        Err(Problem::new(Code::Internal, "open", String::new()))
    }

    /// Now, with the offset of this computer.
    pub fn now(&self) -> domain::Timestamp {
        chrono::Local::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, false)
    }
}
