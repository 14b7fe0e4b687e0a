//! Preparing a leave: what was found, what should happen, who takes over. Nothing here changes the instance.

use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::leave::{LeaveDraft, LeaveInput, LeaveStart};
use crate::view::review::Review;

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "leave", String::new()))
}

/// Begins a case: answers at once with the leaver; what is found follows as [`crate::session::Happening::Draft`].
pub async fn begin(_session: &Arc<Session>, _start: LeaveStart) -> Outcome<LeaveDraft> {
    later()
}

/// The draft as it stands.
pub async fn draft(_session: &Arc<Session>, _draft: u32) -> Outcome<LeaveDraft> {
    later()
}

/// Takes the choices of a person, whole.
pub async fn choose(_session: &Arc<Session>, _draft: u32, _choices: LeaveInput) -> Outcome<LeaveDraft> {
    later()
}

/// Stops looking for memberships.
pub async fn stop_looking(_session: &Arc<Session>, _draft: u32) -> Outcome<LeaveDraft> {
    later()
}

/// Makes the plan and its review.
pub async fn review(_session: &Arc<Session>, _draft: u32) -> Outcome<Review> {
    later()
}
