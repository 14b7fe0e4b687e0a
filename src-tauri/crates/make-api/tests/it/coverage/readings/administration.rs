//! Readings of administration.
#![allow(clippy::too_many_lines, reason = "tables: one entry for each call")]

use domain::{OrganizationId, RoleId, TeamId, UserId};
use make_api::{
    AdminRoleCategory, AdminRoleColumn, Continue, Listing, MemberColumn, MemberPlace, MemberQuery, MemberSort,
    OrganizationColumn, OrganizationQuery, PeopleQuery, PersonColumn, PersonSort, SecondFactor, TeamQuery, TeamSort,
};

use super::{page, text};
use crate::coverage::{Line, read};

fn people() -> PeopleQuery {
    PeopleQuery { id: Some(UserId(15)), name: text("Mara & Söhne"), email: text("m+1@x.example") }
}

fn members(place: MemberPlace) -> MemberQuery {
    let (name, email) = (text("John Doe"), text("j@x.example"));
    MemberQuery { place: Some(place), name, email, second_factor: Some(SecondFactor::External) }
}

fn organizations() -> OrganizationQuery {
    OrganizationQuery { id: Some(OrganizationId(41)), name: text("Blue Harbor"), external_id: text("CRM-1009") }
}

pub(super) fn lines() -> Vec<Line> {
    vec![
        read!(
            people(&mut |_| Continue::Yes),
            "GET /admin/users-detail",
            "GET /admin/users-detail?pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users-detail"
        ),
        read!(
            person(UserId(15)),
            "GET /admin/users-detail",
            "GET /admin/users-detail?id=15&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users-detail"
        ),
        read!(
            find_people(people()),
            "GET /admin/users-detail",
            "GET /admin/users-detail?id=15&name=Mara%20%26%20S%C3%B6hne&email=m%2B1%40x.example&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users-detail"
        ),
        read!(
            people_page(&PeopleQuery::default(), &Listing::default()),
            "GET /admin/users-detail",
            "GET /admin/users-detail",
            "admin-users-detail"
        ),
        read!(
            people_page(
                &people(),
                &Listing {
                    columns: vec![PersonColumn::Id, PersonColumn::Name, PersonColumn::Email],
                    page: page(PersonSort::AdminRole)
                }
            ),
            "GET /admin/users-detail",
            "GET /admin/users-detail?id=15&name=Mara%20%26%20S%C3%B6hne&email=m%2B1%40x.example&cols[]=id&cols[]=name&cols[]=email&pg[limit]=50&pg[offset]=100&pg[sortBy]=userAdminsRoleId&pg[sortDir]=desc",
            "admin-users-detail.schema-names"
        ),
        read!(
            find_members(&members(MemberPlace::Organization(OrganizationId(22), Some(RoleId(13))))),
            "GET /admin/users",
            "GET /admin/users?organizationId=22&name=John%20Doe&email=j%40x.example&organizationRoleId=13&tfaStatus=2&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users"
        ),
        read!(
            members_page(
                &members(MemberPlace::Team(TeamId(11), Some(RoleId(3)))),
                &Listing {
                    columns: vec![MemberColumn::Id, MemberColumn::TeamRole, MemberColumn::OrganizationRole],
                    page: page(MemberSort::Email)
                }
            ),
            "GET /admin/users",
            "GET /admin/users?teamId=11&name=John%20Doe&email=j%40x.example&teamRoleId=3&tfaStatus=2&cols[]=id&cols[]=teamRoleId&cols[]=organizationRoleId&pg[limit]=50&pg[offset]=100&pg[sortBy]=email&pg[sortDir]=desc",
            "admin-users.columns-with-roles"
        ),
        read!(
            members_with_role(OrganizationId(22), RoleId(11)),
            "GET /admin/users",
            "GET /admin/users?organizationId=22&organizationRoleId=11&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users"
        ),
        read!(
            owners(OrganizationId(22)),
            "GET /admin/users",
            "GET /admin/users?organizationId=22&organizationRoleId=11&pg[limit]=10&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users"
        ),
        read!(
            members_with_columns(OrganizationId(22)),
            "GET /admin/users",
            "GET /admin/users?organizationId=22&cols[]=id&cols[]=name&cols[]=email&cols[]=language&cols[]=timezoneId&cols[]=localeId&cols[]=countryId&cols[]=lastLogin&cols[]=deleted&cols[]=created&cols[]=usersAdminsRoleId&cols[]=organizationRoleId&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users.columns-with-roles"
        ),
        read!(
            team_members_with_role(TeamId(111), RoleId(1)),
            "GET /admin/users",
            "GET /admin/users?teamId=111&teamRoleId=1&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users"
        ),
        read!(
            team_members_with_columns(TeamId(111)),
            "GET /admin/users",
            "GET /admin/users?teamId=111&cols[]=id&cols[]=name&cols[]=email&cols[]=language&cols[]=timezoneId&cols[]=localeId&cols[]=countryId&cols[]=lastLogin&cols[]=deleted&cols[]=created&cols[]=usersAdminsRoleId&cols[]=teamRoleId&pg[limit]=1000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-users.columns"
        ),
        read!(
            organizations(&mut |_| Continue::Yes),
            "GET /admin/organizations",
            "GET /admin/organizations?pg[limit]=10000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-organizations"
        ),
        read!(
            organization(OrganizationId(41)),
            "GET /admin/organizations",
            "GET /admin/organizations?id=41&pg[limit]=10000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-organizations"
        ),
        read!(
            find_organizations(&organizations()),
            "GET /admin/organizations",
            "GET /admin/organizations?id=41&name=Blue%20Harbor&externalId=CRM-1009&pg[limit]=10000&pg[offset]=0&pg[sortBy]=id&pg[sortDir]=asc",
            "admin-organizations.found-in-the-wild"
        ),
        read!(
            organizations_page(
                &organizations(),
                &Listing {
                    columns: vec![OrganizationColumn::Id, OrganizationColumn::License],
                    page: page(OrganizationColumn::Name)
                }
            ),
            "GET /admin/organizations",
            "GET /admin/organizations?id=41&name=Blue%20Harbor&externalId=CRM-1009&cols[]=id&cols[]=license&pg[limit]=50&pg[offset]=100&pg[sortBy]=name&pg[sortDir]=desc",
            "admin-organizations"
        ),
        read!(
            teams(OrganizationId(22)),
            "GET /admin/teams",
            "GET /admin/teams?organizationId=22&pg[limit]=10000&pg[offset]=0",
            "admin-teams"
        ),
        read!(
            find_teams(&TeamQuery { organization: OrganizationId(22), external_id: text("T-1") }),
            "GET /admin/teams",
            "GET /admin/teams?organizationId=22&externalId=T-1&pg[limit]=10000&pg[offset]=0",
            "admin-teams"
        ),
        read!(
            teams_page(&TeamQuery { organization: OrganizationId(22), external_id: None }, page(TeamSort::Name)),
            "GET /admin/teams",
            "GET /admin/teams?organizationId=22&pg[limit]=50&pg[offset]=100&pg[sortBy]=name&pg[sortDir]=desc",
            "admin-teams"
        ),
        read!(
            default_license(),
            "GET /admin/system-settings/default-license",
            "GET /admin/system-settings/default-license",
            "admin-default-license"
        ),
        read!(
            admin_roles(),
            "GET /admin/users/admins-roles",
            "GET /admin/users/admins-roles?cols[]=id&cols[]=name&cols[]=permissions&cols[]=category&cols[]=identifier",
            "admin-users-admins-roles"
        ),
        read!(
            find_admin_roles(Some(AdminRoleCategory::Support), &[AdminRoleColumn::Id, AdminRoleColumn::Permissions]),
            "GET /admin/users/admins-roles",
            "GET /admin/users/admins-roles?category=support&cols[]=id&cols[]=permissions",
            "admin-users-admins-roles"
        ),
    ]
}
