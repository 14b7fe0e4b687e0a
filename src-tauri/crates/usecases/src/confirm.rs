//! Confirmations: issued by the core, bound to a plan and the typed name, spent at once, good for 60 seconds.

use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::review::Confirmation;

/// Confirms a plan with the typed name.
pub async fn confirm(_session: &Arc<Session>, _plan: String, _typed: String) -> Outcome<Confirmation> {
    Err(Problem::new(Code::Internal, "confirm", String::new()))
}
