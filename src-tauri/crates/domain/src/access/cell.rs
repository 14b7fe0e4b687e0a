//! One cell: what somebody has in one place, and why it cannot be changed here, where it cannot.

use serde::{Deserialize, Serialize};

use super::known::{Held, Known};
use super::tray::{Tray, Wish};
use super::{CellKey, Place};
use crate::ids::{OrganizationId, RoleId, UserId};
use crate::role::{ADMIN, OWNER, TEAM_ADMIN};

/// What is known of a cell. What was not read is no access of anybody, and no absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum CellState {
    /// The role; `None` means no access.
    Present(Option<RoleId>),
    /// The person is there, in a role that the instance shows nowhere.
    RoleNotShown,
    /// Not read (yet), or not surely.
    NotRead,
    /// The instance refuses to tell.
    Refused,
    /// The place is deleted.
    Gone,
}

/// Why a cell cannot be changed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// The owner; an organization is handed over.
    Owner,
    /// Team Admin because of the role in the organization (H3).
    FixedTeamAdmin,
    /// Waiting for the first company sign-in.
    WaitingForCompanySignIn,
    /// The instance shows the present role nowhere, so nobody could tell what is taken away.
    RoleNotShown,
    /// The account is deleted.
    DeletedAccount,
    /// The organization or team is deleted.
    DeletedPlace,
}

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What is there.
    pub state: CellState,
    /// Why it cannot be changed; `None` also for what was not read.
    pub lock: Option<Lock>,
}

/// The cell as it is. The tray matters for one thing: who is staged to be Admin no longer is no longer locked in teams.
pub fn of(known: &Known, tray: &Tray, key: CellKey) -> Cell {
    let state = state(known, key);
    Cell { state, lock: lock(known, tray, key, state) }
}

/// What is there.
pub fn state(known: &Known, key: CellKey) -> CellState {
    let organization = key.place.organization();
    if known.gone.contains(&organization) {
        return CellState::Gone;
    }
    let Some(site) = known.site(organization) else {
        let refused = known.refused.contains(&organization);
        return if refused { CellState::Refused } else { CellState::NotRead };
    };
    let held = match key.place {
        Place::Organization(_) => site.seat(key.user),
        Place::Team { team, .. } => match site.has_team(team) {
            None => return CellState::NotRead,
            Some(false) => return CellState::Gone,
            Some(true) => site.row(key.user, team),
        },
    };
    match held {
        None if !site.is_sure() => CellState::NotRead,
        None => CellState::Present(None),
        Some(Held { role: None, .. }) => CellState::RoleNotShown,
        Some(Held { role, .. }) => CellState::Present(role),
    }
}

fn lock(known: &Known, tray: &Tray, key: CellKey, state: CellState) -> Option<Lock> {
    if known.deleted.contains(&key.user) {
        return Some(Lock::DeletedAccount);
    }
    match (state, key.place) {
        (CellState::Gone, _) => Some(Lock::DeletedPlace),
        (CellState::RoleNotShown, _) => Some(Lock::RoleNotShown),
        (CellState::Present(Some(OWNER)), Place::Organization(_)) => Some(Lock::Owner),
        (CellState::Present(_), _) if waits(known, key) => Some(Lock::WaitingForCompanySignIn),
        (CellState::Present(Some(_)), Place::Team { .. }) if is_fixed(known, tray, key) => Some(Lock::FixedTeamAdmin),
        (CellState::Present(_) | CellState::NotRead | CellState::Refused, _) => None,
    }
}

fn held(known: &Known, key: CellKey) -> Option<Held> {
    let site = known.site(key.place.organization())?;
    match key.place {
        Place::Organization(_) => site.seat(key.user),
        Place::Team { team, .. } => site.row(key.user, team),
    }
}

/// Whoever waits in the organization waits in its teams.
fn waits(known: &Known, key: CellKey) -> bool {
    [key, key.above()].into_iter().any(|key| held(known, key).is_some_and(|held| held.waiting))
}

/// Fixed by a role in the organization that stays. Without such a role the way out is to remove and to add again, which
/// a plan does (H3).
fn is_fixed(known: &Known, tray: &Tray, key: CellKey) -> bool {
    let rules = matches!(standing(known, tray, key.user, key.place.organization()), Some(OWNER | ADMIN));
    let by_row = |row: Held| row.changeable.map_or(row.role == Some(TEAM_ADMIN), |changeable| !changeable);
    rules && held(known, key).is_some_and(by_row)
}

/// The role in an organization that somebody has once the tray is carried out.
pub(super) fn standing(known: &Known, tray: &Tray, user: UserId, organization: OrganizationId) -> Option<RoleId> {
    let key = CellKey::organization(user, organization);
    match tray.get(&key).map(|edit| edit.wish) {
        Some(Wish::Role(role)) => Some(role),
        Some(Wish::Remove) => None,
        None => held(known, key).and_then(|held| held.role),
    }
}
