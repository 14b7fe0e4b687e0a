//! Who is in which organization and team: the public lists. Whether an administrator who is no member may read them is
//! not documented. "Organizations > User organization roles", "Teams > User team roles", "Users > … roles".

use domain::{OrganizationId, TeamId, UserId};

use super::{Endpoint, MANY, Paging, Target};
use crate::request::Path;

const OF_ORGANIZATIONS: Endpoint =
    Endpoint { operation: "read organization roles", answer: "userOrganizationRoles", paging: Paging::Once };
const OF_ORGANIZATION: Endpoint =
    Endpoint { operation: "read an organization role", answer: "userOrganizationRole", paging: Paging::Once };
const OF_TEAM: Endpoint = Endpoint {
    operation: "read team roles",
    answer: "userTeamRoles",
    paging: Paging::Pages { limit: MANY, sort: None },
};
const OF_TEAMS: Endpoint = Endpoint { operation: "read team roles", answer: "userTeamRoles", paging: Paging::Once };
const ONE_OF_TEAM: Endpoint = Endpoint { operation: "read a team role", answer: "userTeamRole", paging: Paging::Once };

const ORGANIZATION_ROLES: &str = "user-organization-roles";
const TEAM_ROLES: &str = "user-team-roles";

/// `GET /organizations/{o}/user-organization-roles`, `organizations:read`; no paging is documented.
pub(crate) fn of_organization(organization: OrganizationId) -> Target {
    Target::new(OF_ORGANIZATIONS, Path::new("organizations").id(organization.0).word(ORGANIZATION_ROLES))
}

/// `GET /organizations/{o}/user-organization-roles/{u}`, `organizations:read`.
pub(crate) fn of_organization_and_user(organization: OrganizationId, user: UserId) -> Target {
    let path = Path::new("organizations").id(organization.0).word(ORGANIZATION_ROLES).id(user.0);
    Target::new(OF_ORGANIZATION, path)
}

/// `GET /teams/{t}/user-team-roles`, `teams:read`; pages, without a documented sort key.
pub(crate) fn of_team(team: TeamId) -> Target {
    Target::new(OF_TEAM, Path::new("teams").id(team.0).word(TEAM_ROLES))
}

/// `GET /teams/{t}/user-team-roles/{u}`, `teams:read`.
pub(crate) fn of_team_and_user(team: TeamId, user: UserId) -> Target {
    Target::new(ONE_OF_TEAM, Path::new("teams").id(team.0).word(TEAM_ROLES).id(user.0))
}

/// `GET /users/{u}/user-organization-roles`, `user:read`; no paging is documented.
pub(crate) fn organizations_of_user(user: UserId) -> Target {
    Target::new(OF_ORGANIZATIONS, Path::new("users").id(user.0).word(ORGANIZATION_ROLES))
}

/// `GET /users/{u}/user-organization-roles/{o}`, `user:read`.
pub(crate) fn of_user_and_organization(user: UserId, organization: OrganizationId) -> Target {
    Target::new(OF_ORGANIZATION, Path::new("users").id(user.0).word(ORGANIZATION_ROLES).id(organization.0))
}

/// `GET /users/{u}/user-team-roles/{t}`, `user:read`.
pub(crate) fn of_user_and_team(user: UserId, team: TeamId) -> Target {
    Target::new(ONE_OF_TEAM, Path::new("users").id(user.0).word(TEAM_ROLES).id(team.0))
}

/// `GET /users/{u}/user-team-roles`, `user:read`; no paging is documented.
pub(crate) fn teams_of_user(user: UserId) -> Target {
    Target::new(OF_TEAMS, Path::new("users").id(user.0).word(TEAM_ROLES))
}
