//! What an organization looked like before the first write: the return ticket.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{OrganizationId, RoleId, UserId};
use crate::membership::TeamMembership;
use crate::organization::{Organization, Team};
use crate::person::Person;
use crate::role::RoleBook;

/// A member of an organization with what is known of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// The role in this organization.
    pub role: RoleId,
    /// The instance's word for an open invitation.
    pub invitation: Option<String>,
    /// Waiting for company sign-in.
    pub sso_pending: Option<bool>,
}

/// Everything read about one organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationFacts {
    /// The organization with its license.
    pub organization: Organization,
    /// Its members with their roles, the owner among them.
    pub members: Vec<Member>,
    /// Its teams, deleted ones left out.
    pub teams: Vec<Team>,
    /// Who is in which of them.
    pub team_members: Vec<TeamMembership>,
}

impl OrganizationFacts {
    /// The organization's number.
    pub fn id(&self) -> OrganizationId {
        self.organization.id
    }

    /// The owner, where there is exactly one.
    pub fn owner(&self) -> Option<UserId> {
        let mut owners = self.members.iter().filter(|member| member.role == crate::role::OWNER);
        owners.next().filter(|_| owners.next().is_none()).map(|member| member.person.id)
    }

    /// The member with this number.
    pub fn member(&self, user: UserId) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == user)
    }

    /// A person's role in one team.
    pub fn team_role(&self, user: UserId, team: crate::TeamId) -> Option<RoleId> {
        self.team_members.iter().find(|row| row.user == user && row.team == team).map(|row| row.role)
    }
}

/// What was read right before a plan's first write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Format of this record; readers refuse newer ones.
    pub version: u32,
    /// When it was read.
    pub taken_at: Timestamp,
    /// Address of the instance.
    pub instance: String,
    /// The person the plan is about.
    pub person: Option<Person>,
    /// The organizations of the plan.
    pub organizations: Vec<OrganizationFacts>,
    /// The roles as they were called then.
    pub roles: RoleBook,
}

/// The format that this version writes.
pub const SNAPSHOT_VERSION: u32 = 1;
