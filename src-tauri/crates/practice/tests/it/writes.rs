//! Creating and changing people, organizations and teams.

use serde_json::json;

use crate::desk::{Desk, ELIF, HOLDING, KITCHEN, MARA, MENUS};

#[tokio::test]
async fn a_new_person_needs_a_mail_or_a_strong_password() {
    let desk = Desk::new();
    for (rest, expected) in [
        (r#""sendEmail":true"#, 200),
        (r#""sendEmail":false"#, 400),
        (r#""password":"my-Password1?""#, 200),
        (r#""password":"short-1A""#, 400),
        (r#""password":"mypasswordmypassword1?""#, 400),
    ] {
        let email = format!("new{}@nordlicht.example", rest.len());
        let body = format!(r#"{{"name":"New","email":"{email}","countryId":1,"whatever":1,{rest}}}"#);
        let (status, answer) = desk.post("/admin/users", &body).await;
        assert_eq!(status, expected, "{rest}");
        if expected == 200 {
            assert_eq!(answer["user"]["email"], json!(email));
            assert_eq!(answer["user"]["organizations"], json!(0));
            assert_eq!(answer["user"]["lastLogin"], json!(null));
        }
    }
}

#[tokio::test]
async fn a_mail_belongs_to_one_person() {
    let desk = Desk::new();
    let body = r#"{"name":"Other","email":"MARA@nordlicht.example","sendEmail":true}"#;
    assert_eq!(desk.post("/admin/users", body).await.0, 400);
    let path = format!("/admin/users/{ELIF}");
    assert_eq!(desk.send("PATCH", &path, r#"{"email":"mara@nordlicht.example"}"#).await.0, 400);
}

#[tokio::test]
async fn only_what_is_sent_of_a_person_changes() {
    let desk = Desk::new();
    let before = desk.instance.world().people[&ELIF].clone();
    let path = format!("/admin/users/{ELIF}");
    let (status, body) = desk.send("PATCH", &path, r#"{"name":"Elif Yılmaz","usersAdminsRoleId":4}"#).await;
    assert_eq!(status, 200);
    assert_eq!(body["user"]["usersAdminsRoleId"], json!(4));
    let after = desk.instance.world().people[&ELIF].clone();
    assert_eq!(after.name, "Elif Yılmaz");
    assert_eq!((after.email, after.created), (before.email, before.created));
    assert_eq!(desk.send("PATCH", &path, r#"{"usersAdminsRoleId":999}"#).await.0, 400);
}

#[tokio::test]
async fn deleted_and_unknown_things_are_not_found() {
    let desk = Desk::new();
    assert_eq!(desk.send("PATCH", "/admin/users/1502", r#"{"name":"Back"}"#).await.0, 404, "deleted person");
    assert_eq!(
        desk.send("PATCH", "/admin/organizations/96", r#"{"name":"Back"}"#).await.0,
        404,
        "deleted organization"
    );
    assert_eq!(desk.send("PATCH", "/admin/teams/409", r#"{"name":"Back"}"#).await.0, 404, "deleted team");
    assert_eq!(desk.role(HOLDING, 96, 13).await.0, 404);
    assert_eq!(desk.team_role(MARA, 409, 6).await.0, 404);
    assert_eq!(desk.role(999_999, KITCHEN, 13).await.0, 404);
}

#[tokio::test]
async fn a_team_is_renamed_and_the_answer_is_not_wrapped() {
    let desk = Desk::new();
    let (status, body) = desk.send("PATCH", &format!("/admin/teams/{MENUS}"), r#"{"name":"Menus 2"}"#).await;
    assert_eq!((status, &body["name"]), (200, &json!("Menus 2")));
    assert_eq!(desk.instance.world().teams[&MENUS].name, "Menus 2");
}

#[tokio::test]
async fn organizations_have_names_that_make_allows() {
    let desk = Desk::new();
    let path = format!("/admin/organizations/{KITCHEN}");
    for (name, expected) in [("Küche & Co", 400), (" Kitchen", 400), ("", 400), ("Küche (2) + Co.", 200)] {
        let body = json!({ "name": name }).to_string();
        assert_eq!(desk.send("PATCH", &path, &body).await.0, expected, "{name}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused() {
    let desk = Desk::new();
    for body in ["[]", "{", "null", "\u{0}"] {
        assert_eq!(desk.post("/admin/users", body).await.0, 400, "{body:?}");
    }
    let large = format!(r#"{{"name":"{}"}}"#, "x".repeat(4 * 1024 * 1024));
    let (status, body) = desk.post("/admin/users", &large).await;
    assert_eq!((status, &body["detail"]), (400, &json!("request entity too large")));
}
