//! Confirmations: issued by the core for a reviewed plan once its name was typed. The rules are with the plans
//! ([`crate::cases`]).

use std::sync::Arc;

use crate::problem::{Outcome, Problem};
use crate::session::Session;
use crate::view::review::Confirmation;

/// Confirms a plan. Reading and confirming never need editing to be open; starting does.
///
/// Fails with `UnknownPlan` for a plan that this window did not review, with `TypedNameDiffers` for another name.
#[allow(clippy::unused_async, reason = "every job of this crate is awaited by the shell")]
pub async fn confirm(session: &Arc<Session>, plan: String, typed: String) -> Outcome<Confirmation> {
    let token = session.cases.plans.confirm(&plan, &typed);
    token.map(|token| Confirmation { token }).map_err(|code| Problem::new(code, "confirm", session.now()))
}
