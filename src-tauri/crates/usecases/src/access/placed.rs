//! Cells by their places, as panels show them beside what they read themselves.

use domain::access::{CellKey, Tray};

use super::facts::Facts;
use super::stage::place_of;
use super::{cells, options};
use crate::session::Session;
use crate::view::access::{CellAt, CellsAt, PlacedCell};

/// Cells that are given at once.
const AT_ONCE: usize = 500;

/// The cells, and the roles that can stand in one of them.
pub(super) fn of(session: &Session, tray: &Tray, asked: Vec<CellAt>) -> CellsAt {
    let asked = asked.into_iter().take(AT_ONCE);
    let found = asked.filter_map(|CellAt { user, place }| {
        let key = CellKey { user, place: place_of(session, user, &place)? };
        Some((place, key))
    });
    let found: Vec<(String, CellKey)> = found.collect();
    let organizations = found.iter().map(|(_, key)| key.place.organization());
    let facts = Facts::of(session, organizations.collect::<std::collections::BTreeSet<_>>());
    let facts = facts.with(session, found.iter().map(|(_, key)| key.user));
    let last = session.access.last.marks();
    let cell = |(place, key): (String, CellKey)| PlacedCell {
        user: key.user,
        place,
        organization: key.place.organization(),
        cell: cells::cell(&facts, tray, &last, key),
    };
    CellsAt { cells: found.into_iter().map(cell).collect(), roles: options::of(&facts) }
}
