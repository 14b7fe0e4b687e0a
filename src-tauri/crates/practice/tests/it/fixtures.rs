//! Our answers against the documented examples: the same keys and types, but for what each line lists.

use practice::{PublicLists, RoleColumns, Switches};
use serde_json::Value;

use crate::desk::Desk;

struct Case {
    file: &'static str,
    method: &'static str,
    path: &'static str,
    body: &'static str,
    /// Keys of ours that the example lacks, or the other way round.
    differs: &'static [&'static str],
}

const fn get(file: &'static str, path: &'static str) -> Case {
    Case { file, method: "GET", path, body: "", differs: &[] }
}

const fn post(file: &'static str, path: &'static str, body: &'static str) -> Case {
    Case { file, method: "POST", path, body, differs: &[] }
}

/// In `pg` as of 2026; a switch brings it.
const NEWER: &[&str] = &["returnTotalCount"];

/// Every column of a team that a document names.
macro_rules! team_columns {
    () => {
        "cols[]=id&cols[]=name&cols[]=organizationId&cols[]=activeScenarios&cols[]=activeApps&cols[]=operations&cols[]=transfer&cols[]=centicredits&cols[]=operationsLimit&cols[]=transferLimit&cols[]=consumedOperations&cols[]=consumedTransfer&cols[]=isPaused&cols[]=consumedCenticredits"
    };
}

const MEMBER: &str = r#"{"usersRoleId":13}"#;
const CASES: &[Case] = &[
    get("admin-users-detail", "/admin/users-detail"),
    get("admin-users", "/admin/users?organizationId=118"),
    get("admin-users.columns", "/admin/users?cols[]=id&cols[]=name&cols[]=email"),
    get(
        "admin-users.columns-with-roles",
        "/admin/users?organizationId=118&cols[]=id&cols[]=name&cols[]=email&cols[]=teamRoleId&cols[]=organizationRoleId",
    ),
    post(
        "admin-users-create",
        "/admin/users",
        r#"{"name":"John Doe","email":"new@customer.example","sendEmail":false,"timezoneId":113,"localeId":18,"countryId":1,"password":"my-Password1?"}"#,
    ),
    Case { method: "PATCH", ..post("admin-users-update", "/admin/users/4716", r#"{"usersAdminsRoleId":4}"#) },
    Case { method: "DELETE", ..get("admin-users-delete", "/admin/users/2058") },
    post("admin-user-organization-role-set", "/admin/users/4716/user-organization-roles/118", MEMBER),
    post("admin-user-organization-role-removed", "/admin/users/4716/user-organization-roles/118", ""),
    post(
        "admin-user-organization-role.columns",
        "/admin/users/4720/user-organization-roles/118?cols[]=userId&cols[]=organizationId&cols[]=usersRoleId&cols[]=invitation&cols[]=organizationTeamsCount&cols[]=joinedTeamsCount&cols[]=ssoPending",
        MEMBER,
    ),
    post("admin-user-organization-role-transfer", "/admin/users/4715/user-organization-roles/118/transfer", ""),
    post("admin-user-team-role-set", "/admin/users/4720/user-team-roles/403", r#"{"usersRoleId":3}"#),
    post("admin-user-team-role-removed", "/admin/users/4720/user-team-roles/403", ""),
    get("admin-organizations", "/admin/organizations?id=118"),
    post("admin-organizations-create", "/admin/organizations", r#"{"name":"Fresh"}"#),
    Case {
        method: "PATCH",
        ..post("admin-organizations-update", "/admin/organizations/118", r#"{"performReset":true}"#)
    },
    get("admin-teams", "/admin/teams?organizationId=119"),
    post("admin-teams-create", "/admin/teams", r#"{"name":"New","organizationId":119}"#),
    Case { method: "PATCH", ..post("admin-teams-update", "/admin/teams/402", r#"{"name":"New name"}"#) },
    get("admin-default-license", "/admin/system-settings/default-license"),
    get(
        "admin-users-admins-roles",
        "/admin/users/admins-roles?cols[]=id&cols[]=name&cols[]=permissions&cols[]=category&cols[]=identifier",
    ),
    get("users-roles", "/users/roles"),
    get(
        "users-roles.columns",
        "/users/roles?cols[]=id&cols[]=name&cols[]=identifier&cols[]=subsidiary&cols[]=category&cols[]=permissions&cols[]=description",
    ),
    get("users-me", "/users/me"),
    get("users-me.columns", "/users/me?cols[]=id&cols[]=name&cols[]=email&cols[]=usersAdminsRoleId"),
    get("users-me.memberships", "/users/me?cols[]=id&cols[]=userOrganizationRoles&cols[]=userTeamRoles"),
    get("users-me-current-authorization", "/users/me/current-authorization"),
    get("organizations-user-organization-roles", "/organizations/101/user-organization-roles"),
    get("organizations-user-organization-role", "/organizations/101/user-organization-roles/3"),
    get("users-user-organization-roles", "/users/3/user-organization-roles"),
    get("users-user-organization-role", "/users/3/user-organization-roles/101"),
    get("teams-user-team-roles", "/teams/310/user-team-roles"),
    get("teams-user-team-role", "/teams/310/user-team-roles/3"),
    get("users-user-team-roles", "/users/3/user-team-roles"),
    get("users-user-team-role", "/users/3/user-team-roles/310"),
    get("enums-countries", "/enums/countries"),
    get("enums-timezones", "/enums/timezones"),
    get("enums-locales", "/enums/locales"),
    get("enums-languages", "/enums/languages"),
    get("enums-imt-regions", "/enums/imt-regions"),
    get("enums-imt-zones", "/enums/imt-zones"),
    get("enums-user-email-notifications", "/enums/user-email-notifications"),
    get("enums-user-api-token-scopes", "/enums/user-api-token-scopes"),
    get("error-400.parameters", "/admin/users-detail?pg[limit]=x"),
    post("error-400.invalid", "/admin/users/41/user-organization-roles/118/transfer", ""),
    get("error-403", "/organizations/118/user-organization-roles"),
    get("error-404", "/nowhere"),
    Case {
        method: "DELETE",
        differs: &["scenarioId", "scenarioName", "organizationId", "organizationName"],
        ..get("error-406.confirmation", "/admin/users/4711")
    },
    Case { method: "DELETE", ..get("admin-organizations-delete", "/admin/organizations/118") },
    Case { method: "DELETE", ..get("admin-teams-delete", "/admin/teams/402") },
    post(
        "admin-user-organization-role-removed.with-connections",
        "/admin/users/4716/user-organization-roles/118?deleteConnections=true&confirmed=true",
        "",
    ),
    Case { differs: NEWER, ..get("organizations", "/organizations") },
    Case {
        differs: NEWER,
        ..get(
            "organizations.columns",
            "/organizations?cols[]=id&cols[]=name&cols[]=license&cols[]=serviceName&cols[]=isPaused",
        )
    },
    Case { differs: &["externalId"], ..get("organizations-one", "/organizations/101") },
    get("organizations-usage", "/organizations/101/usage"),
    post(
        "organizations-invite",
        "/organizations/101/invite",
        r#"{"usersRoleId":13,"email":"ole.dahl@customer.example","name":"Ole Dahl","note":"Welcome","teamsId":[310]}"#,
    ),
    post(
        "error-403.outsider",
        "/organizations/118/invite",
        r#"{"email":"ole.dahl@customer.example","name":"Ole Dahl"}"#,
    ),
    Case { differs: NEWER, ..get("scenarios", "/scenarios?organizationId=101") },
    post("scenarios-start", "/scenarios/3003/start", ""),
    post("scenarios-stop", "/scenarios/3001/stop", ""),
    Case { differs: NEWER, ..get("teams", "/teams?organizationId=101") },
    Case { differs: NEWER, ..get("teams.columns", concat!("/teams?organizationId=101&", team_columns!())) },
    get("teams-one", concat!("/teams/310?", team_columns!())),
    get("users-me-api-tokens", "/users/me/api-tokens"),
    get(
        "users-me.all-columns",
        "/users/me?cols[]=id&cols[]=name&cols[]=email&cols[]=usersAdminsRoleId&cols[]=emailNotifications&cols[]=forceSetPassword&cols[]=hasPassword&cols[]=tfaEnabled&cols[]=tfaStatus&cols[]=isAffiliatePartner&cols[]=supportEligible",
    ),
    Case { differs: NEWER, ..get("users", "/users?organizationId=101") },
    Case {
        differs: NEWER,
        ..get(
            "users.columns",
            "/users?organizationId=101&organizationRoleId=11&cols[]=id&cols[]=name&cols[]=lastLogin&cols[]=tfaStatus&cols[]=userTeamIds",
        )
    },
];

#[tokio::test]
async fn every_answer_has_the_documented_shape() {
    for case in CASES {
        let roles = if case.file.contains("with-roles") { RoleColumns::Present } else { RoleColumns::Missing };
        let switches = Switches { role_columns: roles, public_lists: PublicLists::Refused, ..Switches::default() };
        let desk = Desk::with(switches);
        let (_, ours) = desk.send(case.method, case.path, case.body).await;
        let theirs = fixture(case.file);
        if let Err(problem) = compare(&theirs, &ours, case.differs, "$") {
            panic!("{}: {problem}\ndocumented: {theirs}\nours: {ours}", case.file);
        }
    }
}

#[tokio::test]
async fn the_comparison_notices_a_missing_key_and_a_wrong_type() {
    let right = serde_json::json!({ "users": [{ "id": 1, "name": "A" }] });
    for wrong in [
        serde_json::json!({ "users": [{ "id": 1 }] }),
        serde_json::json!({ "users": [{ "id": "1", "name": "A" }] }),
        serde_json::json!({ "users": [] }),
        serde_json::json!({ "users": [{ "id": 1, "name": "A", "more": 1 }] }),
    ] {
        assert!(compare(&right, &wrong, &[], "$").is_err(), "{wrong}");
    }
}

fn fixture(name: &str) -> Value {
    let path = format!("{}/../../../tests/fixtures/make/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))).unwrap()
}

/// A license is a free object: only being one is compared. Null goes with every type.
fn compare(theirs: &Value, ours: &Value, differs: &[&str], place: &str) -> Result<(), String> {
    match (theirs, ours) {
        (Value::Object(theirs), Value::Object(ours)) => {
            if place.to_lowercase().ends_with("license") {
                return if ours.contains_key("operations") { Ok(()) } else { Err(format!("{place}: no license")) };
            }
            for key in theirs.keys().chain(ours.keys()).filter(|key| !differs.contains(&key.as_str())) {
                let (Some(theirs), Some(ours)) = (theirs.get(key), ours.get(key)) else {
                    return Err(format!("{place}.{key} is only on one side"));
                };
                compare(theirs, ours, differs, &format!("{place}.{key}"))?;
            }
            Ok(())
        }
        (Value::Array(theirs), Value::Array(ours)) => match (theirs.first(), ours.first()) {
            (None, _) => Ok(()),
            (Some(_), None) => Err(format!("{place} is empty")),
            (Some(_), Some(first)) if theirs.iter().any(|row| compare(row, first, differs, place).is_ok()) => Ok(()),
            (Some(documented), Some(first)) => compare(documented, first, differs, &format!("{place}[0]")),
        },
        (Value::Null, _)
        | (_, Value::Null)
        | (Value::Bool(_), Value::Bool(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_)) => Ok(()),
        _ => Err(format!("{place}: {theirs} is of another type than {ours}")),
    }
}
