//! Scenarios and connections.

use practice::{PublicLists, Switches};
use serde_json::json;

use crate::desk::{Desk, ELIF, HOLDING, KITCHEN, MARA, MENUS, OPERATIONS, ids, organization_role, team_role};

#[tokio::test]
async fn scenarios_are_listed_for_exactly_one_organization_or_team_ten_at_a_time() {
    let desk = Desk::with(Switches { public_lists: PublicLists::Open, ..Switches::default() });
    assert_eq!(desk.get("/scenarios").await.0, 400);
    assert_eq!(desk.get(&format!("/scenarios?organizationId={KITCHEN}&teamId={MENUS}")).await.0, 400);
    let (_, body) = desk.get(&format!("/scenarios?organizationId={KITCHEN}")).await;
    assert_eq!((ids(&body, "scenarios").len(), &body["pg"]["limit"]), (10, &json!(10)));
    let all = ids(&desk.get(&format!("/scenarios?organizationId={KITCHEN}&pg[limit]=100")).await.1, "scenarios");
    assert_eq!(all.len(), 14, "as many as the organization counts");
    let active = format!("/scenarios?organizationId={KITCHEN}&pg[limit]=100&isActive=true");
    assert_eq!(ids(&desk.get(&active).await.1, "scenarios").len(), 9);
    let two = format!("/scenarios?organizationId={KITCHEN}&id[]={}&id[]={}", all[0], all[3]);
    assert_eq!(ids(&desk.get(&two).await.1, "scenarios"), [all[0], all[3]]);
    assert_eq!(ids(&desk.get(&format!("/scenarios?teamId={MENUS}")).await.1, "scenarios").len(), 4);
    let (_, body) =
        desk.get(&format!("/scenarios?teamId={MENUS}&cols[]=id&cols[]=isActive&cols[]=createdByUser")).await;
    assert_eq!(body["scenarios"][0]["createdByUser"]["id"], json!(MARA));
}

#[tokio::test]
async fn a_scenario_is_stopped_and_started_and_counted() {
    let desk = Desk::new();
    let active = |desk: &Desk| desk.instance.world().organizations[&OPERATIONS].active_scenarios;
    let id = ids(&desk.get(&format!("/scenarios?organizationId={OPERATIONS}&isActive=true")).await.1, "scenarios")[0];
    assert_eq!(active(&desk), 2);
    let (status, body) = desk.post(&format!("/scenarios/{id}/stop"), "").await;
    assert_eq!((status, body), (200, json!({ "scenario": { "id": id, "isActive": false, "islinked": false } })));
    assert_eq!(active(&desk), 1);
    assert_eq!(desk.post(&format!("/scenarios/{id}/start"), "").await.0, 200);
    assert_eq!(active(&desk), 2);
    assert_eq!(desk.post("/scenarios/9999/stop", "").await.0, 404);
}

#[tokio::test]
async fn no_more_scenarios_run_than_the_license_allows() {
    let desk = Desk::new();
    let mut world = desk.instance.world();
    world.organizations.get_mut(&OPERATIONS).unwrap().license.set("scenarios", &json!(2));
    desk.instance.replace_world(world);
    let still = ids(&desk.get(&format!("/scenarios?organizationId={OPERATIONS}&isActive=false")).await.1, "scenarios");
    assert_eq!(desk.post(&format!("/scenarios/{}/start", still[0]), "").await.0, 400);
}

#[tokio::test]
async fn a_deleted_team_takes_its_scenarios_and_connections_along() {
    let desk = Desk::new();
    let count = |desk: &Desk| desk.instance.world().organizations[&KITCHEN].scenarios;
    let before = count(&desk);
    assert_eq!(desk.send("DELETE", &format!("/admin/teams/{MENUS}"), "").await, (200, json!({ "team": MENUS })));
    let world = desk.instance.world();
    assert_eq!(before - count(&desk), 4);
    assert!(world.scenarios.values().all(|scenario| scenario.team_id != MENUS));
    assert!(!world.connections.contains_key(&MENUS) && world.teams[&MENUS].deleted);
}

#[tokio::test]
async fn a_deleted_organization_stays_listed_and_nothing_of_it_runs() {
    let desk = Desk::new();
    let path = format!("/admin/organizations/{KITCHEN}");
    assert_eq!(desk.send("DELETE", &path, "").await, (200, json!({ "organization": KITCHEN })));
    let (_, body) = desk.get(&format!("/admin/organizations?id={KITCHEN}")).await;
    assert_eq!(body["organizations"][0]["deleted"], json!(true));
    assert_eq!(body["organizations"][0]["activeScenarios"], json!(0));
    assert_eq!(desk.send("DELETE", &path, "").await.0, 404);
}

/// A team of the kitchen in which somebody has connections.
fn place_with_connections(desk: &Desk, user: u64) -> u64 {
    let world = desk.instance.world();
    let mut found = world.connections.iter().filter(|(_, owned)| owned.contains_key(&user));
    *found.find(|(team, _)| world.teams[team].organization_id == KITCHEN).unwrap().0
}

fn connections(desk: &Desk, user: u64, team: u64) -> u64 {
    desk.instance.world().connections.get(&team).and_then(|owned| owned.get(&user)).copied().unwrap_or(0)
}

#[tokio::test]
async fn connections_stay_when_their_maker_goes_unless_deleting_them_is_asked_for_and_confirmed() {
    for (query, left) in [("", true), ("?confirmed=true", true), ("?deleteConnections=true&confirmed=true", false)] {
        for whole in [true, false] {
            let desk = Desk::new();
            let team = place_with_connections(&desk, ELIF);
            let before = connections(&desk, ELIF, team);
            let path = if whole { organization_role(ELIF, KITCHEN) } else { team_role(ELIF, team) };
            let (status, body) = desk.post(&format!("{path}?deleteConnections=true"), "").await;
            assert_eq!((status, &body["metadata"][0]["data"][0]["userId"]), (406, &json!(ELIF)));
            assert_eq!(desk.post(&format!("{path}{query}"), "").await.0, 200);
            assert_eq!(connections(&desk, ELIF, team), if left { before } else { 0 }, "{path}{query}");
        }
    }
}

#[tokio::test]
async fn deleting_a_person_leaves_the_connections_unless_asked_otherwise() {
    for (query, left) in [("", true), ("?deleteConnections=true&confirmed=true", false)] {
        let desk = Desk::new();
        let team = place_with_connections(&desk, ELIF);
        assert_eq!(desk.send("DELETE", &format!("/admin/users/{ELIF}{query}"), "").await.0, 200);
        assert_eq!(connections(&desk, ELIF, team) > 0, left, "{query}");
    }
}

#[tokio::test]
async fn only_sa_makes_an_sa_and_only_who_edits_administrators_makes_any() {
    let desk = Desk::new();
    let change = |role: &str| format!(r#"{{"usersAdminsRoleId":{role}}}"#);
    let path = format!("/admin/users/{HOLDING}");
    assert_eq!(desk.send("PATCH", &path, &change("4")).await.0, 200);
    assert_eq!(desk.send("PATCH", &path, &change("1")).await.0, 403);
    assert_eq!(desk.send("PATCH", &path, &change("null")).await.0, 200);
    assert_eq!(desk.instance.world().people[&HOLDING].admin_role, None);
}
