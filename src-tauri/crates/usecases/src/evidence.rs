//! The proof of a run: values read back with their times, from the journal and never from the plan.

use std::path::PathBuf;
use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::evidence::{Evidence, SavedFiles, Tick};

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "evidence", String::new()))
}

/// The proof of a run.
pub async fn evidence(_session: &Arc<Session>, _run: String) -> Outcome<Evidence> {
    later()
}

/// Notes a tick of the browser check.
pub async fn tick(_session: &Arc<Session>, _run: String, _tick: Tick) -> Outcome<Evidence> {
    later()
}

/// Saves the proof as a page and as a record.
pub async fn export(_session: &Arc<Session>, _run: String, _folder: PathBuf) -> Outcome<SavedFiles> {
    later()
}
