//! Closing a window while a run goes: it asks, the run goes on where that is wanted, and otherwise the case is kept.

use serde_json::{Value, json};

use crate::hands::TEST;
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

/// The first change is refused for ten minutes, so a run goes and nothing is half done.
fn long_wait() -> Value {
    let fault = json!({ "kind": "too-many-requests", "after": { "seconds": 600 } });
    json!({ "rules": [{ "when": { "method": "!GET", "nth": 1 }, "fault": fault }] })
}

async fn waiting_run(world: &World, practice: &Practice, pictures: &mut Pictures) {
    let app = world.start().await;
    app.connect_test(practice).await;
    app.sandbox_to_review().await;
    practice.schedule(&long_wait()).await;
    app.start_run().await;
    app.find("run-waiting").await;
    world.close_window(TEST);
    app.find("closing").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "asked").await;
    app.click("closing-stay").await;
    app.gone("closing").await;
    app.find("run-waiting").await;
    world.close_window(TEST);
    app.click_away("closing-stop").await;
    offered_again(&app).await;
}

/// The window is gone, and the start window says that something is not finished.
async fn offered_again(app: &App<'_>) {
    app.switch_to("main").await;
    app.has_attr(At::id("instance-item").with("data-instance", TEST), "data-unfinished", "true").await;
    assert_eq!(app.labels().await, ["main"]);
}

#[tokio::test]
async fn a_window_asks_before_it_closes_on_a_run_and_keeps_the_case() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    waiting_run(&world, &practice, &mut Pictures::of("closing")).await;
    assert_eq!(practice.writes().await.len(), 1, "the one that was refused");
}
