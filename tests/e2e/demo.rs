//! The demonstration: a customer with three organizations leaves the sample data, with a picture of every screen in light
//! and dark. Runs only under `cargo xtask demo`.

use crate::hands::cast::{HOLDING, MARA, NORDLICHT, PRIVATE};
use crate::support::World;
use crate::support::app::App;
use crate::support::gallery::Gallery;

#[tokio::test]
async fn a_customer_leaves_the_sample_data() {
    let world = World::new();
    let app = world.start().await;
    let mut gallery = Gallery::demo();
    look_around(&app, &mut gallery).await;
    prepare(&app, &mut gallery).await;
    let (steps, confirmed) = carry_out(&app, &mut gallery).await;
    gallery.finish(steps, confirmed, &format!("Nordlicht Catering has left: {confirmed} of {steps} steps confirmed."));
}

/// The start window, connecting, and the people of the sample data.
async fn look_around(app: &App<'_>, gallery: &mut Gallery) {
    app.find("start-practice").await;
    gallery.screen(app, "start").await;
    app.click("start-connect").await;
    app.find("connect-address").await;
    gallery.screen(app, "connect").await;
    app.click("start-back").await;
    app.open_practice().await;
    app.resize(1280, 800).await;
    app.everybody_listed().await;
    gallery.screen(app, "people").await;
    app.choose(MARA).await;
    app.until("return document.querySelectorAll('[data-testid=membership-item]').length >= 13", "every place of Mara")
        .await;
    gallery.screen(app, "person").await;
}

/// From the three organizations to the review.
async fn prepare(app: &App<'_>, gallery: &mut Gallery) {
    app.start_leaving_organizations("nordlicht", &NORDLICHT).await;
    app.holds("leave-customer-name", "Nordlicht Catering").await;
    gallery.screen(app, "who-leaves").await;
    app.next("leave-found").await;
    app.found_everything().await;
    app.decide(PRIVATE, "leave").await;
    gallery.screen(app, "everything-found").await;
    app.next("leave-what").await;
    gallery.screen(app, "what-should-happen").await;
    app.next("leave-holding").await;
    app.hand_over_to("holding", HOLDING).await;
    gallery.screen(app, "holding-account").await;
    app.next("review").await;
    gallery.screen(app, "review").await;
}

/// The run and its proof; how many steps there were and how many were confirmed by reading back.
async fn carry_out(app: &App<'_>, gallery: &mut Gallery) -> (usize, usize) {
    app.start_run().await;
    let midway = "return document.querySelectorAll('[data-testid=run-step][data-state=done]').length >= 8";
    app.until(midway, "a run in the middle").await;
    gallery.screen(app, "run").await;
    assert_eq!(app.attr("run", "data-state").await.as_deref(), Some("running"), "the pictures came too late");
    app.run_is("finished").await;
    app.find("evidence").await;
    let states = app.proven_states().await;
    gallery.screen(app, "proof").await;
    app.click("evidence-export").await;
    app.find("evidence-path").await;
    gallery.screen(app, "proof-saved").await;
    let confirmed = states.iter().filter(|state| matches!(state.as_str(), "done" | "already-so")).count();
    (states.len(), confirmed)
}
