//! Paging, sorting, filters and columns.

use practice::{CapEcho, PublicLists, RoleColumns, Switches, TextFilter};
use serde_json::json;

use crate::desk::{Desk, KITCHEN, MARA, MENUS, ids};

#[tokio::test]
async fn h10_default_pages_differ_by_endpoint_and_are_echoed() {
    let desk = Desk::new();
    for (path, key, rows, limit) in [
        ("/admin/users-detail", "users", 10, 10),
        ("/admin/users", "users", 10, 10),
        ("/admin/organizations", "organizations", 9, 10_000),
        ("/admin/teams?organizationId=118", "teams", 4, 10_000),
    ] {
        let (_, body) = desk.get(path).await;
        assert_eq!(body[key].as_array().unwrap().len(), rows, "{path}");
        assert_eq!(body["pg"]["limit"], json!(limit), "{path}");
    }
}

#[tokio::test]
async fn pages_put_together_are_the_whole_list() {
    let desk = Desk::new();
    let mut all = Vec::new();
    for page in 0..8 {
        let path = format!("/admin/users-detail?pg[limit]=3&pg[offset]={}&pg[sortBy]=id&pg[sortDir]=asc", page * 3);
        let found = ids(&desk.get(&path).await.1, "users");
        assert_eq!(found.is_empty(), page == 7, "20 people fill six pages and two thirds");
        all.extend(found);
    }
    let everybody: Vec<u64> = desk.instance.world().people.keys().copied().collect();
    assert_eq!(all, everybody);
}

#[tokio::test]
async fn lists_come_newest_first_unless_asked_otherwise() {
    let desk = Desk::new();
    let down = ids(&desk.get("/admin/users-detail?pg[limit]=100").await.1, "users");
    let up = ids(&desk.get("/admin/users-detail?pg[limit]=100&pg[sortDir]=asc").await.1, "users");
    assert!(down.is_sorted_by(|left, right| left > right));
    assert!(up.is_sorted());
    let (_, named) = desk.get("/admin/users-detail?pg[limit]=2&pg[sortBy]=name&pg[sortDir]=asc").await;
    assert_eq!(named["users"][0]["name"], json!("Agnieszka Nowak"));
}

#[tokio::test]
async fn wrong_paging_parameters_are_refused_with_a_list_of_reasons() {
    let desk = Desk::new();
    for parameter in [
        "pg[sortBy]=email",
        "pg[sortDir]=up",
        "pg[limit]=0",
        "pg[limit]=ten",
        "pg[offset]=-1",
        "pg[returnTotalCount]=true",
    ] {
        let (status, body) = desk.get(&format!("/admin/users-detail?{parameter}")).await;
        assert_eq!((status, &body["code"]), (400, &json!("SC400")), "{parameter}");
        assert!(body["detail"].is_array(), "{parameter}");
    }
    assert_eq!(desk.get("/admin/users?pg[sortBy]=email").await.0, 200, "this list knows that key");
    assert_eq!(desk.get("/admin/teams?organizationId=118&pg[sortBy]=id").await.0, 400, "teams sort by name only");
}

#[tokio::test]
async fn a_page_cap_cuts_silently_or_openly() {
    let desk = Desk::with(Switches { page_cap: Some(7), ..Switches::default() });
    let (_, body) = desk.get("/admin/users-detail?pg[limit]=100").await;
    assert_eq!(body["users"].as_array().unwrap().len(), 7);
    assert_eq!(body["pg"]["limit"], json!(100));
    desk.instance.set_switches(Switches { page_cap: Some(7), page_cap_echo: CapEcho::Echoed, ..Switches::default() });
    assert_eq!(desk.get("/admin/users-detail?pg[limit]=100").await.1["pg"]["limit"], json!(7));
}

#[tokio::test]
async fn some_lists_ignore_paging_and_one_membership_list_pages() {
    let desk = Desk::with(Switches { public_lists: PublicLists::Open, page_cap: Some(1), ..Switches::default() });
    for (path, key) in [
        (format!("/organizations/{KITCHEN}/user-organization-roles"), "userOrganizationRoles"),
        (format!("/users/{MARA}/user-organization-roles"), "userOrganizationRoles"),
        (format!("/users/{MARA}/user-team-roles"), "userTeamRoles"),
        ("/users/roles".to_owned(), "usersRoles"),
    ] {
        let (_, body) = desk.get(&format!("{path}?pg[limit]=1&pg[offset]=1&pg[sortBy]=nonsense")).await;
        assert!(body[key].as_array().unwrap().len() > 1, "{path}");
        assert!(body["pg"].is_null(), "{path}");
    }
    let (_, body) = desk.get(&format!("/teams/{MENUS}/user-team-roles")).await;
    assert_eq!(body["userTeamRoles"].as_array().unwrap().len(), 1);
    assert!(body["pg"].is_object());
}

#[tokio::test]
async fn columns_choose_exactly_what_comes_and_in_which_order() {
    let desk = Desk::new();
    let response = desk.raw("GET", "/admin/users-detail?cols[]=name&cols%5B%5D=id&id=4711", "").await;
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.starts_with(br#"{"users":[{"name":"Mara Lindqvist","id":4711}]"#));
    assert_eq!(desk.get("/admin/users-detail?cols[]=shoeSize").await.0, 400);
    assert_eq!(desk.get("/admin/users-detail?cols[]=*").await.0, 200);
    assert_eq!(desk.get("/admin/users?name=nobody&cols[]=shoeSize").await.0, 400, "even when there is no row");
}

#[tokio::test]
async fn role_columns_are_left_out_unless_the_switch_says_otherwise() {
    let path = format!(
        "/admin/users?organizationId={KITCHEN}&organizationRoleId=11&cols[]=id&cols[]=organizationRoleId&cols[]=teamRoleId"
    );
    let desk = Desk::new();
    assert_eq!(desk.get(&path).await.1["users"], json!([{ "id": MARA }]));
    desk.instance.set_switches(Switches { role_columns: RoleColumns::Present, ..Switches::default() });
    assert_eq!(desk.get(&path).await.1["users"], json!([{ "id": MARA, "organizationRoleId": 11, "teamRoleId": null }]));
}

#[tokio::test]
async fn name_and_email_filters_match_parts_unless_the_switch_says_otherwise() {
    let desk = Desk::new();
    assert_eq!(desk.get("/admin/users-detail?name=john%20doe").await.1["users"].as_array().unwrap().len(), 2);
    assert_eq!(ids(&desk.get("/admin/users-detail?email=MARA@NORDLICHT").await.1, "users"), [MARA]);
    assert_eq!(ids(&desk.get("/admin/organizations?name=kitchen").await.1, "organizations"), [KITCHEN]);
    desk.instance.set_switches(Switches { text_filter: TextFilter::Exact, ..Switches::default() });
    assert!(ids(&desk.get("/admin/users-detail?email=mara@").await.1, "users").is_empty());
    assert_eq!(ids(&desk.get("/admin/users-detail?email=mara@nordlicht.example").await.1, "users"), [MARA]);
}

#[tokio::test]
async fn the_list_with_a_number_is_the_read_of_one_organization() {
    let desk = Desk::new();
    assert_eq!(ids(&desk.get("/admin/organizations?id=118").await.1, "organizations"), [118]);
    assert!(ids(&desk.get("/admin/organizations?id=999").await.1, "organizations").is_empty());
    assert_eq!(desk.get("/admin/organizations?id=abc").await.0, 400);
}

#[tokio::test]
async fn the_counter_of_organizations_is_the_number_of_places() {
    let desk = Desk::new();
    let (_, body) = desk.get("/admin/users-detail?id=4711").await;
    assert_eq!(body["users"][0]["organizations"], json!(4));
}
