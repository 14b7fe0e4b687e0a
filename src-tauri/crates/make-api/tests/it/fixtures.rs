//! Make's documented answers, contradictions included, read as documented.

use domain::license::License;
use domain::person::LastLogin;
use domain::role::RoleCategory;
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use make_api::{Continue, PeopleQuery};

use crate::support::{Recorder, fixture};

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
    assert_eq!((me.id, me.name.as_str(), me.admin_role), (UserId(3), "Ines Berg", Some(AdminRoleId(4))));

    let scopes = Recorder::json(&[&fixture("users-me-current-authorization.json")]).read().scopes().await.unwrap();
    assert_eq!(scopes.unwrap(), ["admin:read", "user:read"]);

    let license = Recorder::json(&[&fixture("admin-default-license.json")]).read().default_license().await.unwrap();
    assert_eq!((license.number("operations"), license.get("apps")), (Some(8_000_000), Some("\"T2\"")));

    for name in ["enums-countries.json", "enums-countries.older.json"] {
        let countries = Recorder::json(&[&fixture(name)]).read().countries().await.unwrap();
        assert!(countries.contains(&(4, "Afghanistan".to_owned())), "{name}");
    }
    let zones = Recorder::json(&[&fixture("enums-timezones.json")]).read().time_zones().await.unwrap();
    assert_eq!(zones, [(113, "Europe/Prague".to_owned()), (222, "Asia/Tokyo".to_owned())]);
    let locales = Recorder::json(&[&fixture("enums-locales.json")]).read().locales().await.unwrap();
    assert!(locales.iter().any(|(id, _)| *id == 18));
    let languages = Recorder::json(&[&fixture("enums-languages.json")]).read().languages().await.unwrap();
    assert!(languages.contains(&("en".to_owned(), "English".to_owned())));
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
