//! What the caller may see of organizations and teams that are theirs: the endpoints outside the administration.

use practice::{KeyKind, Options, PublicLists, Switches};
use serde_json::{Value, json};

use crate::desk::{Desk, ELIF, EVENTS, INES, JONAS, KEY, KITCHEN, MARA, MENUS, OPERATIONS, ids};

fn open() -> Desk {
    Desk::with(Switches { public_lists: PublicLists::Open, ..Switches::default() })
}

fn keys(row: &Value) -> Vec<&str> {
    row.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn own_organizations_come_with_four_columns_unless_more_are_asked_for() {
    let desk = Desk::new();
    let (_, body) = desk.get("/organizations").await;
    assert_eq!(body["organizations"].as_array().unwrap().len(), 1, "only those the caller belongs to");
    let mut four = keys(&body["organizations"][0]);
    four.sort_unstable();
    assert_eq!(four, ["id", "name", "timezoneId", "zone"]);
    assert_eq!(body["pg"]["limit"], json!(10_000));
    let (_, body) = desk.get("/organizations?cols[]=id&cols[]=license&cols[]=isPaused").await;
    assert!(body["organizations"][0]["license"]["operations"].is_number());
    assert!(desk.get("/organizations?zone=elsewhere.example").await.1["organizations"].as_array().unwrap().is_empty());
    assert!(desk.get("/organizations?externalId=CRM-1").await.1["organizations"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn one_organization_tells_its_consumption_as_text() {
    let desk = Desk::new();
    let (status, body) = desk.get(&format!("/organizations/{OPERATIONS}?wait=true")).await;
    assert_eq!(status, 200);
    let row = &body["organization"];
    for key in [
        "operations",
        "transfer",
        "centicreditsConsumed",
        "operationsExt",
        "transferExt",
        "unusedOperations",
        "unusedTransfer",
    ] {
        assert!(row[key].as_str().is_some_and(|text| text.parse::<u64>().is_ok()), "{key}: {}", row[key]);
    }
    for key in ["lastReset", "nextReset", "isPaused", "deleted", "ssoType", "tfaEnforced", "featureControls", "teams"] {
        assert!(row.get(key).is_some(), "{key}");
    }
    let number = |key: &str| row[key].as_str().unwrap().parse::<u64>().unwrap();
    assert_eq!(number("operations") + number("unusedOperations"), 800_000);
}

#[tokio::test]
async fn what_was_consumed_is_nothing_after_a_reset() {
    let desk = Desk::new();
    let path = format!("/organizations/{OPERATIONS}?cols[]=operations");
    assert_ne!(desk.get(&path).await.1["organization"]["operations"], json!("0"));
    desk.send("PATCH", &format!("/admin/organizations/{OPERATIONS}"), r#"{"performReset":true}"#).await;
    assert_eq!(desk.get(&path).await.1["organization"]["operations"], json!("0"));
}

#[tokio::test]
async fn the_usage_covers_thirty_days_that_end_today() {
    let desk = Desk::open(Options {
        key: KEY.to_owned(),
        clock: practice::Clock::Virtual("2026-01-31T23:30:00Z".parse().unwrap()),
        ..Options::default()
    });
    let (_, body) = desk.get(&format!("/organizations/{OPERATIONS}/usage")).await;
    let days = body["data"].as_array().unwrap();
    assert_eq!((days.len(), &days[0]["date"], &days[29]["date"]), (30, &json!("2026-01-02"), &json!("2026-01-31")));
    assert!(days[3]["operations"].as_u64().unwrap() > 0 && days[3]["dataTransfer"].is_number());
    let (_, body) = desk.get(&format!("/organizations/{OPERATIONS}/usage?organizationTimezone=true")).await;
    assert_eq!(body["data"][29]["date"], json!("2026-02-01"), "in Prague it is tomorrow already");
}

#[tokio::test]
async fn one_team_tells_more_when_asked() {
    let desk = Desk::new();
    let (_, body) = desk.get("/teams/310").await;
    assert_eq!(body, json!({ "team": { "id": 310, "name": "My Team", "organizationId": OPERATIONS } }));
    let columns =
        ["activeScenarios", "operations", "operationsLimit", "transferLimit", "consumedOperations", "isPaused"];
    let asked: Vec<String> = columns.iter().map(|name| format!("cols[]={name}")).collect();
    let (_, body) = desk.get(&format!("/teams/310?{}", asked.join("&"))).await;
    assert_eq!((&body["team"]["activeScenarios"], &body["team"]["isPaused"]), (&json!(2), &json!(false)));
    assert!(body["team"]["operations"].is_string() && body["team"]["operationsLimit"].is_number());
    assert!(body["team"]["transferLimit"].is_string(), "limits are mixed");
}

#[tokio::test]
async fn own_teams_do_not_show_deleted_ones() {
    let desk = open();
    let (_, body) = desk.get(&format!("/teams?organizationId={EVENTS}")).await;
    assert_eq!(body["teams"].as_array().unwrap().len(), 3);
    assert_eq!(desk.get("/teams").await.0, 400);
}

#[tokio::test]
async fn users_are_listed_for_exactly_one_organization_or_team() {
    let desk = open();
    assert_eq!(desk.get("/users").await.0, 400);
    let (status, body) = desk.get(&format!("/users?organizationId={KITCHEN}&teamId={MENUS}")).await;
    assert_eq!((status, &body["detail"]), (400, &json!("teamId and organizationId cannot be used together")));
    assert_eq!(ids(&desk.get(&format!("/users?organizationId={KITCHEN}&pg[sortDir]=asc")).await.1, "users").len(), 4);
    assert_eq!(desk.get(&format!("/users?organizationId={KITCHEN}&teamRoleId=1")).await.0, 400);
    assert_eq!(desk.get(&format!("/users?teamId={MENUS}&organizationRoleId=11")).await.0, 400);
    let owners = format!("/users?organizationId={KITCHEN}&organizationRoleId=11");
    assert_eq!(ids(&desk.get(&owners).await.1, "users"), [MARA]);
    let admins = ids(&desk.get(&format!("/users?teamId={MENUS}&teamRoleId=1&pg[sortDir]=asc")).await.1, "users");
    assert_eq!(admins, [MARA, JONAS, ELIF]);
}

#[tokio::test]
async fn users_can_be_asked_for_their_teams_and_by_their_teams() {
    let desk = open();
    let path = format!("/users?organizationId={KITCHEN}&filterByTeamId={MENUS}&cols[]=id&cols[]=userTeamIds");
    let (_, body) = desk.get(&path).await;
    let elif = body["users"].as_array().unwrap().iter().find(|row| row["id"] == json!(ELIF)).unwrap();
    assert!(elif["userTeamIds"].as_array().unwrap().contains(&json!(MENUS)));
    let (_, body) = desk.get("/users?organizationId=140&filterByTeamId=0").await;
    let world = desk.instance.world();
    let everywhere = |id: &u64| world.teams_of(140).all(|team| world.team_role_in(*id, team.id).is_none());
    let nowhere: Vec<u64> = world.members[&140].keys().copied().filter(everywhere).collect();
    let mut found = ids(&body, "users");
    found.sort_unstable();
    assert!(!nowhere.is_empty());
    assert_eq!(found, nowhere);
}

#[tokio::test]
async fn the_callers_keys_are_listed_masked() {
    let desk = Desk::new();
    desk.instance.add_key("9c1185a5-c5e9-4b9c-9d2b-2c1d6c0f5a11", KeyKind::ReadOnly);
    desk.instance.add_key("11111111-c5e9-4b9c-9d2b-2c1d6c0f5a11", KeyKind::Support);
    let (_, body) = desk.get("/users/me/api-tokens").await;
    let tokens = body["apiTokens"].as_array().unwrap();
    assert_eq!(tokens.len(), 2, "somebody else's is not among them");
    assert_eq!(tokens[0]["token"], json!(format!("{}-****-****-****-************", &KEY[..8])));
    assert!(tokens[0]["scope"].as_array().unwrap().contains(&json!("admin:write")));
    assert!(!tokens[1]["scope"].as_array().unwrap().contains(&json!("admin:write")));
    assert!(!body.to_string().contains(KEY));
}

#[tokio::test]
async fn open_invitations_are_among_ones_organizations_only_when_asked_for() {
    let desk = Desk::new();
    let mut world = desk.instance.world();
    world.members.get_mut(&OPERATIONS).unwrap().get_mut(&INES).unwrap().invitation = Some("pending".to_owned());
    desk.instance.replace_world(world);
    let path = "/users/me?cols[]=userOrganizationRoles";
    assert_eq!(desk.get(path).await.1["authUser"]["userOrganizationRoles"], json!([]));
    let (_, body) = desk.get(&format!("{path}&includeInvitedOrg=true")).await;
    assert_eq!(body["authUser"]["userOrganizationRoles"][0]["invitation"], json!("pending"));
}

#[tokio::test]
async fn outsiders_are_refused_everywhere_unless_the_lists_are_open() {
    let paths = [
        format!("/organizations/{KITCHEN}"),
        format!("/organizations/{KITCHEN}/usage"),
        format!("/teams/{MENUS}"),
        format!("/users?organizationId={KITCHEN}"),
        format!("/scenarios?organizationId={KITCHEN}"),
    ];
    for path in &paths {
        let (status, body) = Desk::new().get(path).await;
        assert_eq!((status, &body["code"]), (403, &json!("SC403")), "{path}");
        assert_eq!(open().get(path).await.0, 200, "{path}");
    }
}
