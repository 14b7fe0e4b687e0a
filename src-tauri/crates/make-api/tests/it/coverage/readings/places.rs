//! Who is where, from the public lists.
#![allow(clippy::too_many_lines, reason = "tables: one entry for each call")]

use make_api::{PlaceColumn, TeamPlaceColumn};

use super::{PLACE, TEAM, USER, page};
use crate::coverage::{Line, read};

pub(super) fn lines() -> Vec<Line> {
    vec![
        read!(
            organization_memberships(PLACE),
            "GET /organizations/{o}/user-organization-roles",
            "GET /organizations/101/user-organization-roles",
            "organizations-user-organization-roles"
        ),
        read!(
            organization_memberships_with(PLACE, &[PlaceColumn::User, PlaceColumn::JoinedTeamsCount]),
            "GET /organizations/{o}/user-organization-roles",
            "GET /organizations/101/user-organization-roles?cols[]=userId&cols[]=joinedTeamsCount",
            "organizations-user-organization-roles"
        ),
        read!(
            organization_membership(PLACE, USER),
            "GET /organizations/{o}/user-organization-roles/{u}",
            "GET /organizations/101/user-organization-roles/3",
            "organizations-user-organization-role"
        ),
        read!(
            team_memberships(TEAM),
            "GET /teams/{t}/user-team-roles",
            "GET /teams/310/user-team-roles?pg[limit]=1000&pg[offset]=0",
            "teams-user-team-roles"
        ),
        read!(
            team_memberships_page(TEAM, page(TeamPlaceColumn::User)),
            "GET /teams/{t}/user-team-roles",
            "GET /teams/310/user-team-roles?pg[limit]=50&pg[offset]=100&pg[sortBy]=userId&pg[sortDir]=desc",
            "teams-user-team-roles"
        ),
        read!(
            team_membership(TEAM, USER),
            "GET /teams/{t}/user-team-roles/{u}",
            "GET /teams/310/user-team-roles/3",
            "teams-user-team-role"
        ),
        read!(
            user_organization_memberships(USER),
            "GET /users/{u}/user-organization-roles",
            "GET /users/3/user-organization-roles",
            "users-user-organization-roles"
        ),
        read!(
            user_organization_membership(USER, PLACE),
            "GET /users/{u}/user-organization-roles/{o}",
            "GET /users/3/user-organization-roles/101",
            "users-user-organization-role"
        ),
        read!(
            user_team_memberships(USER),
            "GET /users/{u}/user-team-roles",
            "GET /users/3/user-team-roles",
            "users-user-team-roles"
        ),
        read!(
            user_team_membership(USER, TEAM),
            "GET /users/{u}/user-team-roles/{t}",
            "GET /users/3/user-team-roles/310",
            "users-user-team-role"
        ),
    ]
}
