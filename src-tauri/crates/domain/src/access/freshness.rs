//! What is no longer as it was seen: wishes whose facts changed, and the difference of two readings.

use serde::{Deserialize, Serialize};

use super::cell::{self, CellState};
use super::known::{Held, Known, Site};
use super::tray::Tray;
use super::{CellKey, Place};
use crate::ids::{OrganizationId, RoleId, TeamId, UserId};

/// A wish whose facts changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Stale {
    /// Which cell.
    pub key: CellKey,
    /// What was there when it was staged; `None` means no access.
    pub seen: Option<RoleId>,
    /// What is there now.
    pub now: CellState,
}

/// Wishes whose cell is not as it was when they were staged, or cannot be read. What is to be decided later is not
/// among them.
pub fn compare(known: &Known, tray: &Tray) -> Vec<Stale> {
    let used = tray.edits().iter().filter(|(_, edit)| !edit.later);
    used.filter_map(|(key, edit)| {
        let now = cell::state(known, *key);
        (now != CellState::Present(edit.seen)).then_some(Stale { key: *key, seen: edit.seen, now })
    })
    .collect()
}

/// A cell that differs between two readings of an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// Which cell.
    pub key: CellKey,
    /// What it was.
    pub before: CellState,
    /// What it is.
    pub now: CellState,
}

/// Cells that differ between two readings of the same organization, by people and places. Teams that only one of the
/// two knows count as gone in the other; nothing is said of teams where one of the two did not read them.
pub fn differences(before: &Site, now: &Site) -> Vec<Difference> {
    let organization = now.organization();
    let mut found = Vec::new();
    for user in people(before, now) {
        let (from, to) = (seat(before, before.seat(user)), seat(now, now.seat(user)));
        if from != to {
            found.push(Difference { key: CellKey::organization(user, organization), before: from, now: to });
        }
        if let (Some(_), Some(_)) = (before.teams(), now.teams()) {
            teams(before, now, user, &mut found);
        }
    }
    found
}

/// Everybody in one of the two, by number.
fn people(before: &Site, now: &Site) -> Vec<UserId> {
    let of = |site: &Site| site.people().chain(site.people_of_teams()).collect::<Vec<_>>();
    let mut all = of(before);
    all.extend(of(now));
    all.sort_unstable();
    all.dedup();
    all
}

/// Both lists are in the order of teams, so one walk through both is enough.
fn teams(before: &Site, now: &Site, user: UserId, found: &mut Vec<Difference>) {
    let (mut left, mut right) = (before.rows(user), now.rows(user));
    while let Some(team) = next(left, right) {
        let (from, to) = (take(&mut left, team), take(&mut right, team));
        if from.map(|held| held.role) == to.map(|held| held.role) {
            continue;
        }
        let key = CellKey::team(user, now.organization(), team);
        let difference = Difference { key, before: row(before, team, from), now: row(now, team, to) };
        if difference.before != difference.now {
            found.push(difference);
        }
    }
}

fn next(left: &[(TeamId, Held)], right: &[(TeamId, Held)]) -> Option<TeamId> {
    let first = |rows: &[(TeamId, Held)]| rows.first().map(|(team, _)| *team);
    match (first(left), first(right)) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (one, other) => one.or(other),
    }
}

fn take(rows: &mut &[(TeamId, Held)], team: TeamId) -> Option<Held> {
    let ((at, held), rest) = rows.split_first()?;
    if *at != team {
        return None;
    }
    *rows = rest;
    Some(*held)
}

fn row(site: &Site, team: TeamId, held: Option<Held>) -> CellState {
    if site.has_team(team) == Some(true) { seat(site, held) } else { CellState::Gone }
}

fn seat(site: &Site, held: Option<Held>) -> CellState {
    match held {
        Some(Held { role: Some(role), .. }) => CellState::Present(Some(role)),
        Some(Held { role: None, .. }) => CellState::RoleNotShown,
        None if site.is_sure() => CellState::Present(None),
        None => CellState::NotRead,
    }
}

/// Where a cell is of an organization that was not read at all, nothing can be said: these are the organizations that
/// have to be read for a tray.
pub fn organizations(tray: &Tray) -> Vec<OrganizationId> {
    let mut all: Vec<_> = tray.edits().keys().map(|key| key.place).map(Place::organization).collect();
    all.sort_unstable();
    all.dedup();
    all
}
