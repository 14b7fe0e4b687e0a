//! Make's documented answers, contradictions included, read as documented.

use domain::license::License;
use domain::person::LastLogin;
use domain::role::RoleCategory;
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use make_api::{AdminStanding, Continue, PeopleQuery};

use crate::support::{Recorder, answer, fixture};

async fn people(name: &str) -> Vec<domain::person::Person> {
    Recorder::json(&[&fixture(name)]).read().find_people(PeopleQuery::default()).await.unwrap()
}

#[tokio::test]
async fn people_are_read_in_both_spellings_of_the_documents() {
    let people_as_documented = people("admin-users-detail.json").await;
    let [rosario, john] = people_as_documented.as_slice() else { panic!("two people") };
    assert_eq!((rosario.id, rosario.name.as_str()), (UserId(15), "Rosario"));
    assert_eq!(rosario.last_login, LastLogin::At("2023-01-03T11:24:25.460Z".to_owned()));
    assert_eq!((rosario.organizations, rosario.two_step, rosario.deleted), (Some(1), Some(false), false));
    assert_eq!((john.last_login.clone(), john.country_id, john.admin_role), (LastLogin::Never, Some(202), None));

    let by_schema = people("admin-users-detail.schema-names.json").await;
    assert_eq!(by_schema[0].last_login, LastLogin::At("2023-01-03T11:24:25.460Z".to_owned()));
    assert_eq!((by_schema[0].two_step, by_schema[1].two_step), (Some(true), None));
    assert_eq!((by_schema[1].organizations, by_schema[1].admin_role), (Some(0), Some(AdminRoleId(4))));
    assert_eq!((by_schema[1].last_login.clone(), by_schema[1].country_id), (LastLogin::Never, None));
}

#[tokio::test]
async fn role_columns_are_read_where_they_are_answered_and_never_guessed() {
    let members = |name: &str| {
        let recorder = Recorder::json(&[&fixture(name)]);
        async move { recorder.read().members_with_columns(OrganizationId(22)).await.unwrap() }
    };
    let with: Vec<_> = members("admin-users.columns-with-roles.json").await.into_iter().map(|(_, role)| role).collect();
    assert_eq!(with, [Some(RoleId(11)), Some(RoleId(13))]);
    let without: Vec<_> = members("admin-users.columns.json").await.into_iter().map(|(_, role)| role).collect();
    assert_eq!(without, [None, None]);
}

#[tokio::test]
async fn an_instance_that_refuses_the_role_column_still_lists_the_people() {
    let refused = || answer(400, &fixture("error-400.parameters.json"));
    let (people, end) = (answer(200, &fixture("admin-users.json")), answer(200, r#"{"users":[]}"#));
    // A refusal may be about the size of the page, so a smaller one is asked for first.
    let recorder = Recorder::new([Ok(refused()), Ok(refused()), Ok(people), Ok(end)]);
    let members = recorder.read().members_with_columns(OrganizationId(22)).await.unwrap();
    assert!(!members.is_empty() && members.iter().all(|(_, role)| role.is_none()));
    let lines = recorder.lines();
    assert!(lines[1].contains("organizationRoleId") && !lines[2].contains("organizationRoleId"), "{lines:?}");
}

#[tokio::test]
async fn licenses_are_kept_byte_for_byte_whatever_is_in_them() {
    for name in ["admin-organizations.json", "admin-organizations.found-in-the-wild.json"] {
        let text = fixture(name);
        let mut found = Vec::new();
        let mut keep = |page: make_api::PageOf<domain::organization::Organization>| {
            found.extend(page.rows);
            Continue::Yes
        };
        Recorder::json(&[&text]).read().organizations(&mut keep).await.unwrap();
        let raw: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(found.len(), raw["organizations"].as_array().unwrap().len(), "{name}");
        for organization in found {
            let license = organization.license.expect("a license");
            for (key, value) in license.entries() {
                assert!(text.contains(&format!("\"{key}\": {value}")), "{name}: {key} is spelled {value}");
            }
        }
    }
    let wild = fixture("admin-organizations.found-in-the-wild.json");
    let one = Recorder::json(&[&wild]).read().organization(OrganizationId(41)).await.unwrap().unwrap();
    let license = one.license.unwrap();
    assert_eq!((license.get("onPremAgent"), license.get("transfer")), (Some("1.50"), Some("\"1099511627776\"")));
    assert_eq!((one.scenarios, one.active_scenarios, license.number("operations")), (Some(12), None, Some(800_000)));
    let large = Recorder::json(&[&wild]).read().organization(OrganizationId(4_294_967_311)).await.unwrap();
    assert_eq!(large.unwrap().name, "Old Pier");
}

#[tokio::test]
async fn memberships_teams_and_roles_are_read_as_documented() {
    let client = Recorder::json(&[&fixture("organizations-user-organization-roles.json")]).read();
    let rows = client.organization_memberships(OrganizationId(101)).await.unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.user.0, row.role.0, row.invitation.as_deref())).collect();
    assert_eq!(read, [(3, 11, None), (8, 13, Some("pending"))]);

    let client = Recorder::json(&[&fixture("teams-user-team-roles.json")]).read();
    let rows = client.team_memberships(TeamId(310)).await.unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.user.0, row.role.0, row.changeable, row.sso_pending)).collect();
    assert_eq!(read, [(3, 1, Some(false), Some(false)), (8, 3, Some(true), None)]);

    let teams = Recorder::json(&[&fixture("admin-teams.json")]).read().teams(OrganizationId(1)).await.unwrap();
    assert!(!teams.is_empty() && teams.iter().any(|team| team.deleted), "deleted teams stay listed");

    let book = Recorder::json(&[&fixture("users-roles.columns.json")]).read().roles().await.unwrap();
    assert_eq!(book.get(RoleId(11)).unwrap().category, RoleCategory::Organization);
    assert_eq!(book.views_data_stores(RoleId(6)), Some(true));
    let plain = Recorder::json(&[&fixture("users-roles.json")]).read().roles().await.unwrap();
    assert_eq!((plain.roles.len(), plain.roles[0].category), (8, RoleCategory::Other));

    let admin = Recorder::json(&[&fixture("admin-users-admins-roles.json")]).read().admin_roles().await.unwrap();
    assert!(
        admin.iter().any(|role| role.id == AdminRoleId(1) && role.permissions.iter().any(|word| word == "users edit"))
    );
}

#[tokio::test]
async fn single_memberships_are_read_and_a_removed_one_is_none() {
    let one = |name: &str| Recorder::json(&[&fixture(name)]).read();
    let organization = fixture("organizations-user-organization-role.json");
    let row: serde_json::Value = serde_json::from_str(&organization).unwrap();
    let row = &row["userOrganizationRole"];
    let (user, place) = (row["userId"].as_u64().unwrap(), row["organizationId"].as_u64().unwrap());
    let client = one("organizations-user-organization-role.json");
    let read = client.organization_membership(OrganizationId(place), UserId(user)).await.unwrap().unwrap();
    assert_eq!(read.role.0, row["usersRoleId"].as_u64().unwrap());

    let removed = r#"{"userTeamRole":{"usersRoleId":null,"userId":111,"teamId":22,"changeable":true}}"#;
    let client = Recorder::json(&[removed]).read();
    assert_eq!(client.team_membership(TeamId(22), UserId(111)).await.unwrap(), None);
    assert!(client.team_membership(TeamId(22), UserId(112)).await.is_err(), "an answer about somebody else is none");
}

#[tokio::test]
async fn the_key_its_person_and_the_names_are_read_as_documented() {
    let me = Recorder::json(&[&fixture("users-me.columns.json")]).read().me().await.unwrap();
    assert_eq!((me.id, me.name.as_str(), me.admin_role), (UserId(3), "Ines Berg", AdminStanding::Role(AdminRoleId(4))));

    let scopes = Recorder::json(&[&fixture("users-me-current-authorization.json")]).read().scopes().await.unwrap();
    assert_eq!(scopes.unwrap(), ["admin:read", "user:read"]);

    let license = Recorder::json(&[&fixture("admin-default-license.json")]).read().default_license().await.unwrap();
    assert_eq!((license.number("operations"), license.get("apps")), (Some(8_000_000), Some("\"T2\"")));

    for name in ["enums-countries.json", "enums-countries.older.json"] {
        let countries = Recorder::json(&[&fixture(name)]).read().countries().await.unwrap();
        let [country] = countries.as_slice() else { panic!("{name}: {countries:?}") };
        assert_eq!(
            (country.id, country.name.as_str(), country.code.as_deref()),
            (4, "Afghanistan", Some("AFG")),
            "{name}"
        );
    }
    let zones = Recorder::json(&[&fixture("enums-timezones.json")]).read().time_zones().await.unwrap();
    let zones: Vec<_> = zones.iter().map(|zone| (zone.id, zone.name.as_str(), zone.offset.as_deref())).collect();
    assert_eq!(zones, [(113, "Europe/Prague", Some("+0100")), (222, "Asia/Tokyo", Some("900"))]);
    let locales = Recorder::json(&[&fixture("enums-locales.json")]).read().locales().await.unwrap();
    assert!(locales.iter().any(|locale| locale.id == 18));
    let languages = Recorder::json(&[&fixture("enums-languages.json")]).read().languages(false).await.unwrap();
    assert!(languages.iter().any(|language| (language.code.as_str(), language.name.as_str()) == ("en", "English")));
}

#[tokio::test]
async fn documented_errors_keep_their_code_and_words() {
    use make_api::ErrorKind::Refused;
    for (name, status, code) in [
        ("error-400.invalid.json", 400, Some("IM005")),
        ("error-400.parameters.json", 400, Some("SC400")),
        ("error-400.suberrors.json", 400, Some("SC400")),
        ("error-400.only-detail.json", 400, None),
        ("error-401.json", 401, Some("IM015")),
        ("error-403.json", 403, Some("SC403")),
        ("error-403.rights.json", 403, Some("IM002")),
        ("error-403.public-cloud.json", 403, Some("IM121")),
        ("error-404.json", 404, Some("SC404")),
        ("error-406.confirmation.json", 406, Some("IM004")),
    ] {
        let recorder = Recorder::new([Ok(crate::support::answer(status, &fixture(name)))]);
        let error = recorder.read().me().await.unwrap_err();
        assert_eq!(error.is_key_problem(), status == 401, "{name}");
        assert_eq!(error.is_forbidden(), status == 403, "{name}");
        assert_eq!(error.is_public_zone_hint(), code == Some("IM121"), "{name}");
        let Refused { status: read, code: told, detail } = error.kind else { panic!("{name}: {error:?}") };
        assert_eq!((read, told.as_deref(), detail.is_some()), (status, code, true), "{name}");
        assert_eq!(recorder.count(), 1, "{name} is not tried again");
    }
}

#[tokio::test]
async fn answers_to_writes_as_documented_are_claims() {
    use domain::journal::Answer;
    let license = License::parse(r#"{"operations":0}"#).unwrap();
    let (user, organization, team) = (UserId(5), OrganizationId(22), TeamId(22));
    let client = |name: &str| Recorder::json(&[&fixture(name)]).write();
    let answers = [
        client("admin-organizations-update.json").set_license(organization, &license).await.answer,
        client("admin-user-organization-role-set.json")
            .set_organization_role(user, organization, RoleId(13))
            .await
            .answer,
        client("admin-user-organization-role-removed.json").remove_from_organization(user, organization).await.answer,
        client("admin-user-organization-role-transfer.json").transfer_ownership(organization, user).await.answer,
        client("admin-user-organization-role-transfer.invitation-boolean.json")
            .transfer_ownership(organization, user)
            .await
            .answer,
        client("admin-user-team-role-set.json").set_team_role(user, team, RoleId(3)).await.answer,
        client("admin-user-team-role-removed.json").remove_from_team(user, team).await.answer,
        client("admin-users-create.json").create_person(crate::documented::new_person()).await.answer,
    ];
    assert!(answers.iter().all(|answer| *answer == Answer::Claimed), "{answers:?}");
}

fn client(name: &str) -> make_api::ReadClient {
    Recorder::json(&[&fixture(name)]).read()
}

#[tokio::test]
async fn consumption_is_read_from_text_and_number_under_all_its_names() {
    use domain::usage::Consumption;
    let consumed = |operations, transfer, centicredits| Consumption {
        operations: Some(operations),
        transfer: Some(transfer),
        centicredits: Some(centicredits),
    };
    let one = client("organizations-one.json").organization_usage(OrganizationId(101), false).await.unwrap();
    assert_eq!(one.value.consumed, consumed(12_345, 1_099_511_627_776, 1_234_500));
    assert_eq!(one.value.unused.operations, Some(37_655));
    assert_eq!(one.value.next_reset.as_deref(), Some("2024-12-18T09:00:00.000Z"));
    assert_eq!(one.value.organization.license.unwrap().get("scenarioIO"), Some("true"));
    assert_eq!((one.raw.get("tfaEnforced"), one.raw.get("ssoType")), (Some("false"), Some("null")));
    let other = client("organizations-one.json").organization_usage(OrganizationId(102), false).await;
    assert!(other.is_err(), "an answer about another organization is none");

    for name in ["organizations-usage.json", "organizations-usage.other-spelling.json"] {
        let days = client(name).usage_days(OrganizationId(101), true).await.unwrap();
        let day = &days[0];
        assert_eq!(
            (day.date.as_str(), day.consumed.operations, day.consumed.transfer),
            ("2024-11-17", Some(120), Some(40_236))
        );
    }

    let team = client("teams-one.json").team_usage(TeamId(310), &[]).await.unwrap();
    assert_eq!(team.value.consumed, consumed(12_345, 40_236, 1_234_500));
    assert_eq!((team.value.limit.operations, team.value.limit.transfer), (Some(50_000), Some(5_368_709_120)));
    assert_eq!((team.value.active_scenarios, team.value.is_paused), (Some(7), Some(false)));
}

#[tokio::test]
async fn scenarios_are_read_in_both_spellings() {
    use domain::UserId;
    use make_api::{ScenarioPlace, ScenarioQuery};
    let query = ScenarioQuery::all(ScenarioPlace::Team(TeamId(310)));
    let rows = client("scenarios.json").scenarios(&query).await.unwrap();
    let read: Vec<_> = rows.iter().map(|row| (row.id.0, row.active, row.locked, row.incomplete_executions)).collect();
    assert_eq!(read, [(3107, Some(true), Some(false), Some(2)), (3108, Some(false), Some(false), Some(2))]);
    assert_eq!((rows[0].team, rows[0].created_by), (Some(TeamId(310)), Some(UserId(11))));
    assert_eq!((rows[0].next_run.as_deref(), rows[1].next_run.as_deref()), (Some("2024-11-18T09:15:00.000Z"), None));
    let older = client("scenarios.older.json").scenarios(&query).await.unwrap();
    assert_eq!((older[0].active, older[0].next_run.clone(), older[0].created_by), (Some(true), None, None));
}

#[tokio::test]
async fn the_own_account_is_read_with_its_places_and_columns() {
    let account = client("users-me.memberships.json").account(&[], false).await.unwrap().value;
    assert_eq!((account.id, account.admin_role), (Some(UserId(3)), AdminStanding::Untold));
    assert_eq!((account.organizations[0].role, account.teams[0].changeable), (RoleId(11), Some(false)));
    let account = client("users-me.all-columns.json").account(&[], false).await.unwrap();
    assert_eq!(account.value.admin_role, AdminStanding::None);
    assert_eq!((account.value.email_notifications, account.value.has_password), (vec![1, 6], Some(true)));
    assert_eq!(account.raw.get("supportEligible"), Some("true"));

    for name in ["organizations-invitation.json", "users-me-organization-invitations.json"] {
        let invitation = match name {
            "organizations-invitation.json" => client(name).invitation("x").await.unwrap().value,
            _ => client(name).own_invitations().await.unwrap().remove(0).value,
        };
        assert_eq!((invitation.organization, invitation.role), (Some(OrganizationId(101)), Some(RoleId(13))), "{name}");
        assert_eq!(invitation.organization_name.as_deref(), Some("Flowline GmbH"), "{name}");
        assert_eq!(invitation.state.as_deref(), Some("pending"), "{name}");
    }
}

#[tokio::test]
async fn a_page_keeps_its_rows_and_its_echo_as_they_came() {
    use make_api::{Listing, MemberPlace, PublicPeopleQuery};
    let query = PublicPeopleQuery { place: MemberPlace::Team(TeamId(310), None), in_team: None };
    let listed = client("users.columns.json").public_people_page(&query, &Listing::default()).await.unwrap();
    let [row] = listed.rows.as_slice() else { panic!("{listed:?}") };
    assert_eq!((row.value.id, row.value.two_step), (UserId(8), Some(true)));
    assert!(row.raw.get("userTeamIds").is_some_and(|raw| raw.contains("310")));
    assert_eq!((listed.pg.sort_by.as_deref(), listed.pg.limit, listed.pg.offset), (Some("id"), Some(10), Some(0)));

    let odd = r#"{"users":[{"id":1,"shade":"teal","x":1.50},{"name":"no number"},7],"pg":null}"#;
    let listed = Recorder::json(&[odd]).read().public_people_page(&query, &Listing::default()).await.unwrap();
    assert_eq!(listed.rows[0].raw.json(), r#"{"id":1,"shade":"teal","x":1.50}"#);
    assert_eq!(listed.rows[0].raw.entries()[1], ("shade".to_owned(), "\"teal\""));
    let unreadable: Vec<&str> = listed.unreadable.iter().map(make_api::Raw::json).collect();
    assert_eq!(unreadable, [r#"{"name":"no number"}"#, "7"]);
}

#[tokio::test]
async fn claims_tell_the_number_of_what_is_new() {
    use domain::ScenarioId;
    use make_api::{Claim, Invite, NewOrganization, StartingLicense};
    let client = |name: &str| Recorder::json(&[&fixture(name)]).write();
    let license = StartingLicense::InstanceDefault;
    let new = NewOrganization { name: "New".to_owned(), time_zone: None, country: None, owner: None, license };
    for name in ["admin-organizations-create.json", "admin-organizations-create.team-without-id.json"] {
        let claim = client(name).create_organization(&new).await.claim;
        let Some(Claim::Organization { organization, owner: Some(owner) }) = claim else { panic!("{name}: {claim:?}") };
        assert_eq!((organization.id, owner.user, owner.role), (OrganizationId(42), UserId(3), RoleId(11)), "{name}");
    }
    for name in ["admin-teams-update.json", "admin-teams-update.wrapped.json"] {
        let claim = client(name).rename_team(TeamId(77), "New name").await.claim;
        let Some(Claim::Team { id, organization, .. }) = claim else { panic!("{name}: {claim:?}") };
        assert_eq!((id, organization), (TeamId(77), Some(OrganizationId(41))), "{name}");
    }
    let claim = client("admin-users-delete.json").delete_person(UserId(22)).await.claim;
    assert_eq!(claim, Some(Claim::Gone(22)));
    let claim = client("admin-user-team-role-removed.json").remove_from_team(UserId(111), TeamId(22)).await.claim;
    assert_eq!(claim, Some(Claim::TeamRoles(vec![])));
    for name in
        ["admin-user-organization-role-transfer.json", "admin-user-organization-role-transfer.invitation-boolean.json"]
    {
        let claim = client(name).transfer_ownership(OrganizationId(11), UserId(22)).await.claim;
        let Some(Claim::OrganizationRoles(rows)) = claim else { panic!("{name}: {claim:?}") };
        assert_eq!(rows.iter().map(|row| (row.user.0, row.role.0)).collect::<Vec<_>>(), [(22, 11), (1, 12)], "{name}");
    }
    let claim = client("scenarios-stop.json").stop_scenario(ScenarioId(3107)).await.claim;
    let Some(Claim::Scenario(scenario)) = claim else { panic!("{claim:?}") };
    assert_eq!((scenario.id, scenario.active), (ScenarioId(3107), Some(false)));
    let (email, name) = ("ole@x.example".to_owned(), "Ole".to_owned());
    let invite = Invite { role: RoleId(13), email, name, note: None, teams: vec![] };
    let claim = client("organizations-invite.json").invite(OrganizationId(22), &invite).await.unwrap().claim;
    let Some(Claim::Invited { role: Some(role), .. }) = claim else { panic!("{claim:?}") };
    assert_eq!(role.invitation.as_deref(), Some("pending"));
}

#[tokio::test]
async fn inviting_as_an_outsider_is_an_error_of_its_own() {
    use domain::journal::Answer;
    use make_api::Invite;
    let (email, name) = ("ole@x.example".to_owned(), "Ole".to_owned());
    let invite = Invite { role: RoleId(13), email, name, note: None, teams: vec![] };
    for (status, file, outsider) in [
        (403, "error-403.json", true),
        (403, "error-403.outsider.json", true),
        (403, "error-403.rights.json", true),
        (404, "error-404.json", true),
        (403, "error-403.public-cloud.json", false),
        (400, "error-400.invalid.json", false),
        (401, "error-401.json", false),
        (406, "error-406.confirmation.json", false),
        (429, "error-429.json", false),
    ] {
        let recorder = Recorder::new([Ok(crate::support::answer(status, &fixture(file)))]);
        let outcome = recorder.write().invite(OrganizationId(22), &invite).await;
        assert_eq!(outcome.is_err(), outsider, "{file}");
        let sent = outcome.unwrap_or_else(|error| {
            assert_eq!(error.organization, OrganizationId(22));
            error.sent
        });
        assert!(matches!(sent.answer, Answer::Refused(_)), "{file}");
        assert_eq!((sent.claim, recorder.count()), (None, 1), "{file}");
    }
}

#[tokio::test]
async fn the_scopes_of_the_own_key_are_found_in_the_list_of_keys() {
    use crate::support::answer;
    let answers = [answer(404, &fixture("error-404.json")), answer(200, &fixture("users-me-api-tokens.json"))];
    let recorder = Recorder::new(answers.map(Ok));
    assert_eq!(recorder.read().scopes().await.unwrap().unwrap(), ["admin:read", "user:read"]);
    assert_eq!(recorder.lines()[1], "GET /api/v2/users/me/api-tokens");
}
