//! Writes about who is where. "Admin > Users".
//!
//! Giving a role and removing are the same call with and without a body (H1), so they are kept apart by type: a role
//! call always has a role, and only [`Removal`] can be empty. Connections are deleted by one type alone.

use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::Method;

use super::body::{Content, Removal};
use super::{Call, EmptyBody, Sent, WriteClient};
use crate::listing::PlaceColumn;
use crate::request::{Body, Path, Query};
use crate::wire::Expected;

/// Removes somebody from one place and deletes the connections they made there, which breaks scenarios that use them.
/// The only type whose request carries `deleteConnections` and `confirmed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemoveWithConnections {
    user: UserId,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Organization(OrganizationId),
    Team(TeamId),
}

impl RemoveWithConnections {
    /// From this organization.
    pub fn from_organization(user: UserId, organization: OrganizationId) -> Self {
        Self { user, place: Place::Organization(organization) }
    }

    /// From this team.
    pub fn from_team(user: UserId, team: TeamId) -> Self {
        Self { user, place: Place::Team(team) }
    }

    fn call(self, empty_body: EmptyBody) -> Call {
        const FLAGS: [&str; 2] = ["deleteConnections", "confirmed"];
        let flags = |names: [&'static str; 2]| names.iter().fold(Query::new(), |query, name| query.with(name, "true"));
        let (path, expected, query) = match self.place {
            Place::Organization(organization) => {
                (organization_role(self.user, organization), Expected::OrganizationRole, flags(FLAGS))
            }
            // Listed the other way round there.
            Place::Team(team) => (team_role(self.user, team), Expected::TeamRole, flags([FLAGS[1], FLAGS[0]])),
        };
        Call { query, ..Call::new(Method::POST, path, Removal(empty_body), expected) }
    }
}

impl WriteClient {
    /// `POST /admin/users/{userId}/user-organization-roles/{organizationId}`: gives a role, adding the person where
    /// needed. `admin:write` and `user:write`; "Admin > Users". An added Admin (12) is put into every team as Team
    /// Admin. 400 for the owner (11): ownership is only handed over.
    pub async fn set_organization_role(&self, user: UserId, organization: OrganizationId, role: RoleId) -> Sent {
        self.set_organization_role_showing(user, organization, role, &[]).await
    }

    /// The same, `POST /admin/users/{userId}/user-organization-roles/{organizationId}?cols[]=`, with the columns of the
    /// answer. `admin:write` and `user:write`.
    pub async fn set_organization_role_showing(
        &self,
        user: UserId,
        organization: OrganizationId,
        role: RoleId,
        columns: &[PlaceColumn],
    ) -> Sent {
        let path = organization_role(user, organization);
        let call = Call::new(Method::POST, path, Content::role(role), Expected::OrganizationRole);
        self.send(call.showing(columns)).await
    }

    /// `POST /admin/users/{userId}/user-organization-roles/{organizationId}` without a role: removes the person (H1).
    /// Their connections stay. `admin:write` and `user:write`; "Admin > Users".
    pub async fn remove_from_organization(&self, user: UserId, organization: OrganizationId) -> Sent {
        self.remove_from_organization_showing(user, organization, &[]).await
    }

    /// The same, `POST /admin/users/{userId}/user-organization-roles/{organizationId}?cols[]=`, with the columns of the
    /// answer. `admin:write` and `user:write`.
    pub async fn remove_from_organization_showing(
        &self,
        user: UserId,
        organization: OrganizationId,
        columns: &[PlaceColumn],
    ) -> Sent {
        let path = organization_role(user, organization);
        let call = Call::new(Method::POST, path, Removal(self.empty_body), Expected::OrganizationRole);
        self.send(call.showing(columns)).await
    }

    /// `POST /admin/users/{userId}/user-organization-roles/{organizationId}/transfer`, documented without a body; the
    /// person in the path is the new owner. The former one is left as Admin (H4). `admin:write` and `user:write`;
    /// "Admin > Users".
    pub async fn transfer_ownership(&self, organization: OrganizationId, new_owner: UserId) -> Sent {
        let path = organization_role(new_owner, organization).word("transfer");
        self.send(Call::new(Method::POST, path, Body::Empty, Expected::OrganizationRoles)).await
    }

    /// `POST /admin/users/{userId}/user-team-roles/{teamId}`: gives a role; the person is already in the organization.
    /// `admin:write` and `user:write`; "Admin > Users". A fixed Team Admin (`changeable: false`) cannot be changed.
    pub async fn set_team_role(&self, user: UserId, team: TeamId, role: RoleId) -> Sent {
        self.send(Call::new(Method::POST, team_role(user, team), Content::role(role), Expected::TeamRole)).await
    }

    /// `POST /admin/users/{userId}/user-team-roles/{teamId}` without a role: removes the person from the team (H1).
    /// Their connections stay. `admin:write` and `user:write`; "Admin > Users".
    pub async fn remove_from_team(&self, user: UserId, team: TeamId) -> Sent {
        let path = team_role(user, team);
        self.send(Call::new(Method::POST, path, Removal(self.empty_body), Expected::TeamRole)).await
    }

    /// `POST /admin/users/{userId}/user-organization-roles/{organizationId}` or `POST
    /// /admin/users/{userId}/user-team-roles/{teamId}`, without a role and with `deleteConnections=true` and
    /// `confirmed=true`: removes the person and deletes their connections there, for good. `admin:write` and
    /// `user:write`; "Admin > Users".
    pub async fn remove_with_connections(&self, removal: RemoveWithConnections) -> Sent {
        self.send(removal.call(self.empty_body)).await
    }
}

fn organization_role(user: UserId, organization: OrganizationId) -> Path {
    Path::new("admin/users").id(user.0).word("user-organization-roles").id(organization.0)
}

fn team_role(user: UserId, team: TeamId) -> Path {
    Path::new("admin/users").id(user.0).word("user-team-roles").id(team.0)
}
