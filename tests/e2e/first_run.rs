//! The first steps with an instance that was just connected: its house rules, what the first reading found, and that none of it
//! is in the way or comes twice.

use serde_json::json;

use crate::hands::{LIVE, PROBLEM};
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::support::{Safe, World};

/// Where the first rows of the list stand.
const ROWS: &str = "return [2, 3, 4].map(row => document.querySelector(`[role=grid] [aria-rowindex=\"${row}\"]`)\
     .getBoundingClientRect().top)";

async fn option(app: &App<'_>, list: &str, value: &str) {
    app.find(list).await.select_by_value(value).await.expect("a choice");
    app.holds(list, value).await;
}

#[tokio::test]
async fn the_house_rules_are_taken_by_one_press_and_what_was_looked_at_never_comes_again() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("first-run");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.resize(1280, 800).await;
    app.says("first-rules", "It opens locked, so that nothing is changed by accident.").await;
    app.says("first-rules", "nobody touches it for 15 minutes").await;
    app.says("first-rules", "Who leaves keeps the role Member.").await;
    app.everything_read().await;
    let before = app.run(ROWS).await;
    pictures.screen(&app, "rules").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());

    app.resize(1024, 640).await;
    pictures.screen(&app, "rules-small").await;
    app.resize(1280, 800).await;
    app.click("first-rules-change").await;
    option(&app, "rule-idle", "60").await;
    app.says("first-rules", "nobody touches it for an hour").await;
    app.find("rule-role").await;
    pictures.screen(&app, "rules-open").await;
    app.click("nav-people").await;
    app.state("people-count", "complete").await;
    app.click("first-rules-use").await;
    app.state("first-lists", "read").await;
    app.gone("first-rules").await;
    assert_eq!(app.run(ROWS).await, before, "what was there moved no row");
    app.says("first-lists", "20 people").await;
    app.says("first-lists", "Three things you can do now").await;
    pictures.screen(&app, "read").await;

    app.click("first-access").await;
    app.find("access-choose").await;
    app.click("first-leaving").await;
    app.find("leaving-start").await;
    app.click("first-people").await;
    app.state("people-count", "complete").await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.state("first-lists", "read").await;
    app.click("first-lists-close").await;
    app.gone("first-lists").await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.everybody_listed().await;
    assert!(!app.has("first-lists").await && !app.has("first-rules").await, "it came again");
    app.click("nav-settings").await;
    app.holds("rule-idle", "60").await;
}

#[tokio::test]
async fn the_first_reading_says_how_far_it_is_while_the_list_can_be_used_and_the_sample_data_says_nothing() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let mut pictures = Pictures::of("first-reading");
    let app = world.start().await;
    practice.switches(&json!({ "pageCap": 100 })).await;
    let fourth = json!({ "method": "GET", "path": "/admin/users", "nth": 4 });
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    practice.schedule(&json!({ "barriers": [{ "hold": fourth, "until": { "path": "/release" } }] })).await;
    app.save_as(LIVE).await;
    app.resize(1280, 800).await;
    app.click("first-rules-use").await;
    app.state("first-lists", "reading").await;
    app.says("first-lists", "the lists can be used meanwhile").await;
    app.find(At::css("[role=row][data-id]").inside("people-grid")).await;
    pictures.screen(&app, "reading").await;
    practice.release().await;
    app.state("first-lists", "read").await;
    app.has_attr("first-lists", "data-people", "1000").await;
    pictures.screen(&app, "read").await;
    app.switch_to_start().await;
    app.open_practice().await;
    app.state("people-count", "complete").await;
    assert!(!app.has("first-rules").await && !app.has("first-lists").await);
}

#[tokio::test]
async fn a_password_safe_whose_question_is_answered_with_no_saves_nothing_and_says_so() {
    let (world, practice) = (World::with(Safe::LockedAsking), Practice::start("tiny"));
    let mut pictures = Pictures::of("safe-said-no");
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    app.fill("connect-name", LIVE).await;
    app.click("connect-save").await;
    world.dismiss_prompt();
    app.says(PROBLEM, "Your password safe said no.").await;
    app.says(PROBLEM, "Nothing was saved.").await;
    pictures.screen(&app, "denied").await;
    app.click("connect-session-only").await;
    app.switch_to_instance(LIVE).await;
    app.everybody_listed().await;
}
