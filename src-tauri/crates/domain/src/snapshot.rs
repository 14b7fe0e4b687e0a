//! What an organization looked like before the first write: the return ticket.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{OrganizationId, RoleId, TeamId, UserId};
use crate::membership::TeamMembership;
use crate::organization::{Organization, Team};
use crate::person::Person;
use crate::role::{Role, RoleBook};

/// A member of an organization with what is known of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The person.
    pub person: Person,
    /// The role in this organization; `None` for a member in a role that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// The instance's word for an open invitation.
    pub invitation: Option<String>,
    /// Waiting for company sign-in.
    pub sso_pending: Option<bool>,
}

/// Someone in a team of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// Who.
    pub user: UserId,
    /// Where.
    pub team: TeamId,
    /// The role there; `None` for someone in a role that the instance shows nowhere.
    pub role: Option<RoleId>,
    /// Whether the role can be changed directly, where the source says.
    pub changeable: Option<bool>,
    /// Waiting for company sign-in, where the source says.
    pub sso_pending: Option<bool>,
}

impl From<TeamMembership> for TeamMember {
    fn from(row: TeamMembership) -> Self {
        let TeamMembership { user, team, role, changeable, sso_pending } = row;
        Self { user, team, role: Some(role), changeable, sso_pending }
    }
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
    pub team_members: Vec<TeamMember>,
    /// Roles that the organization made for itself, as far as they were needed to tell who is what here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_roles: Vec<Role>,
}

impl OrganizationFacts {
    /// The organization's number.
    pub fn id(&self) -> OrganizationId {
        self.organization.id
    }

    /// The owner, where there is exactly one.
    pub fn owner(&self) -> Option<UserId> {
        let mut owners = self.members.iter().filter(|member| member.role == Some(crate::role::OWNER));
        owners.next().filter(|_| owners.next().is_none()).map(|member| member.person.id)
    }

    /// The member with this number.
    pub fn member(&self, user: UserId) -> Option<&Member> {
        self.members.iter().find(|member| member.person.id == user)
    }

    /// A person's place in one team; `None` where they are not in it.
    pub fn team_member(&self, user: UserId, team: TeamId) -> Option<&TeamMember> {
        self.team_members.iter().find(|row| row.user == user && row.team == team)
    }

    /// Members whose role the instance shows nowhere.
    pub fn members_not_shown(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.role.is_none())
    }

    /// The teams of a person in which their role is shown nowhere.
    pub fn teams_not_shown(&self, user: UserId) -> impl Iterator<Item = &Team> {
        let hidden = move |team: &&Team| self.team_member(user, team.id).is_some_and(|row| row.role.is_none());
        self.teams.iter().filter(hidden)
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
