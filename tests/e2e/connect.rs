//! Connecting an instance, every answer that the check can give, and what can be done with a saved instance.

use reqwest::Method;
use serde_json::json;

use crate::hands::{LIVE, PROBLEM, TEST};
use crate::support::keyring::PASSWORD;
use crate::support::page::At;
use crate::support::practice::Practice;
use crate::support::{Safe, World};
use crate::website::Website;

const OTHER_KEY: &str = "aaaaaaaa-1111-4222-8333-444455556666";

/// A further key of this kind, known to the instance.
async fn key_of_kind(practice: &Practice, kind: &str) -> &'static str {
    practice.control(Method::POST, "/key", Some(&json!({ "add": { "key": OTHER_KEY, "kind": kind } }))).await;
    OTHER_KEY
}

#[tokio::test]
async fn an_address_may_be_pasted_as_a_link_to_any_page() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.click("start-connect").await;
    let link = format!("  {}/organization/118/dashboard?tab=a#top ", practice.address());
    assert_eq!(app.check(&link, practice.key()).await, "ok");
    app.says("connect-understood", practice.address()).await;
    app.says("connect-operator", "Ines Berg").await;
    app.says("connect-operator", "#3").await;
    app.save_as(LIVE).await;
    app.everybody_listed().await;
    assert_eq!(app.attr("instance-banner", "data-kind").await.as_deref(), Some("live"));
    app.switch_to_start().await;
    let host = practice.address().trim_start_matches("http://");
    app.says(At::id("instance-item").with("data-instance", LIVE), host).await;
    assert!(practice.arrivals().await.iter().all(|entry| entry["method"] == "GET"), "connecting reads only");
}

#[tokio::test]
async fn a_key_of_the_support_is_limited_and_the_missing_right_is_named() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let key = key_of_kind(&practice, "support").await;
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), key).await, "limited");
    let job = |name: &str| At::css(&format!("[data-job={name}]")).inside("connect-result");
    app.says(job("change-roles"), "You may not change roles or hand over").await;
    app.says(job("change-roles"), "users edit").await;
    app.has_attr(job("list-people"), "data-can", "true").await;
    app.says("connect-operator", "Oskar Lind").await;
    app.save_as(LIVE).await;
    app.everybody_listed().await;
}

#[tokio::test]
async fn a_key_without_admin_rights_is_refused() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let key = key_of_kind(&practice, "no-admin-role").await;
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), key).await, "refused");
    app.says(PROBLEM, "its owner has no admin rights").await;
    assert!(!app.has("connect-save").await, "a refused key cannot be saved");
}

#[tokio::test]
async fn a_wrong_key_is_refused() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), OTHER_KEY).await, "refused");
    app.says(PROBLEM, "This key is not accepted by").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok", "the next try counts");
}

#[tokio::test]
async fn an_ordinary_web_server_is_told_from_an_instance_and_never_gets_the_key() {
    let (world, practice, website) = (World::new(), Practice::start("tiny"), Website::start());
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(website.address(), practice.key()).await, "refused");
    app.says(PROBLEM, "answers, but not like a Make instance").await;
    let seen = website.seen();
    assert!(!seen.is_empty(), "it was asked");
    assert!(seen.iter().all(|head| !head.contains(practice.key())), "the key went to a stranger");
}

#[tokio::test]
async fn http_is_for_this_computer_only() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check("http://eu.flowline.example", practice.key()).await, "refused");
    app.says(PROBLEM, "begins with http, so others could read your key").await;
    assert_eq!(app.check("http://127.0.0.1:9", practice.key()).await, "refused");
    app.says(PROBLEM, "Nothing answers at").await;
}

#[tokio::test]
async fn a_saved_instance_is_renamed_and_gets_another_look() {
    let (world, practice, other) = (World::new(), Practice::start("tiny"), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.switch_to_start().await;
    app.connect(&other, "Flowline US").await;
    app.switch_to_start().await;
    app.click(At::id("instance-settings").with("data-instance", "Flowline US")).await;
    app.fill("connect-name", "flowline eu").await;
    app.click("settings-save").await;
    app.has_attr("connect-name", "aria-invalid", "true").await;
    app.fill("connect-name", "Flowline America").await;
    let color = |value: &str| At::css(&format!("[data-value={value}]")).inside("connect-color");
    app.click_hidden(color("violet")).await;
    app.click_hidden(At::css("[data-value=hexagon]").inside("connect-shape")).await;
    app.click("settings-save").await;
    app.find(At::id("instance-item").with("data-instance", "Flowline America")).await;
    app.switch_to_instance("Flowline America").await;
    app.switch_to("main").await;
    app.click(At::id("instance-settings").with("data-instance", LIVE)).await;
    app.click_hidden(color("violet")).await;
    let hexagon = At::css("[data-value=hexagon]").inside("connect-shape");
    assert!(app.attr(hexagon, "disabled").await.is_some(), "two instances with the same look");
    drop(app);
    let app = world.start().await;
    app.find(At::id("instance-item").with("data-instance", "Flowline America")).await;
    app.find(At::id("instance-item").with("data-instance", LIVE)).await;
}

#[tokio::test]
async fn saved_instances_are_there_at_the_second_start_with_their_keys() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.everybody_listed().await;
    assert_eq!(app.attr("instance-banner", "data-editing").await.as_deref(), Some("locked"));
}

#[tokio::test]
async fn a_new_key_takes_the_place_of_the_old_one() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.switch_to_start().await;
    practice.revoke_keys().await;
    practice.add_key(OTHER_KEY).await;
    app.click(At::id("instance-settings").with("data-instance", LIVE)).await;
    app.click("settings-new-key").await;
    app.fill("key-entry", practice.key()).await;
    app.click("key-save").await;
    app.says("key-problem", "This key is not accepted by").await;
    app.fill("key-entry", OTHER_KEY).await;
    app.click("key-save").await;
    app.state("new-key-result", "ok").await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.everybody_listed().await;
    assert!(practice.arrivals().await.last().unwrap()["keyRight"] == true);
}

#[tokio::test]
async fn a_deleted_instance_is_gone_with_its_key() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    let kept = |world: &World| {
        let mut tool = world.command("secret-tool");
        let found = tool.args(["search", "--all", "service", "Gatehouse"]).output().unwrap();
        String::from_utf8_lossy(&found.stdout).contains(practice.key())
    };
    assert!(kept(&world), "the key is in the password safe");
    app.switch_to_start().await;
    app.click(At::id("instance-settings").with("data-instance", LIVE)).await;
    app.click("settings-delete").await;
    app.click("settings-delete-confirm").await;
    app.gone(At::id("instance-item")).await;
    app.find("start-connect").await;
    assert!(!kept(&world), "the key stayed behind");
    assert_eq!(app.labels().await, ["main"], "its window is closed");
}

#[tokio::test]
async fn without_a_password_safe_the_key_serves_this_session_and_a_safe_that_appears_is_used() {
    let practice = Practice::start("tiny");
    let mut world = World::with(Safe::Absent);
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    app.fill("connect-name", LIVE).await;
    app.click("connect-save").await;
    app.says(PROBLEM, "no password safe running, so we will not store your key").await;
    app.click("connect-session-only").await;
    app.switch_to_instance(LIVE).await;
    app.everybody_listed().await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.find("key-needed").await;
    app.quit().await;
    world.start_keyring();
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.fill("key-entry", practice.key()).await;
    app.click("key-save").await;
    app.everybody_listed().await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.everybody_listed().await;
}

#[tokio::test]
async fn a_locked_password_safe_refuses_and_nothing_is_saved() {
    let practice = Practice::start("tiny");
    let world = World::with(Safe::Locked);
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    app.click("connect-save").await;
    app.says(PROBLEM, "password safe").await;
    app.find("connect-session-only").await;
    app.click("start-back").await;
    app.find("start-connect").await;
    assert!(!app.has("instance-item").await, "half an instance was saved");
}

#[tokio::test]
async fn a_password_safe_that_takes_its_time_is_waited_for_and_its_late_answer_counts() {
    let practice = Practice::start("tiny");
    let world = World::new();
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.quit().await;
    world.keyring().pause();
    let app = world.start().await;
    app.open_saved(TEST).await;
    app.says("stale-line", "waiting for your password safe").await;
    let before = practice.arrivals().await.len();
    app.search("@nordlicht", 7).await;
    assert_eq!(practice.arrivals().await.len(), before, "nothing is sent without a key");
    world.keyring().resume();
    app.gone("stale-line").await;
    app.everybody_listed().await;
    assert!(practice.arrivals().await.len() > before);
}

#[tokio::test]
async fn the_password_typed_into_the_systems_window_opens_the_instance() {
    let practice = Practice::start("tiny");
    let world = World::with(Safe::LockedAsking);
    let app = world.start().await;
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    app.fill("connect-name", LIVE).await;
    app.click("connect-save").await;
    world.answer_prompt(PASSWORD);
    app.switch_to_instance(LIVE).await;
    app.everybody_listed().await;
}
