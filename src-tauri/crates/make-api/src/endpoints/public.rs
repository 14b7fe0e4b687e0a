//! The calls that every person's key has: organizations, teams and people that the key's own person belongs to.
//! Whether an administrator who is no member may read others' is not documented. "Organizations", "Teams", "Users".

use domain::{OrganizationId, TeamId};

use super::{Endpoint, LARGE, Paging, Target};
use crate::read::{InTeam, MemberPlace, PublicOrganizationQuery, PublicPeopleQuery};
use crate::request::Path;

/// No sort key is documented for these lists.
const PAGED: Paging = Paging::Pages { limit: LARGE, sort: None };

const ORGANIZATIONS: Endpoint =
    Endpoint { operation: "list the own organizations", answer: "organizations", paging: PAGED };
const ORGANIZATION: Endpoint =
    Endpoint { operation: "read an organization's use", answer: "organization", paging: Paging::Once };
const USAGE: Endpoint = Endpoint { operation: "read an organization's days", answer: "data", paging: Paging::Once };
const INVITATION: Endpoint = Endpoint { operation: "read an invitation", answer: "invitation", paging: Paging::Once };
const TEAMS: Endpoint = Endpoint { operation: "list the own teams", answer: "teams", paging: PAGED };
const TEAM: Endpoint = Endpoint { operation: "read a team's use", answer: "team", paging: Paging::Once };
const PEOPLE: Endpoint = Endpoint { operation: "list people of the own places", answer: "users", paging: PAGED };

/// `GET /organizations?zone=&externalId=`, `organizations:read`.
pub(crate) fn organizations(query: &PublicOrganizationQuery) -> Target {
    Target::new(ORGANIZATIONS, Path::new("organizations"))
        .with_some("zone", query.zone.as_deref())
        .with_some("externalId", query.external_id.as_deref())
}

/// `GET /organizations/{o}`, `organizations:read`; `wait=true` right after its creation.
pub(crate) fn organization(organization: OrganizationId, just_created: bool) -> Target {
    let target = Target::new(ORGANIZATION, Path::new("organizations").id(organization.0));
    if just_created { target.with("wait", "true") } else { target }
}

/// `GET /organizations/{o}/usage`, `organizations:read`; days count by `organizationTimezone=true` or by UTC.
pub(crate) fn usage(organization: OrganizationId, in_its_time_zone: bool) -> Target {
    let target = Target::new(USAGE, Path::new("organizations").id(organization.0).word("usage"));
    if in_its_time_zone { target.with("organizationTimezone", "true") } else { target }
}

/// `GET /organizations/invitation?hash=`, no scope listed; the answer is not documented.
pub(crate) fn invitation(hash: &str) -> Target {
    Target::new(INVITATION, Path::new("organizations/invitation")).with("hash", hash)
}

/// `GET /teams?organizationId=`, `teams:read`.
pub(crate) fn teams(organization: OrganizationId) -> Target {
    Target::new(TEAMS, Path::new("teams")).with("organizationId", &organization)
}

/// `GET /teams/{t}`, `teams:read`.
pub(crate) fn team(team: TeamId) -> Target {
    Target::new(TEAM, Path::new("teams").id(team.0))
}

/// `GET /users?organizationId=&organizationRoleId=&filterByTeamId=` or `GET /users?teamId=&teamRoleId=`, `user:read`.
pub(crate) fn people(query: &PublicPeopleQuery) -> Target {
    let target = Target::new(PEOPLE, Path::new("users"));
    let target = match query.place {
        MemberPlace::Organization(organization, role) => {
            target.with("organizationId", &organization).with_some("organizationRoleId", role.as_ref())
        }
        MemberPlace::Team(team, role) => target.with("teamId", &team).with_some("teamRoleId", role.as_ref()),
    };
    let filter = query.in_team.map(|team| match team {
        InTeam::None => TeamId(0),
        InTeam::Team(team) => team,
    });
    target.with_some("filterByTeamId", filter.as_ref())
}
