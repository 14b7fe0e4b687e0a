//! Large lists: everybody is there however small the pages of the server are, and what was known last is there at once.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::hands::TEST;
use crate::support::World;
use crate::support::page::At;
use crate::support::practice::Practice;

const PEOPLE: usize = 1000;

#[tokio::test]
async fn a_thousand_people_are_all_listed_from_pages_of_ten() {
    let (world, practice) = (World::new(), Practice::start("team"));
    practice.switches(&json!({ "pageCap": 10 })).await;
    let all = practice.truth().await.people();
    assert_eq!(all.len(), PEOPLE);
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.has_attr("people-count", "data-total", &PEOPLE.to_string()).await;
    app.has_attr("people-count", "data-shown", &PEOPLE.to_string()).await;
    for person in all.iter().step_by(97) {
        app.fill("people-search", &person.to_string()).await;
        app.find(At::css(&format!("[role=row][data-id=\"{person}\"]"))).await;
    }
    app.search("", PEOPLE).await;
    let rows = app.attr("people-grid", "aria-rowcount").await;
    assert_eq!(rows, Some((PEOPLE + 1).to_string()));
}

#[tokio::test]
async fn counted_what_was_known_last_is_there_before_the_instance_answers() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.quit().await;
    let hang = json!({ "kind": "stall", "moment": "before-apply" });
    practice.schedule(&json!({ "rules": [{ "when": { "path": "/**" }, "fault": hang }] })).await;
    let app = world.start().await;
    app.click(At::id("instance-item").with("data-instance", TEST)).await;
    app.switch_to_instance(TEST).await;
    let started = Instant::now();
    app.find(At::css("[role=row][data-id]").inside("people-grid")).await;
    let waited = started.elapsed();
    // Since the page of the window began to load, as the window itself counts.
    let since = app.run("return Math.round(performance.now())").await;
    println!(
        "first rows of {PEOPLE} known people: {} ms after the window, {since} ms after its page began",
        waited.as_millis()
    );
    assert!(waited < Duration::from_secs(1), "the last known list took {waited:?}");
    app.has_attr("people-count", "data-total", &PEOPLE.to_string()).await;
    app.state("people-count", "loading").await;
    app.fill("people-search", "html@hostile.example").await;
    app.has_attr("people-count", "data-shown", "1").await;
}
