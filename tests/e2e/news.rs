//! What others did while nobody was looking.

use std::time::Duration;

use serde_json::json;

use crate::hands::LIVE;
use crate::hands::cast::{EVENTS, HOLDING, JONAS, KITCHEN};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Pictures;
use crate::support::page::At;
use crate::support::practice::Practice;

/// Waits until what is there now is what the next look is compared with.
async fn looked(app: &App<'_>) {
    let ask = "return (await window.__TAURI_INTERNALS__.invoke('news')).since !== null";
    let written = async {
        while app.run_async(ask).await != json!(true) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), written).await.expect("it is written down");
}

#[tokio::test]
async fn what_others_did_since_the_last_look_stands_under_the_list_and_leads_there() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let mut pictures = Pictures::of("news");
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.click("first-rules-use").await;
    app.click("first-lists-close").await;
    app.everything_read().await;
    looked(&app).await;
    app.quit().await;
    let new = json!({ "do": "create-user", "name": "Petra Vogel", "email": "petra@harbor.example" });
    practice.second_admin(&new).await;
    practice.second_admin(&json!({ "do": "transfer", "user": JONAS, "organization": KITCHEN })).await;
    let role = json!({ "do": "set-organization-role", "user": HOLDING, "organization": EVENTS, "role": 12 });
    practice.second_admin(&role).await;

    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.resize(1280, 800).await;
    app.everything_read().await;
    app.find("news").await;
    app.says("news", "not by this app").await;
    pictures.screen(&app, "strip").await;
    app.click("news-show").await;
    app.says(At::id("news-item").with("data-kind", "person-new"), "Petra Vogel").await;
    app.says(At::id("news-item").with("data-kind", "owner-changed"), "Jonas").await;
    assert_eq!(app.barriers().await, Vec::<String>::new());
    pictures.screen(&app, "list").await;
    app.click(At::id("news-open").inside(At::id("news-item").with("data-kind", "person-new"))).await;
    app.says("person-panel", "petra@harbor.example").await;
    pictures.screen(&app, "person").await;
    app.close_panel("person-panel").await;
    app.click(At::id("news-open").inside(At::id("news-item").with("data-kind", "owner-changed"))).await;
    app.has_attr("organization-panel", "data-id", &KITCHEN.to_string()).await;
    app.click("news-seen").await;
    app.gone("news").await;
    app.quit().await;
    let app = world.start().await;
    app.open_saved(LIVE).await;
    app.everything_read().await;
    assert!(!app.has("news").await, "what was seen came again");
}
