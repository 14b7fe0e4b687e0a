//! What stands in the cells of a view: what is there, what locks it, what waits, what comes along.

use std::ops::Range;

use domain::access::follow::FollowWord;
use domain::access::{Cell, CellKey, CellState, FIRST_ROLE, Tray, cell, follow};
use domain::{RoleId, role};

use super::facts::Facts;
use super::last::Marks;
use super::layout::{Layout, Row};
use crate::view::access::{
    AccessCell, AccessRow, CellEnd, CellFollow, CellLast, CellUnknown, ColumnReading, StagedCell,
};

/// Rows with their cells.
pub(super) fn rows(
    layout: &Layout,
    tray: &Tray,
    last: &Marks,
    rows: Range<usize>,
    columns: Range<usize>,
) -> Vec<AccessRow> {
    let shown = layout.rows.get(rows).unwrap_or_default();
    let columns = layout.columns.get(columns).unwrap_or_default();
    let row = |row: &Row| AccessRow {
        user: row.someone.label.clone(),
        deleted: row.someone.deleted,
        cells: columns
            .iter()
            .map(|column| self::cell(&layout.facts, tray, last, CellKey { user: row.user(), place: column.place }))
            .collect(),
    };
    shown.iter().map(row).collect()
}

/// One cell.
pub(super) fn cell(facts: &Facts, tray: &Tray, last: &Marks, key: CellKey) -> AccessCell {
    let Cell { state, lock } = cell::of(&facts.known, tray, key);
    let staged = tray.get(&key).map(|edit| StagedCell {
        role: edit.wish.role(),
        was: edit.seen,
        stale: is_stale(state, edit.seen),
    });
    let follows = follow::in_cell(tray, &facts.known, key).map(|word| CellFollow { word, role: becomes(word) });
    let last = last.get(&key).copied().filter(|last| is_so(*last, state));
    AccessCell { role: present(state), unknown: unknown(facts, key, state), lock, staged, follows, last }
}

/// What was done is only said where it still is so.
fn is_so(last: CellLast, state: CellState) -> bool {
    last.end != CellEnd::Done || state == CellState::Present(last.wanted)
}

/// Something else is known to be there than was seen. What is not known is not stale.
pub(super) fn is_stale(state: CellState, seen: Option<RoleId>) -> bool {
    match state {
        CellState::Present(role) => role != seen,
        CellState::RoleNotShown | CellState::Gone => true,
        CellState::NotRead | CellState::Refused => false,
    }
}

fn present(state: CellState) -> Option<RoleId> {
    match state {
        CellState::Present(role) => role,
        CellState::RoleNotShown | CellState::NotRead | CellState::Refused | CellState::Gone => None,
    }
}

/// Why it is not known what is there.
pub(super) fn unknown(facts: &Facts, key: CellKey, state: CellState) -> Option<CellUnknown> {
    match state {
        CellState::Present(_) => None,
        CellState::RoleNotShown => Some(CellUnknown::RoleNotShown),
        CellState::Refused => Some(CellUnknown::Refused),
        CellState::Gone => Some(CellUnknown::Gone),
        CellState::NotRead => Some(match reading(facts, key) {
            ColumnReading::Reading => CellUnknown::Reading,
            ColumnReading::Refused => CellUnknown::Refused,
            ColumnReading::Known | ColumnReading::NotRead => CellUnknown::NotRead,
        }),
    }
}

fn reading(facts: &Facts, key: CellKey) -> ColumnReading {
    let spot = facts.spots.get(&key.place.organization());
    let reading = spot.map(|spot| if key.place.team().is_some() { spot.in_teams } else { spot.members });
    reading.unwrap_or(ColumnReading::NotRead)
}

fn becomes(word: FollowWord) -> Option<RoleId> {
    match word {
        FollowWord::ComesWithAdmin | FollowWord::StaysTeamAdmin => Some(role::TEAM_ADMIN),
        FollowWord::BecomesMember => Some(FIRST_ROLE),
        FollowWord::GoesWithRemoval => None,
    }
}
