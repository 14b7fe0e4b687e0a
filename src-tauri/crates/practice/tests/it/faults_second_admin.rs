//! The second admin (FT21 to FT24) and the control interface.

use practice::faults::{Effect, Match, Moment, Schedule, Script, control};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::desk::{Desk, ELIF, EVENTS, HOLDING, INES, JONAS, KITCHEN, MARA, MENUS};

fn script(desk: &Desk, when: Match, moment: Moment, effects: Vec<Effect>) {
    let second_admin = vec![Script { when, moment, effects }];
    desk.instance.set_schedule(Schedule { second_admin, ..Schedule::default() });
}

#[tokio::test]
async fn ft21_a_second_admin_acts_just_before_the_nth_arrival() {
    let desk = Desk::new();
    let effects = vec![Effect::Transfer { user: JONAS, organization: KITCHEN }];
    script(&desk, Match::arrival(2), Moment::BeforeApply, effects);
    let owners = format!("/admin/users?organizationId={KITCHEN}&organizationRoleId=11&cols[]=id");
    assert_eq!(desk.get(&owners).await.1["users"], json!([{ "id": MARA }]));
    assert_eq!(desk.get(&owners).await.1["users"], json!([{ "id": JONAS }]));
    let foreign = desk.instance.foreign_effects();
    assert_eq!((foreign.len(), foreign[0].arrival, foreign[0].code.as_str()), (1, 2, "FT21"));
    assert!(foreign[0].effect.as_ref().unwrap().changed);
}

#[tokio::test]
async fn ft21_a_second_admin_takes_back_what_was_just_done_and_only_once() {
    let desk = Desk::new();
    let effects = vec![
        Effect::SetOrganizationRole { user: ELIF, organization: KITCHEN, role: 13 },
        Effect::SetTeamRole { user: ELIF, team: MENUS, role: 4 },
        Effect::SetLicenseValue { organization: KITCHEN, key: "operations".to_owned(), value: json!(77) },
    ];
    script(&desk, Match::every("POST", "/admin/users/*/user-organization-roles/*"), Moment::AfterApply, effects);
    assert_eq!(desk.role(ELIF, KITCHEN, 14).await.0, 200);
    let world = desk.instance.world();
    assert_eq!((world.role_in(ELIF, KITCHEN), world.team_role_in(ELIF, MENUS)), (Some(13), Some(4)));
    assert_eq!(world.organizations[&KITCHEN].license.raw("operations"), Some("77"));
    assert_eq!(desk.role(ELIF, KITCHEN, 14).await.0, 200);
    assert_eq!(desk.instance.world().role_in(ELIF, KITCHEN), Some(14));
}

#[tokio::test]
async fn ft22_the_key_is_revoked_in_the_middle() {
    let desk = Desk::new();
    script(&desk, Match::nth_write(2), Moment::BeforeApply, vec![Effect::RevokeKeys]);
    assert_eq!(desk.role(HOLDING, KITCHEN, 13).await.0, 200);
    assert_eq!(desk.transfer(HOLDING, KITCHEN).await.0, 401);
    assert_eq!(desk.instance.world().owner_of(KITCHEN), Some(MARA));
    assert_eq!(desk.instance.fired().get("FT22"), Some(&1));
}

#[tokio::test]
async fn ft23_the_key_loses_a_scope_or_its_person_the_role_in_the_middle() {
    let desk = Desk::new();
    script(&desk, Match::arrival(1), Moment::AfterApply, vec![Effect::LoseScope { scope: "user:write".to_owned() }]);
    assert_eq!(desk.role(HOLDING, KITCHEN, 13).await.0, 200);
    assert_eq!(desk.role(HOLDING, KITCHEN, 13).await.0, 403);
    assert_eq!(desk.get("/admin/users-detail").await.0, 200);
    desk.instance.act(&Effect::SetAdminRole { user: INES, role: None });
    assert_eq!(desk.get("/admin/users-detail").await.0, 403);
}

#[tokio::test]
async fn ft24_people_teams_and_organizations_are_deleted_in_the_middle() {
    let desk = Desk::new();
    let effects = vec![
        Effect::DeleteUser { user: HOLDING },
        Effect::DeleteTeam { team: MENUS },
        Effect::DeleteOrganization { organization: EVENTS },
    ];
    script(&desk, Match::arrival(1), Moment::BeforeApply, effects);
    assert_eq!(desk.role(HOLDING, KITCHEN, 13).await.0, 404);
    assert_eq!(desk.team_role(ELIF, MENUS, 6).await.0, 404);
    assert_eq!(desk.role(ELIF, EVENTS, 14).await.0, 404);
    assert_eq!(desk.instance.fired().get("FT24"), Some(&3));
}

#[tokio::test]
async fn what_the_rules_refuse_a_second_admin_is_written_down_and_changes_nothing() {
    let desk = Desk::new();
    let before = desk.instance.state_hash();
    desk.instance.act(&Effect::SetOrganizationRole { user: MARA, organization: KITCHEN, role: 13 });
    assert_eq!(desk.instance.foreign_effects()[0].effect, None);
    assert_eq!(desk.instance.state_hash(), before);
}

/// A call to the control interface.
pub(crate) async fn order(
    control: &control::Control,
    token: &str,
    method: &str,
    path: &str,
    body: &str,
) -> (u16, Value) {
    let mut stream = TcpStream::connect(control.served.address).await.unwrap();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: control\r\nauthorization: Token {token}\r\ncontent-type: application/json\r\n"
    );
    let text = format!("{head}connection: close\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    (status, serde_json::from_str(body).unwrap_or(Value::Null))
}

#[tokio::test]
async fn the_control_is_closed_without_its_token() {
    let desk = Desk::new();
    let control = control::serve(&desk.instance, 0).unwrap();
    assert_eq!(order(&control, "wrong", "GET", "/state", "").await.0, 401);
    assert_eq!(order(&control, &desk.key, "GET", "/state", "").await.0, 401, "the instance's key is not the token");
    assert_eq!(order(&control, &control.token, "GET", "/state", "").await.0, 200);
    assert_eq!(desk.get("/state").await.0, 404, "the instance's own port knows nothing of it");
}

#[tokio::test]
async fn the_control_sets_schedules_keys_and_switches_and_shows_state_and_audit() {
    let mut desk = Desk::new();
    let control = control::serve(&desk.instance, 0).unwrap();
    let token = control.token.clone();
    let rule = r#"{"seed":5,"rules":[{"when":{"method":"GET","path":"/users/me","nth":1},
        "fault":{"kind":"status","status":502,"moment":"before-apply"}}]}"#;
    assert_eq!(order(&control, &token, "POST", "/schedule", rule).await.0, 200);
    assert_eq!(desk.get("/users/me").await.0, 502);
    assert_eq!(order(&control, &token, "POST", "/schedule", r#"{"rulez":[]}"#).await.0, 422, "no silent typos");
    let deed = format!(r#"{{"do":"transfer","user":{JONAS},"organization":{KITCHEN}}}"#);
    assert_eq!(order(&control, &token, "POST", "/second-admin", &deed).await.0, 200);
    let (_, state) = order(&control, &token, "GET", "/state", "").await;
    assert_eq!(state["world"]["members"][KITCHEN.to_string()][JONAS.to_string()]["role"], json!(11));
    assert_eq!(state["hash"], json!(desk.instance.state_hash()));
    let (_, audit) = order(&control, &token, "GET", "/audit", "").await;
    assert_eq!(audit["arrivals"][0]["fault"], json!("FT5"));
    assert_eq!(audit["foreign"][0]["effect"]["what"], json!("transfer user=4715 organization=118"));
    assert_eq!(order(&control, &token, "POST", "/switches", r#"{"publicLists":"open"}"#).await.0, 200);
    assert_eq!(desk.get(&format!("/teams/{MENUS}/user-team-roles")).await.0, 200);
    let new = "7d0b0e55-54d1-4c55-8f45-0d8a0f0b4a13";
    let replace = format!(r#"{{"replace":{{"key":"{new}","kind":"read-only"}}}}"#);
    assert_eq!(order(&control, &token, "POST", "/key", &replace).await.0, 200);
    assert_eq!(desk.get("/users/me").await.0, 401);
    desk.key = new.to_owned();
    assert_eq!(desk.get("/users/me").await.0, 200);
    assert_eq!(order(&control, &token, "POST", "/key", r#""revoke""#).await.0, 200);
    assert_eq!(desk.get("/users/me").await.0, 401);
}
