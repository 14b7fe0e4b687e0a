//! Make's odd rules, one test each (H1 to H10, H17, H18).

use practice::{EmptyBody, PublicLists, RowsAfterDemotion, RowsAfterTransfer, Switches, TransferToOutsider};
use serde_json::json;

use crate::desk::{
    Desk, ELIF, EVENTS, HOLDING, INES, JONAS, KITCHEN, MARA, MENUS, OPERATIONS, ids, organization_role, team_role,
};

#[tokio::test]
async fn h1_an_empty_body_removes_from_the_organization_and_from_its_teams() {
    let desk = Desk::new();
    let (status, body) = desk.post(&organization_role(ELIF, KITCHEN), "").await;
    assert_eq!(status, 200);
    assert_eq!(
        body["userOrganizationRole"],
        json!({ "userId": ELIF, "organizationId": KITCHEN, "usersRoleId": null, "invitation": null, "ssoPending": null })
    );
    let world = desk.instance.world();
    assert_eq!(world.role_in(ELIF, KITCHEN), None);
    assert!(world.teams_of(KITCHEN).all(|team| world.team_role_in(ELIF, team.id).is_none()));
    assert!(world.role_in(ELIF, EVENTS).is_some(), "other organizations are not touched");
}

#[tokio::test]
async fn h1_an_empty_body_removes_from_a_team_and_the_answer_says_none() {
    let desk = Desk::new();
    let (status, body) = desk.post(&team_role(ELIF, MENUS), "").await;
    assert_eq!(status, 200);
    assert_eq!(body["userTeamRole"]["usersRoleId"], json!(null));
    assert_eq!(body["userTeamRole"]["changeable"], json!(true));
    assert_eq!(desk.instance.world().team_role_in(ELIF, MENUS), None);
}

#[tokio::test]
async fn h1_an_object_without_a_role_removes_too_unless_the_switch_says_otherwise() {
    let desk = Desk::new();
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "{}").await.0, 200);
    assert_eq!(desk.instance.world().role_in(ELIF, KITCHEN), None);

    let desk = Desk::with(Switches { empty_body: EmptyBody::OnlyZeroBytes, ..Switches::default() });
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "{}").await.0, 400);
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "").await.0, 200);

    let desk = Desk::with(Switches { empty_body: EmptyBody::OnlyObject, ..Switches::default() });
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "").await.0, 400);
    assert_eq!(desk.post(&organization_role(ELIF, KITCHEN), "{}").await.0, 200);
}

#[tokio::test]
async fn h1_who_is_not_there_cannot_be_removed() {
    let desk = Desk::new();
    assert_eq!(desk.post(&organization_role(HOLDING, KITCHEN), "").await.0, 404);
    assert_eq!(desk.post(&team_role(HOLDING, MENUS), "").await.0, 404);
}

#[tokio::test]
async fn h2_deleting_an_owner_needs_a_confirmation_and_takes_the_organizations_along() {
    let desk = Desk::new();
    let (status, body) = desk.send("DELETE", &format!("/admin/users/{MARA}"), "").await;
    assert_eq!((status, &body["code"]), (406, &json!("IM004")));
    assert_eq!(body["metadata"][0]["data"].as_array().unwrap().len(), 4);
    let (status, body) = desk.send("DELETE", &format!("/admin/users/{MARA}?confirmed=true"), "").await;
    assert_eq!((status, body), (200, json!({ "user": MARA })));
    let world = desk.instance.world();
    assert!(world.people[&MARA].deleted && world.organizations[&KITCHEN].deleted);
}

#[tokio::test]
async fn h2_deleting_connections_needs_a_confirmation() {
    let desk = Desk::new();
    let path = organization_role(ELIF, KITCHEN);
    let (status, body) = desk.post(&format!("{path}?deleteConnections=true"), "").await;
    assert_eq!((status, &body["code"]), (406, &json!("IM004")));
    assert!(desk.instance.world().role_in(ELIF, KITCHEN).is_some());
    assert_eq!(desk.post(&format!("{path}?deleteConnections=true&confirmed=true"), "").await.0, 200);
}

#[tokio::test]
async fn h3_an_organization_admin_becomes_team_admin_everywhere_and_fixed() {
    let desk = Desk::new();
    assert_eq!(desk.role(ELIF, KITCHEN, 12).await.0, 200);
    let world = desk.instance.world();
    for team in world.teams_of(KITCHEN) {
        let seat = &world.team_members[&team.id][&ELIF];
        assert_eq!((seat.role, seat.changeable), (1, false), "{}", team.name);
    }
}

#[tokio::test]
async fn h3_a_fixed_team_admin_can_only_be_removed_and_added_again() {
    let desk = Desk::new();
    let (status, body) = desk.team_role(JONAS, MENUS, 6).await;
    assert_eq!((status, &body["code"]), (400, &json!("IM005")));
    assert_eq!(desk.instance.world().team_role_in(JONAS, MENUS), Some(1));
    assert_eq!(desk.post(&team_role(JONAS, MENUS), "").await.0, 200);
    assert_eq!(desk.team_role(JONAS, MENUS, 6).await.0, 200);
    assert_eq!(desk.instance.world().team_role_in(JONAS, MENUS), Some(6));
}

#[tokio::test]
async fn h3_team_admin_rows_after_a_demotion_follow_the_switch() {
    for (reading, expected) in [
        (RowsAfterDemotion::Fixed, Some((1, false))),
        (RowsAfterDemotion::Changeable, Some((1, true))),
        (RowsAfterDemotion::Removed, None),
    ] {
        let desk = Desk::with(Switches { rows_after_demotion: reading, ..Switches::default() });
        assert_eq!(desk.role(JONAS, KITCHEN, 13).await.0, 200);
        let world = desk.instance.world();
        let seat = world.team_members[&MENUS].get(&JONAS).map(|seat| (seat.role, seat.changeable));
        assert_eq!(seat, expected, "{reading:?}");
    }
}

#[tokio::test]
async fn h3_the_owner_and_the_admins_rule_a_new_team() {
    let desk = Desk::new();
    let body = format!(r#"{{"name":"New","organizationId":{KITCHEN}}}"#);
    let (status, body) = desk.post("/admin/teams", &body).await;
    assert_eq!(status, 200);
    let team = body["team"]["id"].as_u64().unwrap();
    let world = desk.instance.world();
    assert_eq!(world.team_role_in(MARA, team), Some(1));
    assert_eq!(world.team_role_in(JONAS, team), Some(1));
    assert_eq!(world.team_role_in(ELIF, team), None);
}

#[tokio::test]
async fn h4_after_a_transfer_the_former_owner_is_admin_and_keeps_his_fixed_team_rows() {
    let desk = Desk::new();
    desk.role(HOLDING, KITCHEN, 13).await;
    let (status, body) = desk.transfer(HOLDING, KITCHEN).await;
    assert_eq!(status, 200);
    assert_eq!(
        body["userOrganizationRoles"],
        json!([
            { "userId": HOLDING, "organizationId": KITCHEN, "usersRoleId": 11, "invitation": null },
            { "userId": MARA, "organizationId": KITCHEN, "usersRoleId": 12, "invitation": null },
        ])
    );
    let world = desk.instance.world();
    let seat = &world.team_members[&MENUS][&MARA];
    assert_eq!((seat.role, seat.changeable), (1, false));
    assert_eq!(world.team_role_in(HOLDING, MENUS), None, "an owner needs no rows");
}

#[tokio::test]
async fn h3_a_transfer_makes_the_former_owner_team_admin_everywhere_where_the_switch_says_so() {
    for (reading, expected) in [(RowsAfterTransfer::Left, None), (RowsAfterTransfer::Created, Some((1, false)))] {
        let desk = Desk::with(Switches { rows_after_transfer: reading, ..Switches::default() });
        desk.role(HOLDING, KITCHEN, 13).await;
        desk.post(&team_role(MARA, MENUS), "").await;
        assert_eq!(desk.transfer(HOLDING, KITCHEN).await.0, 200);
        let world = desk.instance.world();
        let seat = world.team_members[&MENUS].get(&MARA).map(|seat| (seat.role, seat.changeable));
        assert_eq!(seat, expected, "{reading:?}");
    }
}

#[tokio::test]
async fn h5_ownership_goes_to_a_member_only_unless_the_switch_says_otherwise() {
    let desk = Desk::new();
    assert_eq!(desk.transfer(HOLDING, KITCHEN).await.0, 400);
    assert_eq!(desk.instance.world().owner_of(KITCHEN), Some(MARA));

    let desk = Desk::with(Switches { transfer_to_outsider: TransferToOutsider::Allowed, ..Switches::default() });
    assert_eq!(desk.transfer(HOLDING, KITCHEN).await.0, 200);
    assert_eq!(desk.instance.world().owner_of(KITCHEN), Some(HOLDING));
}

#[tokio::test]
async fn h5_there_is_exactly_one_owner_and_no_role_call_changes_that() {
    let desk = Desk::new();
    assert_eq!(desk.role(ELIF, KITCHEN, 11).await.0, 400, "nobody is made owner by a role");
    assert_eq!(desk.role(MARA, KITCHEN, 13).await.0, 400, "the owner is not made less by a role");
    assert_eq!(desk.post(&organization_role(MARA, KITCHEN), "").await.0, 400, "the owner is not removed");
    assert_eq!(desk.transfer(MARA, KITCHEN).await.0, 400, "the owner gets nothing he has");
    let world = desk.instance.world();
    for (organization, seats) in &world.members {
        let owners = seats.values().filter(|seat| seat.role == 11).count();
        assert_eq!(owners, usize::from(!world.organizations[organization].deleted));
    }
}

#[tokio::test]
async fn h7_a_new_organization_without_a_license_inherits_the_whole_allowance() {
    let desk = Desk::new();
    let (status, body) = desk.post("/admin/organizations", r#"{"name":"Fresh","userOrgAdmin":4716}"#).await;
    assert_eq!(status, 200);
    assert_eq!(body["organization"]["license"]["operations"], json!(8_000_000));
    assert_eq!(body["userOrganizationRole"]["userRoleId"], json!(11), "spelled as in the example");
    let id = body["organization"]["id"].as_u64().unwrap();
    assert_eq!(desk.instance.world().owner_of(id), Some(ELIF));
    assert_eq!(body["organization"]["teams"][0]["name"], json!("My Team"));
}

#[tokio::test]
async fn h9_deleted_people_organizations_and_teams_stay_listed() {
    let desk = Desk::new();
    let (_, people) = desk.get("/admin/users-detail?pg[limit]=100").await;
    assert_eq!(people["users"].as_array().unwrap().iter().filter(|row| row["deleted"] == json!(true)).count(), 1);
    let (_, organizations) = desk.get("/admin/organizations?id=96").await;
    assert_eq!(organizations["organizations"][0]["deleted"], json!(true));
    let (_, teams) = desk.get(&format!("/admin/teams?organizationId={EVENTS}")).await;
    let deleted: Vec<_> =
        teams["teams"].as_array().unwrap().iter().filter(|row| row["deleted"] == json!(true)).collect();
    assert_eq!(deleted.len(), 1);
    assert_eq!(deleted[0]["name"], json!("Summer 2022"));
}

#[tokio::test]
async fn h9_team_lists_need_an_organization() {
    assert_eq!(Desk::new().get("/admin/teams").await.0, 400);
}

#[tokio::test]
async fn h17_everybody_has_a_status() {
    let world = Desk::new().instance.world();
    assert!(world.people.values().any(|person| person.last_login.is_none() && !person.deleted));
    let seats: Vec<_> = world.members.values().flat_map(|seats| seats.values()).collect();
    assert!(seats.iter().any(|seat| seat.invitation.as_deref() == Some("pending")));
    assert!(seats.iter().any(|seat| seat.sso_pending));
}

#[tokio::test]
async fn h18_errors_have_detail_message_and_code() {
    let desk = Desk::new();
    for (path, status, code) in [
        ("/admin/organizations?pg[limit]=x", 400, "SC400"),
        ("/organizations/118/user-organization-roles", 403, "SC403"),
        ("/Admin/users", 404, "SC404"),
        ("/admin/users/", 404, "SC404"),
    ] {
        let (given, body) = desk.get(path).await;
        assert_eq!((given, body["code"].as_str()), (status, Some(code)), "{path}");
        assert!(body["message"].is_string() && !body["detail"].is_null(), "{path}");
    }
}

#[tokio::test]
async fn a_team_role_needs_a_place_in_the_organization() {
    let desk = Desk::new();
    let (status, body) = desk.team_role(HOLDING, MENUS, 6).await;
    assert_eq!((status, &body["code"]), (400, &json!("IM005")));
    assert_eq!(desk.team_role(ELIF, MENUS, 13).await.0, 400, "an organization role is no team role");
    assert_eq!(desk.role(ELIF, KITCHEN, 6).await.0, 400, "a team role is no organization role");
}

#[tokio::test]
async fn public_lists_refuse_outsiders_unless_the_switch_says_otherwise() {
    let desk = Desk::new();
    let lists = [
        format!("/organizations/{KITCHEN}/user-organization-roles"),
        format!("/organizations/{KITCHEN}/user-organization-roles/{MARA}"),
        format!("/teams/{MENUS}/user-team-roles"),
        format!("/teams/{MENUS}/user-team-roles/{MARA}"),
        format!("/users/{MARA}/user-organization-roles"),
        format!("/users/{MARA}/user-organization-roles/{KITCHEN}"),
        format!("/users/{MARA}/user-team-roles"),
        format!("/users/{MARA}/user-team-roles/{MENUS}"),
    ];
    for path in &lists {
        assert_eq!(desk.get(path).await.0, 403, "{path}");
    }
    assert_eq!(desk.get(&format!("/organizations/{OPERATIONS}/user-organization-roles")).await.0, 200, "one's own");
    assert_eq!(desk.get(&format!("/users/{INES}/user-organization-roles")).await.0, 200, "oneself");
    desk.instance.set_switches(Switches { public_lists: PublicLists::Open, ..Switches::default() });
    for path in &lists {
        assert_eq!(desk.get(path).await.0, 200, "{path}");
    }
    let (_, body) = desk.get(&lists[0]).await;
    assert_eq!(body["userOrganizationRoles"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_filter_by_role_finds_exactly_those_who_hold_it() {
    let desk = Desk::new();
    let (_, owners) = desk.get(&format!("/admin/users?organizationId={KITCHEN}&organizationRoleId=11")).await;
    assert_eq!(ids(&owners, "users"), [MARA]);
    let (_, admins) = desk.get(&format!("/admin/users?teamId={MENUS}&teamRoleId=1")).await;
    assert_eq!(ids(&admins, "users"), [ELIF, JONAS, MARA]);
}
