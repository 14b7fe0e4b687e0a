//! One line or more for each reading; together they carry every documented parameter.

mod account;
mod administration;
mod places;
mod public;

use domain::{OrganizationId, TeamId, UserId};
use make_api::{Direction, Page};

use super::Line;

const USER: UserId = UserId(3);
const PLACE: OrganizationId = OrganizationId(101);
const TEAM: TeamId = TeamId(310);

#[allow(clippy::unnecessary_wraps, reason = "queries take what they look for as an option")]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// All four `pg` parameters.
fn page<S>(sort: S) -> Page<S> {
    Page { limit: Some(50), offset: Some(100), sort_by: Some(sort), direction: Some(Direction::Descending) }
}

pub(super) fn lines() -> Vec<Line> {
    let groups = [administration::lines(), account::lines(), places::lines(), public::lines()];
    groups.into_iter().flatten().collect()
}
