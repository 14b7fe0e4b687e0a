//! Which key may do what.

use practice::{Endpoint, KeyKind, Options, Switches, UnknownKey};
use serde_json::json;

use crate::desk::{Desk, ELIF, KEY, KITCHEN};

#[tokio::test]
async fn an_unknown_key_is_told_401_or_403_by_the_switch() {
    let mut desk = Desk::new();
    desk.key = "00000000-0000-4000-8000-000000000000".to_owned();
    let (status, body) = desk.get("/users/me").await;
    assert_eq!((status, &body["code"]), (401, &json!("IM015")));
    desk.instance.set_switches(Switches { unknown_key: UnknownKey::Forbidden, ..Switches::default() });
    let (status, body) = desk.get("/users/me").await;
    assert_eq!((status, &body["code"]), (403, &json!("SC403")));
    assert_eq!(desk.raw("GET", "/ping", "").await.status(), 200, "reachable without a key");
}

#[tokio::test]
async fn the_key_needs_the_word_token_before_it() {
    let mut desk = Desk::new();
    desk.key = format!(" {KEY}");
    assert_eq!(desk.get("/users/me").await.0, 401);
}

#[tokio::test]
async fn the_operators_key_tells_whose_it_is_and_what_it_may_do() {
    let desk = Desk::new();
    let (_, me) = desk.get("/users/me?cols[]=name&cols[]=usersAdminsRoleId").await;
    assert_eq!(me["authUser"], json!({ "name": "Ines Berg", "usersAdminsRoleId": 4 }));
    let (_, authorization) = desk.get("/users/me/current-authorization").await;
    let scopes = authorization["authorization"]["scope"].as_array().unwrap();
    assert!(scopes.contains(&json!("admin:write")));
    let (_, roles) = desk.get("/admin/users/admins-roles?cols[]=id&cols[]=permissions").await;
    let role = roles["usersAdminsRoles"].as_array().unwrap().iter().find(|role| role["id"] == json!(4)).unwrap();
    assert!(role["permissions"].as_array().unwrap().contains(&json!("users edit")));
}

#[tokio::test]
async fn a_read_only_key_reads_and_cannot_write() {
    let desk = Desk::of_kind(KeyKind::ReadOnly);
    assert_eq!(desk.get("/admin/users-detail").await.0, 200);
    let (status, body) = desk.role(ELIF, KITCHEN, 12).await;
    assert_eq!((status, &body["code"]), (403, &json!("SC403")));
}

#[tokio::test]
async fn a_support_role_reads_everything_and_may_not_edit_users() {
    let desk = Desk::of_kind(KeyKind::Support);
    assert_eq!(desk.get("/admin/users-detail").await.0, 200);
    assert_eq!(desk.get("/admin/organizations").await.0, 200);
    let (status, body) = desk.role(ELIF, KITCHEN, 12).await;
    assert_eq!((status, &body["code"]), (403, &json!("IM002")));
    assert_eq!(desk.transfer(ELIF, KITCHEN).await.0, 403);
}

#[tokio::test]
async fn without_an_instance_role_the_scopes_are_worth_nothing() {
    let desk = Desk::of_kind(KeyKind::NoAdminRole);
    assert_eq!(desk.get("/users/me?cols[]=usersAdminsRoleId").await.1["authUser"]["usersAdminsRoleId"], json!(null));
    for path in ["/admin/users-detail", "/admin/organizations", "/admin/users/admins-roles"] {
        let (status, body) = desk.get(path).await;
        assert_eq!((status, &body["code"]), (403, &json!("SC403")), "{path}");
    }
}

#[tokio::test]
async fn an_instance_may_know_several_keys() {
    let second = "7d0b0e55-54d1-4c55-8f45-0d8a0f0b4a11";
    let mut desk = Desk::open(Options {
        key: KEY.to_owned(),
        extra_keys: vec![(second.to_owned(), KeyKind::Support)],
        ..Options::default()
    });
    assert_eq!(desk.get("/users/me").await.1["authUser"]["name"], json!("Ines Berg"));
    desk.key = second.to_owned();
    assert_eq!(desk.get("/users/me").await.1["authUser"]["name"], json!("Oskar Lind"));
}

#[tokio::test]
async fn a_revoked_key_stops_working_and_a_new_one_goes_on() {
    let mut desk = Desk::new();
    desk.instance.revoke_keys();
    assert_eq!(desk.get("/users/me").await.0, 401);
    desk.key = "7d0b0e55-54d1-4c55-8f45-0d8a0f0b4a12".to_owned();
    desk.instance.add_key(&desk.key, KeyKind::Full);
    assert_eq!(desk.get("/users/me").await.0, 200);
}

#[tokio::test]
async fn an_older_instance_lacks_endpoints() {
    let desk = Desk::with(Switches { current_authorization: Endpoint::Missing, ..Switches::default() });
    assert_eq!(desk.get("/users/me/current-authorization").await.0, 404);
    assert_eq!(desk.get("/users/me").await.0, 200);
    desk.instance.set_switches(Switches { users_me: Endpoint::Missing, ..Switches::default() });
    assert_eq!(desk.get("/users/me").await.0, 404);
}

#[test]
fn every_start_has_its_own_key() {
    let (first, second) = (Options::default().key, Options::default().key);
    assert_ne!(first, second);
    assert_eq!(first.len(), 36);
    assert_eq!(first.as_bytes()[14], b'4');
}

#[tokio::test]
async fn a_saved_world_holds_no_key() {
    let text = serde_json::to_string(&Desk::new().instance.world()).unwrap();
    assert!(!text.contains(KEY));
}
