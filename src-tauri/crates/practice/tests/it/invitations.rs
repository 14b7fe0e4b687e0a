//! Inviting people to an organization.

use serde_json::{Value, json};

use crate::desk::{Desk, HOLDING, INES, KITCHEN, MARA, OPERATIONS};

const NEW: &str = r#"{"usersRoleId":13,"email":"new@flowline.example","name":"New One","note":"Hi","teamsId":[310]}"#;

async fn invite(desk: &Desk, organization: u64, body: &str) -> (u16, Value) {
    desk.post(&format!("/organizations/{organization}/invite"), body).await
}

#[tokio::test]
async fn an_invitation_makes_an_account_a_pending_place_and_team_members() {
    let desk = Desk::new();
    let (status, body) = invite(&desk, OPERATIONS, NEW).await;
    assert_eq!((status, &body["userOrganizationRole"]["invitation"]), (200, &json!("pending")));
    let user = body["user"]["id"].as_u64().unwrap();
    let world = desk.instance.world();
    assert_eq!((world.role_in(user, OPERATIONS), world.team_role_in(user, 310)), (Some(13), Some(3)));
    assert_eq!(world.people[&user].email, "new@flowline.example");
    assert_eq!(invite(&desk, OPERATIONS, NEW).await.0, 400, "nobody is invited twice");
}

#[tokio::test]
async fn who_has_an_account_is_invited_under_it() {
    let desk = Desk::new();
    let (_, body) = invite(&desk, OPERATIONS, r#"{"email":"HOLDING-eu@flowline.example","name":"Another name"}"#).await;
    assert_eq!(body["user"]["id"], json!(HOLDING));
    assert_eq!(desk.instance.world().people[&HOLDING].name, "Holding account EU");
}

#[tokio::test]
async fn outsiders_and_plain_members_may_not_invite() {
    let desk = Desk::new();
    let (status, body) = invite(&desk, KITCHEN, NEW).await;
    assert_eq!((status, &body["code"]), (403, &json!("SC403")), "an administrator who is no member");
    desk.role(INES, KITCHEN, 13).await;
    let (status, body) = invite(&desk, KITCHEN, r#"{"email":"a@b.example","name":"A"}"#).await;
    assert_eq!((status, &body["code"]), (403, &json!("IM002")), "a plain member");
    desk.role(INES, KITCHEN, 12).await;
    assert_eq!(invite(&desk, KITCHEN, r#"{"email":"a@b.example","name":"A"}"#).await.0, 200, "an Admin");
}

#[tokio::test]
async fn what_an_invitation_needs_is_checked_before_anything_happens() {
    let desk = Desk::new();
    let before = desk.instance.world();
    for body in [
        r#"{"email":"a@b.example"}"#,
        r#"{"name":"A"}"#,
        r#"{"name":"A","email":"a@b.example","usersRoleId":11}"#,
        r#"{"name":"A","email":"a@b.example","usersRoleId":3}"#,
        r#"{"name":"A","email":"a@b.example","teamsId":"310"}"#,
    ] {
        assert_eq!(invite(&desk, OPERATIONS, body).await.0, 400, "{body}");
    }
    assert_eq!(invite(&desk, OPERATIONS, r#"{"name":"A","email":"a@b.example","teamsId":[402]}"#).await.0, 404);
    assert_eq!(desk.instance.world(), before);
}

#[tokio::test]
async fn the_invited_person_reads_and_accepts_the_invitation() {
    let desk = Desk::new();
    let mut world = desk.instance.world();
    world.members.get_mut(&OPERATIONS).unwrap().get_mut(&INES).unwrap().invitation = Some("pending".to_owned());
    world.members.get_mut(&KITCHEN).unwrap().get_mut(&MARA).unwrap().invitation = Some("pending".to_owned());
    desk.instance.replace_world(world);
    let (_, body) = desk.get("/users/me/organization-invitations").await;
    let rows = body["organizationInvitations"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["organizationId"]), (1, &json!(OPERATIONS)));
    let hash = rows[0]["hash"].as_str().unwrap();
    let (_, body) = desk.get(&format!("/organizations/invitation?hash={hash}")).await;
    assert_eq!(body["invitation"]["usersRoleId"], json!(11));
    assert_eq!(desk.get("/organizations/invitation?hash=none").await.0, 404);
    let body = format!(r#"{{"hash":"{hash}"}}"#);
    assert_eq!(desk.post("/organizations/accept-invitation", &body).await.0, 200);
    assert_eq!(desk.instance.world().members[&OPERATIONS][&INES].invitation, None);
    assert_eq!(desk.post("/organizations/accept-invitation", &body).await.0, 404, "it is used up");
}
