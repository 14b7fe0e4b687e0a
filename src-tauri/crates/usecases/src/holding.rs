//! The account that takes over: searching, checking, creating.

use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::leave::HoldingOption;
use crate::view::review::Review;

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "holding", String::new()))
}

/// Accounts that match; for an empty text the remembered and likely ones.
pub async fn search(_session: &Arc<Session>, _draft: u32, _text: String) -> Outcome<Vec<HoldingOption>> {
    later()
}

/// The review of a plan that creates an account to hold organizations.
pub async fn review_creation(
    _session: &Arc<Session>,
    _draft: u32,
    _name: String,
    _email: String,
) -> Outcome<Review> {
    later()
}
