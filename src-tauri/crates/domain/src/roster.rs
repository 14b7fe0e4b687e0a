//! Who is in an organization and its teams, as it was last read. People and organizations themselves are in lists of
//! their own; here are only numbers, so that thousands of organizations fit into memory and into a small file.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{OrganizationId, RoleId, UserId};
use crate::organization::Team;
use crate::role::{OWNER, Role};
use crate::snapshot::TeamMember;

/// Who is in one organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// Where.
    pub organization: OrganizationId,
    /// When the reading began.
    pub as_of: Timestamp,
    /// Its members.
    pub members: Vec<Seat>,
    /// Its teams; `None` where they were not read.
    pub teams: Option<TeamRoster>,
    /// Roles that it made for itself, as far as they were needed to tell who is what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_roles: Vec<Role>,
    /// No list that was read may lack somebody.
    pub sure: bool,
}

/// A member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Who.
    pub user: UserId,
    /// In what role; `None` for one that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// The instance's word for an open invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<String>,
    /// Waiting for company sign-in; `None` where the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sso_pending: Option<bool>,
}

/// The teams of an organization.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRoster {
    /// Teams, deleted ones left out.
    pub teams: Vec<Team>,
    /// Who is in which of them.
    pub members: Vec<TeamMember>,
}

impl Roster {
    /// The owner, where there is exactly one.
    pub fn owner(&self) -> Option<UserId> {
        let mut owners = self.members.iter().filter(|seat| seat.role == Some(OWNER));
        owners.next().filter(|_| owners.next().is_none()).map(|seat| seat.user)
    }

    /// A person's place in it.
    pub fn seat(&self, user: UserId) -> Option<&Seat> {
        self.members.iter().find(|seat| seat.user == user)
    }
}
