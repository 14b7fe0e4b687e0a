//! The start window and the sample data: opening it, looking around in it, coming back to it.

use crate::hands::cast::{EVERYBODY, LUCIA, MARA};
use crate::support::World;
use crate::support::page::At;

#[tokio::test]
async fn sample_data_opens_and_lists_everybody() {
    let world = World::new();
    let app = world.start().await;
    app.open_practice().await;
    assert_eq!(app.attr("instance-banner", "data-kind").await.as_deref(), Some("sample"));
    assert_eq!(app.attr("instance-banner", "data-editing").await.as_deref(), Some("open"));
    assert_eq!(app.attr("people-count", "data-total").await, Some(EVERYBODY.to_string()));
    assert_eq!(app.attr("people-count", "data-shown").await, Some(EVERYBODY.to_string()));
    app.lists(EVERYBODY).await;
    for part in ["Mara Lindqvist", "mara@nordlicht.example", "#4711"] {
        app.says(At::css("[role=row][data-id=\"4711\"]"), part).await;
    }
}

#[tokio::test]
async fn people_are_found_while_typing_with_and_without_accents() {
    let world = World::new();
    let app = world.start().await;
    app.open_practice().await;
    for (typed, found) in
        [("lucia", vec![LUCIA]), ("Ferrán", vec![LUCIA]), ("ferran", vec![LUCIA]), ("4711", vec![MARA])]
    {
        app.search(typed, found.len()).await;
        app.lists(found.len()).await;
        assert_eq!(app.listed().await, found, "{typed}");
    }
    app.search("john doe", 2).await;
    app.search("@nordlicht", 7).await;
    app.search("nobody by this name", 0).await;
    app.search("", EVERYBODY).await;
}

#[tokio::test]
async fn the_list_sorts_by_the_column_that_is_pressed() {
    let world = World::new();
    let app = world.start().await;
    app.open_practice().await;
    app.lists(EVERYBODY).await;
    let emails = "[...document.querySelectorAll('[data-testid=people-grid] [role=row][data-id]')]\
                  .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex).map(row => row.innerText.match(/\\S+@\\S+/)[0])";
    let in_order = format!("const seen = {emails}; return seen.join() === [...seen].sort().join()");
    let turned = format!("const seen = {emails}; return seen.join() === [...seen].sort().reverse().join()");
    let head = At::css("[data-column=email] button").inside("people-grid");
    for order in [in_order, turned] {
        app.click(head.clone()).await;
        app.until(&order, "the rows in the order of their emails").await;
    }
}

#[tokio::test]
async fn the_panel_shows_every_organization_and_team_of_a_person() {
    let world = World::new();
    let app = world.start().await;
    app.open_practice().await;
    app.search("4711", 1).await;
    app.choose(MARA).await;
    app.until(
        "return document.querySelector('[data-testid=person-completeness][data-looking=true]') === null\
         && document.querySelectorAll('[data-testid=membership-item]').length >= 14",
        "all memberships of Mara",
    )
    .await;
    let memberships = app.memberships().await;
    let mut owned: Vec<_> =
        memberships.iter().filter(|(_, role)| role == "11").map(|(place, _)| place.as_str()).collect();
    owned.sort_unstable();
    assert_eq!(owned, ["org-118", "org-119", "org-123", "org-131"]);
    let teams = memberships.iter().filter(|(place, role)| place.starts_with("team-") && role == "1").count();
    assert_eq!(teams, 10, "{memberships:?}");
    for part in ["mara@nordlicht.example", "#4711", "Sweden", "21 scenarios, 13"] {
        app.says("person-panel", part).await;
    }
}

#[tokio::test]
async fn the_start_window_steps_back_and_comes_forward_when_asked() {
    let world = World::new();
    let app = world.start().await;
    app.open_practice().await;
    app.switch_to("main").await;
    app.until("return document.visibilityState === 'hidden'", "the start window to step back").await;
    app.switch_to("instance-practice").await;
    app.switch_to_start().await;
    app.until("return document.visibilityState === 'visible'", "the start window to come forward").await;
    app.click("start-practice").await;
    app.until("return document.visibilityState === 'hidden'", "the start window to step back again").await;
    let mut labels = app.labels().await;
    labels.sort();
    assert_eq!(labels, ["instance-practice", "main"], "one window per instance");
}
