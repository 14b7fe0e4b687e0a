//! The lists of people and organizations.

use std::sync::Arc;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::people::{ListQuery, OrganizationsPage, PeoplePage};

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "directory", String::new()))
}

/// Starts loading unless it is loading already; progress comes as [`crate::session::Happening::Directory`].
pub async fn refresh(_session: &Arc<Session>) -> Outcome<()> {
    later()
}

/// People that match, as a slice with its counts.
pub async fn people(_session: &Arc<Session>, _query: ListQuery) -> Outcome<PeoplePage> {
    later()
}

/// Organizations that match.
pub async fn organizations(_session: &Arc<Session>, _query: ListQuery) -> Outcome<OrganizationsPage> {
    later()
}

/// Asks the instance by name and by email while the list is still loading.
pub async fn search_server(_session: &Arc<Session>, _text: String) -> Outcome<()> {
    later()
}
