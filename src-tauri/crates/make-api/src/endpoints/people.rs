//! People of the instance, of an organization, of a team. "Admin > Users"; `admin:read` and `user:read`.

use domain::{OrganizationId, RoleId, TeamId, UserId};

use super::{Endpoint, MANY, Paging, Target};
use crate::read::{MemberPlace, MemberQuery, PeopleQuery, SecondFactor};
use crate::request::Path;

/// Rows come sorted by number, so that somebody new never moves the others.
const SORTED: Paging = Paging::Pages { limit: MANY, sort: Some("id") };

/// Enough to notice a second owner.
const FEW: u32 = 10;

const EVERYONE: Endpoint = Endpoint { operation: "list people", answer: "users", paging: SORTED };
const MEMBERS: Endpoint = Endpoint { operation: "list members", answer: "users", paging: SORTED };

/// The columns of a person that `GET /admin/users` answers by default, for when further ones are asked for.
const PERSON: [&str; 11] = [
    "id",
    "name",
    "email",
    "language",
    "timezoneId",
    "localeId",
    "countryId",
    "lastLogin",
    "deleted",
    "created",
    "usersAdminsRoleId",
];

/// `GET /admin/users-detail`: everyone, deleted people too.
pub(crate) fn everyone() -> Target {
    Target::new(EVERYONE, Path::new("admin/users-detail"))
}

/// `GET /admin/users-detail?id=`: the only way to read one person.
pub(crate) fn one(user: UserId) -> Target {
    everyone().with("id", &user)
}

/// `GET /admin/users-detail?id=&name=&email=`: whether parts match is not documented.
pub(crate) fn matching(query: &PeopleQuery) -> Target {
    everyone()
        .with_some("id", query.id.as_ref())
        .with_some("name", query.name.as_deref())
        .with_some("email", query.email.as_deref())
}

fn members() -> Target {
    Target::new(MEMBERS, Path::new("admin/users"))
}

/// `GET /admin/users?organizationId=&teamId=&name=&email=&teamRoleId=&organizationRoleId=&tfaStatus=`, in this order.
pub(crate) fn members_matching(query: &MemberQuery) -> Target {
    let (organization, organization_role, team, team_role) = match query.place {
        Some(MemberPlace::Organization(organization, role)) => (Some(organization), role, None, None),
        Some(MemberPlace::Team(team, role)) => (None, None, Some(team), role),
        None => (None, None, None, None),
    };
    members()
        .with_some("organizationId", organization.as_ref())
        .with_some("teamId", team.as_ref())
        .with_some("name", query.name.as_deref())
        .with_some("email", query.email.as_deref())
        .with_some("teamRoleId", team_role.as_ref())
        .with_some("organizationRoleId", organization_role.as_ref())
        .with_some("tfaStatus", query.second_factor.map(factor_number))
}

fn factor_number(factor: SecondFactor) -> &'static str {
    match factor {
        SecondFactor::Off => "0",
        SecondFactor::App => "1",
        SecondFactor::External => "2",
    }
}

/// `GET /admin/users?organizationId=&organizationRoleId=`: documented to filter by role.
pub(crate) fn of_organization_with_role(organization: OrganizationId, role: RoleId) -> Target {
    members().with("organizationId", &organization).with("organizationRoleId", &role)
}

/// `GET /admin/users?organizationId=&organizationRoleId=11`, few rows: there is one owner.
pub(crate) fn owners_of_organization(organization: OrganizationId) -> Target {
    let paging = Paging::Pages { limit: FEW, sort: Some("id") };
    let target = of_organization_with_role(organization, domain::role::OWNER);
    Target { endpoint: Endpoint { operation: "find the owner", paging, ..MEMBERS }, ..target }
}

/// `GET /admin/users?organizationId=&cols[]=…organizationRoleId`: whether rows then carry the role is unproven.
pub(crate) fn of_organization_with_columns(organization: OrganizationId) -> Target {
    members().with("organizationId", &organization).columns(&PERSON).columns(&["organizationRoleId"])
}

/// `GET /admin/users?teamId=&teamRoleId=`: documented to filter by role.
pub(crate) fn of_team_with_role(team: TeamId, role: RoleId) -> Target {
    members().with("teamId", &team).with("teamRoleId", &role)
}

/// `GET /admin/users?teamId=&cols[]=…teamRoleId`: whether rows then carry the role is unproven.
pub(crate) fn of_team_with_columns(team: TeamId) -> Target {
    members().with("teamId", &team).columns(&PERSON).columns(&["teamRoleId"])
}
