//! Cells of the first organization and wishes for them, spelled short.

use domain::access::{CellKey, Wish};
use domain::{RoleId, TeamId, UserId};

use crate::world::org;

pub(crate) fn at(user: u64) -> CellKey {
    CellKey::organization(UserId(user), org(7))
}

pub(crate) fn in_team(user: u64, team: u64) -> CellKey {
    CellKey::team(UserId(user), org(7), TeamId(team))
}

pub(crate) fn give(role: RoleId) -> Wish {
    Wish::Role(role)
}
