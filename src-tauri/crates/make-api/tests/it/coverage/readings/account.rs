//! Whose key it is, roles and names.
#![allow(clippy::too_many_lines, reason = "tables: one entry for each call")]

use domain::RoleId;
use domain::role::RoleCategory;
use make_api::{MeColumn, RoleColumn, RoleQuery};

use super::{PLACE, TEAM};
use crate::coverage::{Line, read};

fn roles() -> RoleQuery {
    RoleQuery {
        category: Some(RoleCategory::Organization),
        organization: Some(PLACE),
        team: Some(TEAM),
        role: Some(RoleId(11)),
        exclude: vec![RoleId(1), RoleId(14)],
    }
}

pub(super) fn lines() -> Vec<Line> {
    vec![
        read!(ping(), "GET /ping", "GET /ping", ""),
        read!(
            me(),
            "GET /users/me",
            "GET /users/me?cols[]=id&cols[]=name&cols[]=email&cols[]=usersAdminsRoleId",
            "users-me.columns"
        ),
        read!(
            standing(),
            "GET /users/me",
            "GET /users/me?cols[]=id&cols[]=name&cols[]=email&cols[]=usersAdminsRoleId",
            "users-me.columns"
        ),
        read!(
            standing_of(None),
            "GET /users/me/current-authorization",
            "GET /users/me/current-authorization",
            "users-me-current-authorization"
        ),
        read!(account(&[], false), "GET /users/me", "GET /users/me", "users-me"),
        read!(
            account(&[MeColumn::OrganizationRoles, MeColumn::TeamRoles, MeColumn::HasPassword], true),
            "GET /users/me",
            "GET /users/me?cols[]=userOrganizationRoles&cols[]=userTeamRoles&cols[]=hasPassword&includeInvitedOrg=true",
            "users-me.memberships"
        ),
        read!(
            own_invitations(),
            "GET /users/me/organization-invitations",
            "GET /users/me/organization-invitations",
            "users-me-organization-invitations"
        ),
        read!(
            scopes(),
            "GET /users/me/current-authorization",
            "GET /users/me/current-authorization",
            "users-me-current-authorization"
        ),
        read!(
            roles(),
            "GET /users/roles",
            "GET /users/roles?cols[]=id&cols[]=name&cols[]=category&cols[]=permissions",
            "users-roles"
        ),
        read!(
            find_roles(&roles(), &[RoleColumn::Id, RoleColumn::ManagementType]),
            "GET /users/roles",
            "GET /users/roles?category=organization&organizationId=101&teamId=310&roleId=11&excludeRole[]=1&excludeRole[]=14&cols[]=id&cols[]=managementType",
            "users-roles.columns"
        ),
        read!(
            find_roles(&RoleQuery { category: Some(RoleCategory::Team), ..RoleQuery::default() }, &[]),
            "GET /users/roles",
            "GET /users/roles?category=team",
            "users-roles"
        ),
        read!(countries(), "GET /enums/countries", "GET /enums/countries", "enums-countries"),
        read!(countries(), "GET /enums/countries", "GET /enums/countries", "enums-countries.older"),
        read!(time_zones(), "GET /enums/timezones", "GET /enums/timezones", "enums-timezones"),
        read!(locales(), "GET /enums/locales", "GET /enums/locales", "enums-locales"),
        read!(languages(false), "GET /enums/languages", "GET /enums/languages", "enums-languages"),
        read!(languages(true), "GET /enums/languages", "GET /enums/languages?localized=true", "enums-languages"),
        read!(regions(), "GET /enums/imt-regions", "GET /enums/imt-regions", "enums-imt-regions"),
        read!(zones(), "GET /enums/imt-zones", "GET /enums/imt-zones", "enums-imt-zones"),
        read!(
            email_notifications(),
            "GET /enums/user-email-notifications",
            "GET /enums/user-email-notifications",
            "enums-user-email-notifications"
        ),
        read!(
            scope_names(),
            "GET /enums/user-api-token-scopes",
            "GET /enums/user-api-token-scopes",
            "enums-user-api-token-scopes"
        ),
    ]
}
