//! Settings in the real window: the key's passport, house rules, how Gatehouse looks and starts, the report for support; and
//! what going to another instance does to editing.

use crate::hands::{LIVE, TEST};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

const THEME: &str = "return (document.documentElement.dataset.theme ?? 'system')";
const SIZE: &str = "return getComputedStyle(document.documentElement).fontSize";

async fn settings(app: &App<'_>) {
    app.click("nav-settings").await;
    app.find("settings").await;
}

/// Chooses from a list and waits until it is chosen.
async fn option(app: &App<'_>, list: &str, value: &str) {
    app.find(list).await.select_by_value(value).await.expect("a choice");
    app.holds(list, value).await;
}

#[tokio::test]
async fn what_is_set_holds_in_every_window_and_after_a_restart() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("settings");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    settings(&app).await;
    app.says("key-passport", "Ines Berg").await;
    app.says("key-passport", "in this computer’s password safe").await;
    app.find("rule-role").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "settings").await;

    option(&app, "rule-idle", "60").await;
    option(&app, "rule-page", "100").await;
    app.click("rule-holding-choose").await;
    app.fill("change-person", "holding").await;
    app.click(At::id("change-person-option").with("data-id", "41")).await;
    app.has_attr("rule-holding", "data-id", "41").await;
    app.pick("app-start", "last-instance").await;
    app.pick("app-theme", "dark").await;
    app.until(&format!("{THEME} === 'dark'"), "the dark colors").await;
    option(&app, "app-text-size", "115").await;
    app.until(&format!("{SIZE} === '18.4px'"), "larger text").await;
    app.switch_to_start().await;
    app.until(&format!("{THEME} === 'dark'"), "the dark colors here too").await;
    app.click("start-settings").await;
    app.has_attr("app-theme", "data-value", "dark").await;
    pictures.screen(&app, "start").await;

    app.kill();
    let app = world.start().await;
    app.switch_to_instance(LIVE).await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.until(&format!("{THEME} === 'dark'"), "the dark colors again").await;
    settings(&app).await;
    app.has_attr("rule-holding", "data-id", "41").await;
    app.holds("rule-idle", "60").await;
    app.holds("rule-page", "100").await;
    assert_eq!(app.labels().await.len(), 1, "no window stands behind that nobody asked for");
    world.close_window(LIVE);
    app.switch_to("main").await;
    app.find(At::id("instance-item").with("data-instance", LIVE)).await;
}

#[tokio::test]
async fn a_forgotten_key_is_asked_for_and_everything_else_stays() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("forgotten-key");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    settings(&app).await;
    app.click("key-forget").await;
    pictures.screen(&app, "asked").await;
    app.click("key-forget-now").await;
    app.click("nav-people").await;
    app.has_attr("key-needed", "data-place", "missing").await;
    app.kill();
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.has_attr("key-needed", "data-place", "missing").await;
    app.fill("key-entry", practice.key()).await;
    app.click("key-save").await;
    app.everybody_listed().await;
}

#[tokio::test]
async fn the_report_for_support_is_seen_first_and_holds_nothing_that_must_not_leave() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("support");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.everybody_listed().await;
    settings(&app).await;
    app.click("support-show").await;
    app.says("support-text", "people: 20, Complete").await;
    app.says("support-text", "web view: 2.").await;
    let shown = app.text("support-text").await;
    pictures.screen(&app, "report").await;
    app.click("support-save").await;
    let path = app.attr("support-path", "data-path").await.expect("a path");
    let saved = std::fs::read_to_string(path).expect("the report");
    assert_eq!(saved.lines().next(), shown.lines().next());
    let host = practice.address().trim_start_matches("http://");
    for secret in [practice.key(), "@", LIVE, "Ines", "Nordlicht", host] {
        assert!(!saved.contains(secret), "{secret} is in the report:\n{saved}");
    }
}

#[tokio::test]
async fn whoever_goes_to_another_instance_leaves_a_locked_one_behind() {
    let (world, eu, us) = (World::new(), Practice::start("tiny"), Practice::start("tiny"));
    let mut pictures = Pictures::of("locked-by");
    let app = world.start().await;
    app.connect(&eu, LIVE).await;
    app.switch_to_start().await;
    app.connect(&us, TEST).await;
    app.switch_to_start().await;
    app.open_saved(LIVE).await;
    app.click("unlock-editing").await;
    app.has_attr("instance-banner", "data-editing", "open").await;
    app.switch_to_start().await;
    app.open_saved(TEST).await;
    app.switch_to_instance(LIVE).await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.has_attr("locked-by", "data-by", "other-instance").await;
    pictures.screen(&app, "locked").await;
    assert!(eu.writes().await.is_empty() && us.writes().await.is_empty());
}

#[tokio::test]
#[ignore = "long"]
async fn long_a_window_that_nobody_touches_for_five_minutes_locks_itself_and_comes_back_by_one_press() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("away");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    settings(&app).await;
    option(&app, "rule-idle", "5").await;
    app.click("unlock-editing").await;
    app.has_attr("instance-banner", "data-editing", "open").await;
    app.click("nav-people").await;
    app.fill("people-search", "nordlicht").await;
    app.has_attr("people-count", "data-shown", "8").await;
    let began = std::time::Instant::now();
    let there = "return document.querySelector('[data-testid=\"come-back\"]') !== null";
    app.wait(there, "the window to lock itself", std::time::Duration::from_secs(330)).await;
    assert!(began.elapsed() >= std::time::Duration::from_secs(295), "too early: {:?}", began.elapsed());
    app.has_attr("instance-banner", "data-editing", "locked").await;
    pictures.screen(&app, "locked").await;
    app.click("come-back").await;
    app.gone("come-back").await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.has_attr("people-count", "data-shown", "8").await;
}
