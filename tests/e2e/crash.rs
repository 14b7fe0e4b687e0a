//! The application ends in the middle of a run as in a power cut. At the next start it offers to go on and sends nothing
//! before; going on finishes the case without doing anything twice.

use std::time::Duration;

use serde_json::{Value, json};

use crate::hands::cast::{HOLDING, MARA, SANDBOX};
use crate::hands::{LIVE, TEST};
use crate::support::World;
use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;

const STEPS: usize = 8;

/// Requests that hang, so that the application can be ended exactly while it waits for one of them.
fn hang(method: &str, nth: u64, moment: &str) -> Value {
    json!({ "rules": [{ "when": { "method": method, "nth": nth }, "fault": { "kind": "stall", "moment": moment } }] })
}

/// Waits until a request hangs.
async fn hanging(practice: &Practice) {
    let hangs = async {
        while practice.audit().await["fired"]["FT10"].is_null() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), hangs).await.expect("a request that hangs");
}

/// Starts the short plan, ends the application where `schedule` makes it hang, is told what became of the step, and goes
/// on after a restart.
async fn ends_and_goes_on(schedule: Value, checked: &str) {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = ends_and_continues(&world, &practice, schedule, checked).await;
    assert_finished_once(&app, &practice).await;
    app.click("run-leave").await;
    app.gone("resume-offer").await;
}

/// The same up to the moment when somebody says that it shall go on.
async fn ends_and_continues<'w>(world: &'w World, practice: &Practice, schedule: Value, checked: &str) -> App<'w> {
    let app = world.start().await;
    app.connect_test(practice).await;
    app.sandbox_to_review().await;
    practice.schedule(&schedule).await;
    app.start_run().await;
    hanging(practice).await;
    ends_and_asks(world, practice, app, Some(checked)).await
}

/// Ends the application and starts it anew: it offers to go on, tells what a reading has shown where a change was under
/// way for certain, sends nothing, and goes on when somebody says so.
async fn ends_and_asks<'w>(world: &'w World, practice: &Practice, app: App<'w>, checked: Option<&str>) -> App<'w> {
    app.kill();
    let sent = practice.writes().await.len();
    practice.schedule(&json!({})).await;
    let app = world.start().await;
    app.has_attr(At::id("instance-item").with("data-instance", TEST), "data-unfinished", "true").await;
    app.open_saved(TEST).await;
    if let Some(checked) = checked {
        app.has_attr("resume-offer", "data-checked", checked).await;
    }
    app.says("resume-offer", "is sent before you say so").await;
    app.everybody_listed().await;
    assert_eq!(practice.writes().await.len(), sent, "something was sent before anybody said so");
    app.click(At::id("run-continue").inside("resume-offer")).await;
    app.find("run").await;
    app
}

async fn assert_finished_once(app: &App<'_>, practice: &Practice) {
    app.run_is("finished").await;
    app.has_attr("evidence", "data-complete", "true").await;
    let effects = practice.effects().await;
    let mut unique = effects.clone();
    unique.sort();
    unique.dedup();
    assert_eq!((effects.len(), unique.len()), (STEPS, STEPS), "{effects:?}");
    let applied = practice.writes().await.into_iter().filter(|entry| entry["phase"] == "applied").count();
    assert_eq!(applied, STEPS, "a change was sent twice");
    let truth = practice.truth().await;
    assert_eq!((truth.owner_of(SANDBOX), truth.role_in(MARA, SANDBOX)), (Some(HOLDING), Some(13)));
}

#[tokio::test]
async fn ended_after_the_license_was_applied_and_before_the_answer() {
    ends_and_goes_on(hang("!GET", 1, "after-apply"), "worked").await;
}

#[tokio::test]
async fn ended_while_a_transfer_was_sent_that_never_arrived() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = ends_and_continues(&world, &practice, hang("!GET", 3, "before-apply"), "not").await;
    app.run_is("needs-you").await;
    app.says("run-trouble", "We did not hear back, and looked: it had not worked").await;
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(MARA), "a transfer is never sent again unasked");
    app.click("run-retry").await;
    assert_finished_once(&app, &practice).await;
}

#[tokio::test]
async fn ended_after_the_transfer_was_applied_and_before_the_answer() {
    ends_and_goes_on(hang("!GET", 3, "after-apply"), "worked").await;
}

#[tokio::test]
async fn ended_between_taking_a_team_role_and_giving_it_anew() {
    ends_and_goes_on(hang("!GET", 6, "before-apply"), "not").await;
}

#[tokio::test]
async fn ended_while_reading_back() {
    let (world, practice) = (World::new(), Practice::with(&["--size", "tiny", "--latency-ms", "25"]));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.sandbox_to_review().await;
    app.start_run().await;
    written(&practice, 2).await;
    practice.schedule(&hang("GET", 1, "after-apply")).await;
    hanging(&practice).await;
    let app = ends_and_asks(&world, &practice, app, None).await;
    assert_finished_once(&app, &practice).await;
}

/// Waits until so many changes have arrived.
async fn written(practice: &Practice, number: usize) {
    let arrived = async {
        while practice.writes().await.len() < number {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), arrived).await.expect("a change");
}

#[tokio::test]
async fn ended_at_the_last_change() {
    ends_and_goes_on(hang("!GET", 8, "after-apply"), "worked").await;
}

#[tokio::test]
async fn ended_twice_and_still_nothing_is_done_twice() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.sandbox_to_review().await;
    practice.schedule(&hang("!GET", 3, "after-apply")).await;
    app.start_run().await;
    hanging(&practice).await;
    app.kill();
    practice.schedule(&hang("!GET", 2, "before-apply")).await;
    let app = world.start().await;
    app.open_saved(TEST).await;
    app.click(At::id("run-continue").inside("resume-offer")).await;
    app.find("run").await;
    hanging_again(&practice).await;
    app.kill();
    practice.schedule(&json!({})).await;
    let app = world.start().await;
    app.open_saved(TEST).await;
    app.click(At::id("run-continue").inside("resume-offer")).await;
    assert_finished_once(&app, &practice).await;
}

async fn hanging_again(practice: &Practice) {
    let hangs = async {
        while practice.audit().await["fired"]["FT10"].as_u64() < Some(2) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), hangs).await.expect("a second request that hangs");
}

#[tokio::test]
async fn a_live_instance_is_unlocked_before_its_case_goes_on() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.click("unlock-editing").await;
    app.sandbox_to_review().await;
    practice.schedule(&hang("!GET", 3, "after-apply")).await;
    app.start_run().await;
    hanging(&practice).await;
    app.kill();
    let sent = practice.writes().await.len();
    practice.schedule(&json!({})).await;

    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.click(At::id("run-continue").inside("resume-offer")).await;
    app.says("resume-offer", "This window looks only, so nothing was sent").await;
    assert_eq!(practice.writes().await.len(), sent);
    app.click("unlock-editing").await;
    app.click(At::id("run-continue").inside("resume-offer")).await;
    assert_finished_once(&app, &practice).await;
}
