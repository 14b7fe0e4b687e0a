//! One line or more for each write; together they carry every documented parameter and body field.
#![allow(clippy::too_many_lines, reason = "tables: one entry for each call")]

use domain::license::License;
use domain::{AdminRoleId, OrganizationId, RoleId, ScenarioId, TeamId, UserId};
use make_api::{
    FirstSignIn, Invite, NewOrganization, NewPerson, OrganizationChange, OrganizationChanges, PersonChange,
    PersonChanges, PlaceColumn, RemoveWithConnections, StartingLicense,
};
use secrecy::SecretString;

use super::{Line, write};

const USER: UserId = UserId(5);
const PLACE: OrganizationId = OrganizationId(22);
const TEAM: TeamId = TeamId(22);

fn license() -> License {
    License::parse(r#"{"operations": 0 ,"transfer":"104857600","x":1.50}"#).unwrap()
}

/// The documented example.
fn john() -> NewPerson {
    NewPerson {
        name: "John Doe".to_owned(),
        email: "john.doe@customer.example".to_owned(),
        sign_in: FirstSignIn::Password(SecretString::from("my-Password1?")),
        time_zone: Some(113),
        locale: Some(18),
        country: Some(1),
    }
}

fn everything_of_a_person() -> PersonChanges {
    PersonChanges::of(PersonChange::Name("Jane \"P\"".to_owned()))
        .and(PersonChange::Email("first@x.example".to_owned()))
        .and(PersonChange::Language("en".to_owned()))
        .and(PersonChange::Country(1))
        .and(PersonChange::TimeZone(113))
        .and(PersonChange::Locale(18))
        .and(PersonChange::AdminRole(Some(AdminRoleId(4))))
        .and(PersonChange::Email("jane@x.example".to_owned()))
}

fn everything_of_an_organization() -> OrganizationChanges {
    OrganizationChanges::of(OrganizationChange::Name("Blue Harbor".to_owned()))
        .and(OrganizationChange::TimeZone(113))
        .and(OrganizationChange::Country(202))
        .and(OrganizationChange::NextReset("2024-12-18T09:00:00.000Z".to_owned()))
        .and(OrganizationChange::ResetNow)
        .and(OrganizationChange::License(license()))
}

fn organization(license: StartingLicense) -> NewOrganization {
    let owner = Some(UserId(3));
    NewOrganization { name: "Blue Harbor".to_owned(), time_zone: Some(113), country: Some(202), owner, license }
}

fn plain_organization() -> NewOrganization {
    let license = StartingLicense::InstanceDefault;
    NewOrganization { name: "Fresh".to_owned(), time_zone: None, country: None, owner: None, license }
}

fn invite() -> Invite {
    Invite {
        role: RoleId(13),
        email: "ole@x.example".to_owned(),
        name: "Ole".to_owned(),
        note: Some("Hi\n".to_owned()),
        teams: vec![TeamId(1), TeamId(2)],
    }
}

fn plain_invite() -> Invite {
    Invite { note: None, teams: Vec::new(), ..invite() }
}

fn jane() -> PersonChanges {
    PersonChanges::of(PersonChange::Name("Jane Porter".to_owned()))
        .and(PersonChange::Email("jane@x.example".to_owned()))
        .and(PersonChange::AdminRole(Some(AdminRoleId(4))))
}

pub(super) fn lines() -> Vec<Line> {
    people().into_iter().chain(places()).chain(organizations_and_teams()).collect()
}

fn people() -> Vec<Line> {
    vec![
        write!(
            create_person(john()),
            "POST /admin/users",
            r#"POST /admin/users {"name":"John Doe","email":"john.doe@customer.example","sendEmail":false,"timezoneId":113,"localeId":18,"countryId":1,"password":"my-Password1?"}"#,
            "admin-users-create"
        ),
        write!(
            create_person(NewPerson {
                sign_in: FirstSignIn::Mail,
                time_zone: None,
                locale: None,
                country: None,
                ..john()
            }),
            "POST /admin/users",
            r#"POST /admin/users {"name":"John Doe","email":"john.doe@customer.example","sendEmail":true}"#,
            "admin-users-create"
        ),
        write!(
            update_person(UserId(22), &jane()),
            "PATCH /admin/users/{userId}",
            r#"PATCH /admin/users/22 {"name":"Jane Porter","email":"jane@x.example","usersAdminsRoleId":4}"#,
            "admin-users-update"
        ),
        write!(
            update_person(UserId(22), &everything_of_a_person()),
            "PATCH /admin/users/{userId}",
            r#"PATCH /admin/users/22 {"name":"Jane \"P\"","email":"jane@x.example","language":"en","countryId":1,"timezoneId":113,"localeId":18,"usersAdminsRoleId":4}"#,
            "admin-users-update"
        ),
        write!(
            delete_person(UserId(22)),
            "DELETE /admin/users/{userId}",
            "DELETE /admin/users/22",
            "admin-users-delete"
        ),
    ]
}

fn places() -> Vec<Line> {
    vec![
        write!(
            set_organization_role(USER, PLACE, RoleId(13)),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}",
            r#"POST /admin/users/5/user-organization-roles/22 {"usersRoleId":13}"#,
            "admin-user-organization-role-set"
        ),
        write!(
            set_organization_role_showing(USER, PLACE, RoleId(13), PlaceColumn::ALL),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}",
            r#"POST /admin/users/5/user-organization-roles/22?cols[]=userId&cols[]=organizationId&cols[]=usersRoleId&cols[]=invitation&cols[]=organizationTeamsCount&cols[]=joinedTeamsCount&cols[]=ssoPending {"usersRoleId":13}"#,
            "admin-user-organization-role.columns"
        ),
        write!(
            remove_from_organization(USER, PLACE),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}",
            "POST /admin/users/5/user-organization-roles/22",
            "admin-user-organization-role-removed"
        ),
        write!(
            remove_from_organization_showing(USER, PLACE, &[PlaceColumn::Role]),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}",
            "POST /admin/users/5/user-organization-roles/22?cols[]=usersRoleId",
            "admin-user-organization-role-removed"
        ),
        write!(
            remove_with_connections(RemoveWithConnections::from_organization(USER, PLACE)),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}",
            "POST /admin/users/5/user-organization-roles/22?deleteConnections=true&confirmed=true",
            "admin-user-organization-role-removed.with-connections"
        ),
        write!(
            remove_with_connections(RemoveWithConnections::from_team(UserId(111), TEAM)),
            "POST /admin/users/{userId}/user-team-roles/{teamId}",
            "POST /admin/users/111/user-team-roles/22?confirmed=true&deleteConnections=true",
            "admin-user-team-role-removed"
        ),
        write!(
            transfer_ownership(OrganizationId(11), UserId(22)),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}/transfer",
            "POST /admin/users/22/user-organization-roles/11/transfer",
            "admin-user-organization-role-transfer"
        ),
        write!(
            transfer_ownership(OrganizationId(11), UserId(22)),
            "POST /admin/users/{userId}/user-organization-roles/{organizationId}/transfer",
            "POST /admin/users/22/user-organization-roles/11/transfer",
            "admin-user-organization-role-transfer.invitation-boolean"
        ),
        write!(
            set_team_role(UserId(111), TEAM, RoleId(3)),
            "POST /admin/users/{userId}/user-team-roles/{teamId}",
            r#"POST /admin/users/111/user-team-roles/22 {"usersRoleId":3}"#,
            "admin-user-team-role-set"
        ),
        write!(
            remove_from_team(UserId(111), TEAM),
            "POST /admin/users/{userId}/user-team-roles/{teamId}",
            "POST /admin/users/111/user-team-roles/22",
            "admin-user-team-role-removed"
        ),
        write!(
            invite(PLACE, &invite()),
            "POST /organizations/{organizationId}/invite",
            r#"POST /organizations/22/invite {"usersRoleId":13,"email":"ole@x.example","name":"Ole","note":"Hi\n","teamsId":[1,2]}"#,
            "organizations-invite"
        ),
        write!(
            invite(PLACE, &plain_invite()),
            "POST /organizations/{organizationId}/invite",
            r#"POST /organizations/22/invite {"usersRoleId":13,"email":"ole@x.example","name":"Ole"}"#,
            "organizations-invite"
        ),
    ]
}

fn organizations_and_teams() -> Vec<Line> {
    vec![
        write!(
            create_organization(&organization(StartingLicense::These(license()))),
            "POST /admin/organizations",
            r#"POST /admin/organizations {"name":"Blue Harbor","timezoneId":113,"countryId":202,"userOrgAdmin":3,"license":{"operations":0,"transfer":"104857600","x":1.50}}"#,
            "admin-organizations-create"
        ),
        write!(
            create_organization(&plain_organization()),
            "POST /admin/organizations",
            r#"POST /admin/organizations {"name":"Fresh"}"#,
            "admin-organizations-create.team-without-id"
        ),
        write!(
            update_organization(PLACE, &everything_of_an_organization()),
            "PATCH /admin/organizations/{organizationId}",
            r#"PATCH /admin/organizations/22 {"name":"Blue Harbor","timezoneId":113,"countryId":202,"nextReset":"2024-12-18T09:00:00.000Z","performReset":true,"license":{"operations":0,"transfer":"104857600","x":1.50}}"#,
            "admin-organizations-update"
        ),
        write!(
            set_license(PLACE, &license()),
            "PATCH /admin/organizations/{organizationId}",
            r#"PATCH /admin/organizations/22 {"license":{"operations":0,"transfer":"104857600","x":1.50}}"#,
            "admin-organizations-update"
        ),
        write!(
            delete_organization(OrganizationId(41)),
            "DELETE /admin/organizations/{organizationId}",
            "DELETE /admin/organizations/41",
            "admin-organizations-delete"
        ),
        write!(
            create_team(PLACE, "New", Some(USER)),
            "POST /admin/teams",
            r#"POST /admin/teams {"name":"New","organizationId":22,"userTeamAdmin":5}"#,
            "admin-teams-create"
        ),
        write!(
            create_team(PLACE, "New", None),
            "POST /admin/teams",
            r#"POST /admin/teams {"name":"New","organizationId":22}"#,
            "admin-teams-create"
        ),
        write!(
            rename_team(TeamId(77), "New name"),
            "PATCH /admin/teams/{teamId}",
            r#"PATCH /admin/teams/77 {"name":"New name"}"#,
            "admin-teams-update"
        ),
        write!(
            rename_team(TeamId(77), "New name"),
            "PATCH /admin/teams/{teamId}",
            r#"PATCH /admin/teams/77 {"name":"New name"}"#,
            "admin-teams-update.wrapped"
        ),
        write!(delete_team(TeamId(77)), "DELETE /admin/teams/{teamId}", "DELETE /admin/teams/77", "admin-teams-delete"),
        write!(
            start_scenario(ScenarioId(3107)),
            "POST /scenarios/{scenarioId}/start",
            "POST /scenarios/3107/start",
            "scenarios-start"
        ),
        write!(
            stop_scenario(ScenarioId(3107)),
            "POST /scenarios/{scenarioId}/stop",
            "POST /scenarios/3107/stop",
            "scenarios-stop"
        ),
    ]
}
