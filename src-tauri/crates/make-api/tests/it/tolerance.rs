//! What Make's documents contradict themselves in, and what no document foresees: nothing of it fails a reading, nothing
//! is guessed, and nothing that is unknown is written back changed.

use std::sync::Arc;

use bytes::Bytes;
use domain::journal::Answer;
use domain::license::License;
use domain::person::LastLogin;
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use http::Response;
use make_api::{Claim, Error, ErrorKind, Kept, Listed, Listing, PeopleQuery, PlaceColumn, RoleColumn, RoleQuery};
use serde_json::Value;

use crate::coverage::readings_of_lists;
use crate::support::{Recorder, answer, fixture};

fn says(body: &str) -> Arc<Recorder> {
    Recorder::json(&[body])
}

async fn people(rows: &str) -> Listed<domain::person::Person> {
    let body = format!(r#"{{"users":[{rows}]}}"#);
    says(&body).read().people_page(&PeopleQuery::default(), &Listing::default()).await.unwrap()
}

#[tokio::test]
async fn contradictions_1_2_and_16_names_of_a_persons_fields_and_newer_ones() {
    let listed = people(
        r#"{"id":1,"lastLogin":"2023-01-03T11:24:25.460Z","tfaEnabled":true},
           {"id":2,"lastlogin":"2023-01-03T11:24:25.460Z","tfaStatus":1,"hasAddedApp":true},
           {"id":3,"lastlogin":null,"tfaStatus":null},
           {"id":4,"tfaStatus":0}"#,
    )
    .await;
    let read: Vec<_> = listed.rows.iter().map(|row| (row.value.last_login.clone(), row.value.two_step)).collect();
    let at = LastLogin::At("2023-01-03T11:24:25.460Z".to_owned());
    let expected =
        [(at.clone(), Some(true)), (at, Some(true)), (LastLogin::Never, None), (LastLogin::Unknown, Some(false))];
    assert_eq!(read, expected);
    assert_eq!(listed.rows[1].raw.get("hasAddedApp"), Some("true"));
}

#[tokio::test]
async fn contradictions_3_and_4_names_of_roles_and_types_of_invitations() {
    let rows = r#"{"userOrganizationRoles":[{"userId":1,"usersRoleId":11,"invitation":null},
        {"userId":2,"userRoleId":12,"invitation":false},{"userId":3,"usersRoleId":"13","invitation":"pending"},
        {"userId":4,"usersRoleId":13,"invitation":"revoked by hand"},{"userId":5,"usersRoleId":null}]}"#;
    let client = says(rows).read();
    let listed = client.organization_memberships_with(OrganizationId(22), &[PlaceColumn::User]).await.unwrap();
    let read: Vec<_> = listed.rows.iter().map(|row| (row.value.role.0, row.value.invitation.as_deref())).collect();
    assert_eq!(read, [(11, None), (12, None), (13, Some("pending")), (13, Some("revoked by hand"))]);
    assert_eq!(listed.nothing.len(), 1, "a role of null is no membership, and shown as such");
}

#[tokio::test]
async fn contradictions_5_8_and_9_answers_to_creating_and_renaming() {
    for key in ["usersRoleId", "userRoleId"] {
        let body = format!(
            r#"{{"organization":{{"id":9,"name":"N","teams":[{{"id":null,"name":"My team"}}],"license":{{"apps":[]}}}},
                "userOrganizationRole":{{"userId":3,"organizationId":9,"{key}":11,"invitation":false}}}}"#
        );
        let license = License::parse("{}").unwrap();
        let sent = says(&body).write().set_license(OrganizationId(9), &license).await;
        let Some(Claim::Organization { organization, owner: Some(owner) }) = sent.claim else { panic!("{key}") };
        assert_eq!((organization.id, owner.role), (OrganizationId(9), RoleId(11)));
    }
    for body in [r#"{"id":7,"name":"N"}"#, r#"{"team":{"id":"7","name":"N","organizationId":null}}"#] {
        let sent = says(body).write().rename_team(TeamId(7), "N").await;
        assert!(matches!(sent.claim, Some(Claim::Team { id: TeamId(7), .. })), "{body}");
    }
}

/// 6, 7 and 12: what a license holds is nobody's business, and 64 bits are enough for it.
#[tokio::test]
async fn contradictions_6_7_and_12_licenses_go_back_as_they_came() {
    let license = r#"{"apps":"T2","scenarioInputs":true,"gracePeriod":7,"transfer":"1099511627776","operations":800000000,
        "fslimit": 2147483648 ,"commisions":1.50,"commissions":null,"new":{"b":[1,{"a":"\u00e4"}]},"dup":1,"dup":2}"#;
    let body = format!(r#"{{"organizations":[{{"id":41,"name":"N","license":{license}}}]}}"#);
    let read = says(&body).read().organization(OrganizationId(41)).await.unwrap().unwrap().license.unwrap();
    assert_eq!((read.number("transfer"), read.number("operations")), (Some(1_099_511_627_776), Some(800_000_000)));
    let recorder = says("{}");
    recorder.write().set_license(OrganizationId(41), &read.clone().with("operations", "0")).await;
    let sent = recorder.lines()[0].clone();
    for text in [r#""apps":"T2""#, r#""transfer":"1099511627776""#, r#""commisions":1.50"#, r#""commissions":null"#] {
        assert!(sent.contains(text), "{sent}");
    }
    for text in [r#""new":{"b":[1,{"a":"\u00e4"}]}"#, r#""fslimit":2147483648"#, r#""operations":0"#, r#""dup":2"#] {
        assert!(sent.contains(text), "{sent}");
    }
    assert!(!sent.contains("800000000") && !sent.contains(r#""dup":1"#), "{sent}");
}

#[tokio::test]
async fn contradictions_10_to_13_names_types_of_lists_and_scopes() {
    let zones =
        r#"{"timezones":[{"id":1,"name":"A","offset":"+0100"},{"id":2,"name":"B","offset":900},{"id":3,"name":"C"}]}"#;
    let offsets: Vec<_> = says(zones).read().time_zones().await.unwrap().into_iter().map(|zone| zone.offset).collect();
    assert_eq!(offsets, [Some("+0100".to_owned()), Some("900".to_owned()), None]);
    let days = r#"{"data":[{"date":"a","dataTransfer":"1"},{"date":"b","datatransfer":2}]}"#;
    let days = says(days).read().usage_days(OrganizationId(1), false).await.unwrap();
    assert_eq!(days.iter().map(|day| day.consumed.transfer).collect::<Vec<_>>(), [Some(1), Some(2)]);
    let scopes = r#"{"authorization":{"scope":["users:write","function:read",7,null,{"name":"teams:read"}]}}"#;
    let scopes = says(scopes).read().scopes().await.unwrap().unwrap();
    assert_eq!(scopes, ["users:write", "function:read", "7", "teams:read"]);
    for bare in [r#"[{"id":1,"name":"A"}]"#, r#"{"more":{},"countries":[{"id":"1","name":"A"}]}"#] {
        assert_eq!(says(bare).read().countries().await.unwrap()[0].id, 1, "{bare}");
    }
}

/// An instance has words that Gatehouse has not: they show, and are never taken for something else.
#[tokio::test]
async fn unknown_values_are_kept_and_shown_raw() {
    let roles = r#"{"usersRoles":[{"id":99,"name":"Space captain","category":"galaxy","managementType":"by_robot"}]}"#;
    let listed = says(roles).read().find_roles(&RoleQuery::default(), &[RoleColumn::Id]).await.unwrap();
    let [Kept { value, raw }] = listed.rows.as_slice() else { panic!("{listed:?}") };
    assert_eq!((value.category, raw.get("category")), (domain::role::RoleCategory::Other, Some("\"galaxy\"")));
    assert_eq!(raw.get("managementType"), Some("\"by_robot\""));

    let listed =
        people(r#"{"id":1,"countryId":"Atlantis","usersAdminsRoleId":{"id":4},"lastLogin":"yesterday"}"#).await;
    let Kept { value, raw } = &listed.rows[0];
    assert_eq!((value.country_id, value.admin_role, value.last_login.clone()), (None, None, LastLogin::Unknown));
    assert_eq!(raw.get("countryId"), Some("\"Atlantis\""));
    assert_eq!((raw.get("usersAdminsRoleId"), raw.get("lastLogin")), (Some(r#"{"id":4}"#), Some("\"yesterday\"")));
    assert_eq!(people(r#"{"id":1,"userAdminsRoleId":"4"}"#).await.rows[0].value.admin_role, Some(AdminRoleId(4)));
}

/// Every list of the client, every field of its rows missing, null, of every other type, and one more than documented.
#[tokio::test]
async fn counted_no_missing_null_extra_or_re_typed_field_fails_a_list() {
    let odd = [
        Value::Null,
        Value::Bool(true),
        1.5.into(),
        (-1).into(),
        "x".into(),
        serde_json::json!([{}]),
        serde_json::json!({}),
    ];
    let (mut lists, mut answers) = (0, 0);
    for line in readings_of_lists() {
        let documented: Value = serde_json::from_str(&fixture(&format!("{}.json", line.fixture))).unwrap();
        lists += 1;
        for (place, changed) in changed_rows(&documented, &odd) {
            answers += 1;
            let outcome = (line.call)(says(&changed.to_string())).await;
            assert_eq!(outcome, Ok(()), "{} with {place}", line.method);
        }
    }
    println!("lists with a missing, null, extra or re-typed field: {lists} lists, {answers} answers, 0 failed");
    assert!(lists > 30 && answers > 2000);
}

/// The answer once for each field of its rows and each odd value.
fn changed_rows(documented: &Value, odd: &[Value]) -> Vec<(String, Value)> {
    let (key, rows) = list_of(documented).unwrap();
    let fields: Vec<&String> = rows[0].as_object().unwrap().keys().collect();
    let mut changed = Vec::new();
    for field in fields.into_iter().map(String::as_str).chain(["unheardOf", "pg"]) {
        let with = |value: Option<&Value>| {
            let mut answer = documented.clone();
            for row in answer[&key].as_array_mut().unwrap() {
                let row = row.as_object_mut().unwrap();
                match value {
                    Some(value) => drop(row.insert(field.to_owned(), value.clone())),
                    None => drop(row.remove(field)),
                }
            }
            answer
        };
        changed.push((format!("no {field}"), with(None)));
        changed.extend(odd.iter().map(|value| (format!("{field} as {value}"), with(Some(value)))));
    }
    changed
}

pub(crate) fn list_of(answer: &Value) -> Option<(String, &Vec<Value>)> {
    let mut fields = answer.as_object()?.iter();
    fields.find_map(|(key, value)| value.as_array().filter(|rows| !rows.is_empty()).map(|rows| (key.clone(), rows)))
}

fn other(status: u16, kind: &str, body: &str) -> Response<Bytes> {
    let mut other = answer(status, body);
    other.headers_mut().insert("content-type", kind.parse().unwrap());
    other
}

#[tokio::test]
async fn an_answer_that_is_not_json_keeps_its_first_500_characters() {
    let page = format!("<html>{}</html>", "ä".repeat(9000));
    let start: String = page.chars().take(500).collect();
    for (status, kind) in [(200, "text/html"), (200, "text/plain"), (403, "text/html"), (502, "application/json")] {
        let recorder = Recorder::new([Ok(other(status, kind, &page))]);
        let error = recorder.read().with_seed(1).me().await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotMake { status, start: start.clone() }, "{status} {kind}");
        let sent = recorder.write().set_team_role(UserId(1), TeamId(1), RoleId(3)).await;
        let told = match sent.answer {
            Answer::Unknown(text) => text,
            Answer::Refused(refusal) => refusal.detail.unwrap(),
            Answer::Claimed | Answer::NotSent(_) | Answer::Lost => panic!("{status} {kind}"),
        };
        assert!(told.contains(&start) && !told.contains("</html>"), "{status} {kind}");
        assert_eq!(sent.claim, None);
    }
}

#[tokio::test]
async fn nothing_deeper_than_128_levels_is_read_or_claimed() {
    // The answer, its object and so many lists in it.
    let body = |key: &str, lists: usize| {
        format!(r#"{{"{key}":{{"id":1,"userId":1,"usersRoleId":3,"x":{}{}}}}}"#, "[".repeat(lists), "]".repeat(lists))
    };
    let read = |lists| async move { says(&body("authUser", lists)).read().me().await.map(drop) };
    assert!(read(126).await.is_ok());
    let refused: Error = read(127).await.unwrap_err();
    assert!(matches!(refused.kind, ErrorKind::NotMake { status: 200, .. }), "{refused:?}");
    let write = |lists| async move {
        says(&body("userTeamRole", lists)).write().set_team_role(UserId(1), TeamId(1), RoleId(3)).await.answer
    };
    assert_eq!(write(126).await, Answer::Claimed);
    assert!(matches!(write(127).await, Answer::Unknown(_)));
    assert!(read(100_000).await.is_err());
}
