//! What comes along with a wish without having been said: shown beside it before anything is sent.

use serde::{Deserialize, Serialize};

use super::cell::{self, CellState};
use super::known::Known;
use super::tray::{Edit, Tray, Wish};
use super::{CellKey, Place};
use crate::ids::{OrganizationId, TeamId};
use crate::role::{ADMIN, TEAM_ADMIN};

/// What a wish brings along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Follow {
    /// The wish that it comes from; of several the first.
    pub cause: CellKey,
    /// What it is.
    pub kind: FollowKind,
}

/// Kinds of what comes along. Teams are `None` where they were not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum FollowKind {
    /// An Admin becomes Team Admin in all teams, for good (H3).
    FixedTeamAdminIn {
        /// All teams.
        teams: Option<Vec<TeamId>>,
    },
    /// Who gets a role in a team becomes a member of its organization. It is a step of its own.
    BecomesMember {
        /// Where.
        organization: OrganizationId,
    },
    /// Who is added to an organization sees nothing there until given a team.
    SeesNothingYet {
        /// Where.
        organization: OrganizationId,
    },
    /// Who is removed from an organization loses these teams.
    TeamsGo {
        /// The teams that they are in.
        teams: Option<Vec<TeamId>>,
    },
    /// Who is no longer Admin stays Team Admin here, unless something else is staged (H3).
    StaysTeamAdmin {
        /// Where nothing is staged.
        teams: Option<Vec<TeamId>>,
    },
}

/// What comes along, in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum FollowWord {
    /// Team Admin, because of becoming Admin of the organization.
    ComesWithAdmin,
    /// Member, because of a role in a team.
    BecomesMember,
    /// No access, because of being removed from the organization.
    GoesWithRemoval,
    /// Still Team Admin after no longer being Admin.
    StaysTeamAdmin,
}

/// Everything that comes along with a tray: people by number, for each what their places in organizations bring along
/// before what those in teams do.
pub fn from(tray: &Tray, known: &Known) -> Vec<Follow> {
    let mut found = Vec::new();
    let mut last = None;
    for (key, edit) in tray.edits() {
        match key.place {
            Place::Organization(organization) => found.extend(of_organization(tray, known, *key, organization, edit)),
            Place::Team { organization, .. } => {
                // Teams of one organization stand side by side, so the first of them is the cause.
                let above = key.above();
                if last != Some(above) && edit.wish != Wish::Remove && becomes_member(tray, known, above) {
                    found.push(Follow { cause: *key, kind: FollowKind::BecomesMember { organization } });
                    last = Some(above);
                }
            }
        }
    }
    found
}

fn of_organization(
    tray: &Tray,
    known: &Known,
    cause: CellKey,
    organization: OrganizationId,
    edit: &Edit,
) -> Option<Follow> {
    let (user, site) = (cause.user, known.site(organization));
    let teams = site.and_then(|site| site.teams());
    let rows = teams.and(site).map(|site| site.rows(user));
    let kind = match (edit.seen, edit.wish) {
        (_, Wish::Role(ADMIN)) => FollowKind::FixedTeamAdminIn { teams: teams.map(<[TeamId]>::to_vec) },
        (_, Wish::Remove) => {
            let teams = rows.map(|rows| rows.iter().map(|(team, _)| *team).collect::<Vec<_>>());
            return some(cause, teams, |teams| FollowKind::TeamsGo { teams });
        }
        (Some(ADMIN), Wish::Role(_)) => {
            let free = |team: TeamId| tray.get(&CellKey::team(user, organization, team)).is_none();
            let stays = |rows: &[(TeamId, super::known::Held)]| {
                let rows = rows.iter().filter(|(team, row)| row.role == Some(TEAM_ADMIN) && free(*team));
                rows.map(|(team, _)| *team).collect::<Vec<_>>()
            };
            return some(cause, rows.map(stays), |teams| FollowKind::StaysTeamAdmin { teams });
        }
        (None, Wish::Role(_)) => {
            let given = tray.in_teams(user, organization).any(|(_, edit)| edit.wish != Wish::Remove);
            return (!given).then_some(Follow { cause, kind: FollowKind::SeesNothingYet { organization } });
        }
        (Some(_), Wish::Role(_)) => return None,
    };
    Some(Follow { cause, kind })
}

/// Nothing where it is known that there are none.
fn some(
    cause: CellKey,
    teams: Option<Vec<TeamId>>,
    kind: impl FnOnce(Option<Vec<TeamId>>) -> FollowKind,
) -> Option<Follow> {
    let none = teams.as_ref().is_some_and(Vec::is_empty);
    (!none).then(|| Follow { cause, kind: kind(teams) })
}

/// Nothing is wanted for the organization, and the person is not in it.
fn becomes_member(tray: &Tray, known: &Known, above: CellKey) -> bool {
    tray.get(&above).is_none() && cell::state(known, above) == CellState::Present(None)
}

/// What comes along in one cell, from wishes for other cells.
pub fn in_cell(tray: &Tray, known: &Known, key: CellKey) -> Option<FollowWord> {
    match key.place {
        Place::Organization(organization) => {
            let given = tray.in_teams(key.user, organization).any(|(_, edit)| edit.wish != Wish::Remove);
            (given && becomes_member(tray, known, key)).then_some(FollowWord::BecomesMember)
        }
        Place::Team { organization, team } => {
            let above = tray.get(&key.above())?;
            let row = known.site(organization).and_then(|site| site.row(key.user, team));
            match above.wish {
                Wish::Role(ADMIN) => Some(FollowWord::ComesWithAdmin),
                Wish::Remove => row.map(|_| FollowWord::GoesWithRemoval),
                Wish::Role(_) => {
                    let stays = above.seen == Some(ADMIN) && row.is_some_and(|row| row.role == Some(TEAM_ADMIN));
                    (stays && tray.get(&key).is_none()).then_some(FollowWord::StaysTeamAdmin)
                }
            }
        }
    }
}
