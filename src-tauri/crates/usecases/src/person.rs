//! One person with everything they can reach.

use std::sync::Arc;

use domain::UserId;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::people::PersonPanel;

/// What is known of a person; memberships follow as [`crate::session::Happening::Person`].
pub async fn panel(_session: &Arc<Session>, _user: UserId) -> Outcome<PersonPanel> {
    Err(Problem::new(Code::Internal, "person", String::new()))
}

/// Stops looking for memberships.
pub async fn stop(_session: &Arc<Session>, _user: UserId) -> Outcome<()> {
    Err(Problem::new(Code::Internal, "person", String::new()))
}
