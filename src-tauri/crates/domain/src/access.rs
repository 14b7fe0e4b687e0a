//! Who may do what where, and what somebody wants to be different: the rules behind the table of people and places.
//!
//! What was read is in [`known`], one cell of it in [`cell`]. Wishes wait in a [`tray`]; what may wait there say
//! [`rules`], several at once are put there by [`staging`], what comes along with them says [`follow`]. Before anything
//! is carried out, [`freshness`] finds the wishes whose facts changed. How heavy a change is says [`weight`].
//!
//! The plan that is made of a tray is in [`crate::plan::access`]; rows, columns and sorting are in `usecases`.

pub mod cell;
pub mod follow;
pub mod freshness;
pub mod known;
pub mod rules;
pub mod staging;
pub mod tray;
pub mod weight;

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, TeamId, UserId};
use crate::plan::fact::Subject;
use crate::role::RoleCategory;

pub use cell::{Cell, CellState, Lock};
pub use follow::{Follow, FollowKind};
pub use freshness::Stale;
pub use known::{Known, Site};
pub use rules::Refusal;
pub use tray::{Edit, Tray, Wish};
pub use weight::{Weighed, Weight};

/// Where somebody has a role. Organizations come before teams, teams stand by their organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Place {
    /// In an organization.
    Organization(OrganizationId),
    /// In a team.
    Team {
        /// The team's organization.
        organization: OrganizationId,
        /// Which team.
        team: TeamId,
    },
}

impl Place {
    /// The organization that it is, or that it belongs to.
    pub fn organization(self) -> OrganizationId {
        match self {
            Self::Organization(organization) | Self::Team { organization, .. } => organization,
        }
    }

    /// The team, where it is one.
    pub fn team(self) -> Option<TeamId> {
        match self {
            Self::Organization(_) => None,
            Self::Team { team, .. } => Some(team),
        }
    }

    /// What kind of role is given there.
    pub fn category(self) -> RoleCategory {
        match self {
            Self::Organization(_) => RoleCategory::Organization,
            Self::Team { .. } => RoleCategory::Team,
        }
    }

    /// How outside tests and exports spell it: `org-7`, `team-9`.
    pub fn word(self) -> String {
        match self {
            Self::Organization(organization) => format!("org-{organization}"),
            Self::Team { team, .. } => format!("team-{team}"),
        }
    }
}

/// One person in one place. Of one person, organizations come before teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CellKey {
    /// Who.
    pub user: UserId,
    /// Where.
    pub place: Place,
}

impl CellKey {
    /// Somebody's place in an organization.
    pub fn organization(user: UserId, organization: OrganizationId) -> Self {
        Self { user, place: Place::Organization(organization) }
    }

    /// Somebody's place in a team.
    pub fn team(user: UserId, organization: OrganizationId, team: TeamId) -> Self {
        Self { user, place: Place::Team { organization, team } }
    }

    /// The cell that a fact is about; `None` where it is about no role in a place.
    pub fn of(subject: &Subject) -> Option<Self> {
        match *subject {
            Subject::OrganizationRole { user, organization } => Some(Self::organization(user, organization)),
            Subject::TeamRole { user, organization, team } => Some(Self::team(user, organization, team)),
            Subject::License { .. }
            | Subject::Owner { .. }
            | Subject::Account { .. }
            | Subject::AccountByEmail { .. }
            | Subject::TeamsBesides { .. }
            | Subject::OwnedBesides { .. }
            | Subject::AdminRole { .. }
            | Subject::PersonField { .. }
            | Subject::OrganizationByName { .. }
            | Subject::TeamByName { .. }
            | Subject::TeamName { .. } => None,
        }
    }

    /// The same person in the organization itself.
    #[must_use]
    pub fn above(self) -> Self {
        Self::organization(self.user, self.place.organization())
    }

    /// How it is spelled where one word is needed: `u12@team-9`.
    pub fn word(self) -> String {
        format!("u{}@{}", self.user, self.place.word())
    }
}

/// The role in an organization that somebody gets who is only wanted in one of its teams.
pub const FIRST_ROLE: RoleId = crate::role::MEMBER;
