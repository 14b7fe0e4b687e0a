//! What every person's key may read.
#![allow(clippy::too_many_lines, reason = "tables: one entry for each call")]

use domain::{RoleId, ScenarioId, TeamId};
use make_api::{
    InTeam, Listing, MemberPlace, PublicOrganizationColumn, PublicOrganizationQuery, PublicPeopleQuery,
    PublicPersonColumn, ScenarioColumn, ScenarioPlace, ScenarioQuery, TeamColumn,
};

use super::{PLACE, TEAM, page, text};
use crate::coverage::{Line, read};

fn public_organizations() -> PublicOrganizationQuery {
    PublicOrganizationQuery { zone: text("acme.onmake.com"), external_id: text("CRM/1") }
}

fn scenarios() -> ScenarioQuery {
    let ids = vec![ScenarioId(3107), ScenarioId(3108)];
    ScenarioQuery { place: ScenarioPlace::Team(TEAM), ids, folder: Some(99), only_active: true, kind: text("scenario") }
}

pub(super) fn lines() -> Vec<Line> {
    vec![
        read!(
            public_organizations(&public_organizations()),
            "GET /organizations",
            "GET /organizations?zone=acme.onmake.com&externalId=CRM%2F1&pg[limit]=10000&pg[offset]=0",
            "organizations"
        ),
        read!(
            public_organizations_page(
                &public_organizations(),
                &Listing {
                    columns: vec![PublicOrganizationColumn::Id, PublicOrganizationColumn::License],
                    page: page(PublicOrganizationColumn::Name)
                }
            ),
            "GET /organizations",
            "GET /organizations?zone=acme.onmake.com&externalId=CRM%2F1&cols[]=id&cols[]=license&pg[limit]=50&pg[offset]=100&pg[sortBy]=name&pg[sortDir]=desc",
            "organizations.columns"
        ),
        read!(
            organization_usage(PLACE, false),
            "GET /organizations/{o}",
            "GET /organizations/101",
            "organizations-one"
        ),
        read!(
            organization_usage(PLACE, true),
            "GET /organizations/{o}",
            "GET /organizations/101?wait=true",
            "organizations-one"
        ),
        read!(
            usage_days(PLACE, false),
            "GET /organizations/{o}/usage",
            "GET /organizations/101/usage",
            "organizations-usage.other-spelling"
        ),
        read!(
            usage_days(PLACE, true),
            "GET /organizations/{o}/usage",
            "GET /organizations/101/usage?organizationTimezone=true",
            "organizations-usage"
        ),
        read!(
            invitation("a/b c"),
            "GET /organizations/invitation",
            "GET /organizations/invitation?hash=a%2Fb%20c",
            "organizations-invitation"
        ),
        read!(public_teams(PLACE), "GET /teams", "GET /teams?organizationId=101&pg[limit]=10000&pg[offset]=0", "teams"),
        read!(
            public_teams_page(
                PLACE,
                &Listing { columns: vec![TeamColumn::Id, TeamColumn::OperationsLimit], page: page(TeamColumn::Name) }
            ),
            "GET /teams",
            "GET /teams?organizationId=101&cols[]=id&cols[]=operationsLimit&pg[limit]=50&pg[offset]=100&pg[sortBy]=name&pg[sortDir]=desc",
            "teams.columns"
        ),
        read!(
            team_usage(TEAM, &[TeamColumn::ConsumedOperations, TeamColumn::IsPaused]),
            "GET /teams/{t}",
            "GET /teams/310?cols[]=consumedOperations&cols[]=isPaused",
            "teams-one"
        ),
        read!(
            public_people(&PublicPeopleQuery {
                place: MemberPlace::Organization(PLACE, Some(RoleId(13))),
                in_team: Some(InTeam::None)
            }),
            "GET /users",
            "GET /users?organizationId=101&organizationRoleId=13&filterByTeamId=0&pg[limit]=10000&pg[offset]=0",
            "users"
        ),
        read!(
            public_people_page(
                &PublicPeopleQuery {
                    place: MemberPlace::Team(TEAM, Some(RoleId(3))),
                    in_team: Some(InTeam::Team(TeamId(311)))
                },
                &Listing {
                    columns: vec![PublicPersonColumn::Id, PublicPersonColumn::UserTeamIds],
                    page: page(PublicPersonColumn::Id)
                }
            ),
            "GET /users",
            "GET /users?teamId=310&teamRoleId=3&filterByTeamId=311&cols[]=id&cols[]=userTeamIds&pg[limit]=50&pg[offset]=100&pg[sortBy]=id&pg[sortDir]=desc",
            "users.columns"
        ),
        read!(
            scenarios(&ScenarioQuery::all(ScenarioPlace::Organization(PLACE))),
            "GET /scenarios",
            "GET /scenarios?organizationId=101&pg[limit]=1000&pg[offset]=0",
            "scenarios.older"
        ),
        read!(
            scenarios_page(
                &scenarios(),
                &Listing {
                    columns: vec![ScenarioColumn::Id, ScenarioColumn::IsActive],
                    page: page(ScenarioColumn::Id)
                }
            ),
            "GET /scenarios",
            "GET /scenarios?teamId=310&id[]=3107&id[]=3108&folderId=99&isActive=true&type=scenario&cols[]=id&cols[]=isActive&pg[limit]=50&pg[offset]=100&pg[sortBy]=id&pg[sortDir]=desc",
            "scenarios"
        ),
    ]
}
