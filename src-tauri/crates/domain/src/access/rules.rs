//! What may be staged, and why something may not. A plan asks the same again with what was just read.

use serde::{Deserialize, Serialize};

use super::cell::{self, CellState, Lock};
use super::known::Known;
use super::tray::{Tray, Wish};
use super::weight::{self, Weight};
use super::{CellKey, FIRST_ROLE, Place};
use crate::ids::{OrganizationId, RoleId};
use crate::role::{ADMIN, OWNER, RoleCategory};

/// Why a wish is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Refusal {
    /// It is the owner; the organization is handed over instead.
    Owner,
    /// Team Admin because of the role in the organization (H3).
    FixedTeamAdmin,
    /// Ownership is handed over, and no role that is given.
    OwnerRoleIsHandedOver,
    /// There is no such role in this kind of place.
    NoSuchRoleHere(RoleId),
    /// Waiting for the first company sign-in.
    WaitingForCompanySignIn,
    /// The instance shows the present role nowhere, so nobody could tell what is taken away.
    RoleNotShown,
    /// What is there was not read, or the instance refuses to tell.
    NotRead,
    /// The account is deleted.
    AccountDeleted,
    /// The organization or team is deleted.
    PlaceDeleted,
    /// There is nothing to remove.
    NothingThere,
    /// Who becomes Admin of the organization becomes Team Admin in all of its teams (H3).
    FollowsFromAdmin,
    /// Who is removed from the organization is removed from its teams.
    GoesWithRemoval,
    /// Nobody takes away from the person whose key is used.
    OwnAccess,
}

/// Whether a wish may stand beside those that wait. A wish for what is there already is for the tray to drop.
pub fn may(tray: &Tray, known: &Known, key: CellKey, wish: Wish) -> Result<(), Refusal> {
    let found = cell::of(known, tray, key);
    if found.lock == Some(Lock::DeletedAccount) {
        return Err(Refusal::AccountDeleted);
    }
    let present = match found.state {
        CellState::Present(role) => role,
        CellState::RoleNotShown => return Err(Refusal::RoleNotShown),
        CellState::NotRead | CellState::Refused => return Err(Refusal::NotRead),
        CellState::Gone => return Err(Refusal::PlaceDeleted),
    };
    if let Place::Team { organization, .. } = key.place {
        beside_the_organization(tray, known, key, organization, wish)?;
    }
    locked(found.lock)?;
    match wish {
        Wish::Role(role) => exists(known, key.place, role)?,
        Wish::Remove if present.is_none() => return Err(Refusal::NothingThere),
        Wish::Remove => {}
    }
    let takes_away = || matches!(weight::of(known, key.place, present, wish.role()), Weight::Removed | Weight::Less);
    if known.operator == Some(key.user) && takes_away() { Err(Refusal::OwnAccess) } else { Ok(()) }
}

fn locked(lock: Option<Lock>) -> Result<(), Refusal> {
    match lock {
        None => Ok(()),
        Some(Lock::Owner) => Err(Refusal::Owner),
        Some(Lock::FixedTeamAdmin) => Err(Refusal::FixedTeamAdmin),
        Some(Lock::WaitingForCompanySignIn) => Err(Refusal::WaitingForCompanySignIn),
        Some(Lock::RoleNotShown) => Err(Refusal::RoleNotShown),
        Some(Lock::DeletedAccount) => Err(Refusal::AccountDeleted),
        Some(Lock::DeletedPlace) => Err(Refusal::PlaceDeleted),
    }
}

/// What is wanted for the organization decides over its teams.
fn beside_the_organization(
    tray: &Tray,
    known: &Known,
    key: CellKey,
    organization: OrganizationId,
    wish: Wish,
) -> Result<(), Refusal> {
    match tray.get(&key.above()).map(|edit| edit.wish) {
        Some(Wish::Role(ADMIN)) => Err(Refusal::FollowsFromAdmin),
        Some(Wish::Remove) => Err(Refusal::GoesWithRemoval),
        Some(Wish::Role(_)) => Ok(()),
        None => match (cell::state(known, key.above()), wish) {
            // A team has only members of its organization, so a member is made first.
            (CellState::Present(None), Wish::Role(_)) => exists(known, Place::Organization(organization), FIRST_ROLE),
            (CellState::NotRead | CellState::Refused, _) => Err(Refusal::NotRead),
            (CellState::Present(_) | CellState::RoleNotShown | CellState::Gone, _) => Ok(()),
        },
    }
}

/// The instance, or the organization itself, has such a role for this kind of place, and it is one that is given.
fn exists(known: &Known, place: Place, role: RoleId) -> Result<(), Refusal> {
    if place.category() == RoleCategory::Organization && role == OWNER {
        return Err(Refusal::OwnerRoleIsHandedOver);
    }
    let found = known.role(place.organization(), role);
    if found.is_some_and(|found| found.category == place.category()) {
        Ok(())
    } else {
        Err(Refusal::NoSuchRoleHere(role))
    }
}
