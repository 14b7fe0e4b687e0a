//! Runs: starting, following, stopping and continuing them.

use std::sync::Arc;

use domain::StepId;
use secrecy::SecretString;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::run::{RunItem, RunView};

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "runs", String::new()))
}

/// Starts a confirmed plan; answers with the run's id.
pub async fn start(_session: &Arc<Session>, _plan: String, _token: String) -> Outcome<String> {
    later()
}

/// A run as it stands.
pub async fn view(_session: &Arc<Session>, _run: String) -> Outcome<RunView> {
    later()
}

/// All runs of this instance, unfinished ones first.
pub async fn list(_session: &Arc<Session>) -> Outcome<Vec<RunItem>> {
    later()
}

/// Stops after the step at hand.
pub async fn stop(_session: &Arc<Session>, _run: String) -> Outcome<()> {
    later()
}

/// Goes on with a run that stands still.
pub async fn go_on(_session: &Arc<Session>, _run: String) -> Outcome<()> {
    later()
}

/// Tries a step again, with a new reading first.
pub async fn retry(_session: &Arc<Session>, _run: String, _step: StepId) -> Outcome<()> {
    later()
}

/// Leaves a step out, with a reason.
pub async fn skip(_session: &Arc<Session>, _run: String, _step: StepId, _reason: String) -> Outcome<()> {
    later()
}

/// Takes a new key for the same instance and goes on.
pub async fn new_key(
    _session: &Arc<Session>,
    _run: String,
    _key: SecretString,
    _session_only: bool,
) -> Outcome<()> {
    later()
}

/// Closes a run with steps left open.
pub async fn abandon(_session: &Arc<Session>, _run: String) -> Outcome<()> {
    later()
}
