//! Two instances at once: each window acts on its own instance and on no other, and a live one looks only until it is
//! unlocked.

use serde_json::json;

use crate::hands::LIVE;
use crate::hands::cast::{HOLDING, HUGO, LUCIA, MARA, SANDBOX};
use crate::support::World;
use crate::support::app::App;
use crate::support::page::At;
use crate::support::practice::Practice;

/// Two stand-alone instances, each connected in a window of its own.
async fn both<'w>(world: &'w World, eu: &Practice, us: &Practice) -> App<'w> {
    let app = world.start().await;
    app.connect(eu, LIVE).await;
    app.switch_to_start().await;
    app.connect(us, "Flowline US").await;
    app
}

#[tokio::test]
async fn each_window_asks_its_own_instance_and_no_other() {
    let (world, eu, us) = (World::new(), Practice::start("tiny"), Practice::start("tiny"));
    let app = both(&world, &eu, &us).await;
    for (here, name, person) in [(&eu, LIVE, MARA), (&us, "Flowline US", LUCIA), (&eu, LIVE, HUGO)] {
        app.switch_to_instance(name).await;
        app.says("instance-banner", name).await;
        let title = app.run("return document.title").await;
        assert!(title.as_str().unwrap().contains(name), "{title}");
        let before = here.arrivals().await.len();
        app.click("refresh").await;
        wait_for_arrivals(here, before).await;
        app.fill("people-search", &person.to_string()).await;
        app.choose(person).await;
        app.until(LOOKED, "everything about the person").await;
    }
    for (practice, looked_at, others) in
        [(&eu, [MARA, HUGO].as_slice(), [LUCIA].as_slice()), (&us, &[LUCIA], &[MARA, HUGO])]
    {
        for person in looked_at {
            assert!(asked_about(practice, *person).await, "nobody asked about {person}");
        }
        for person in others {
            assert!(!asked_about(practice, *person).await, "{person} was asked for at the wrong instance");
        }
        for entry in practice.arrivals().await {
            let silent = entry["path"].as_str().unwrap().ends_with("/ping");
            assert!(entry["keyRight"] == true || silent, "a key went astray: {entry}");
        }
        assert!(practice.writes().await.is_empty());
    }
}

/// Whether a request was about this person.
async fn asked_about(practice: &Practice, person: u64) -> bool {
    let number = person.to_string();
    let about = |entry: serde_json::Value| {
        let text = format!("{}?{}", entry["path"].as_str().unwrap(), entry["query"].as_str().unwrap());
        text.split(|sign: char| !sign.is_ascii_digit()).any(|part| part == number)
    };
    practice.arrivals().await.into_iter().any(about)
}

const LOOKED: &str = "return document.querySelector('[data-testid=person-completeness]')?.dataset.looking === 'false'";

/// Waits until more has arrived than that.
async fn wait_for_arrivals(practice: &Practice, more_than: usize) {
    let limit = std::time::Duration::from_secs(10);
    let arrived = async {
        while practice.arrivals().await.len() <= more_than {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(limit, arrived).await.expect("a request");
}

#[tokio::test]
async fn a_run_in_one_window_leaves_the_other_instance_alone() {
    let (world, eu, us) = (World::new(), Practice::start("tiny"), Practice::start("tiny"));
    let app = both(&world, &eu, &us).await;
    app.switch_to_instance(LIVE).await;
    app.click("unlock-editing").await;
    app.has_attr("instance-banner", "data-editing", "open").await;
    app.switch_to_instance("Flowline US").await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.everything_read().await;
    app.switch_to_instance(LIVE).await;
    let untouched = us.arrivals().await.len();
    app.sandbox_to_review().await;
    app.start_run().await;
    app.run_is("finished").await;
    assert_eq!(eu.truth().await.owner_of(SANDBOX), Some(HOLDING));
    assert!(!eu.writes().await.is_empty());
    assert_eq!(us.arrivals().await.len(), untouched, "the other instance heard of it");
    app.switch_to_start().await;
    assert!(!app.has(At::id("instance-item").with("data-unfinished", "true")).await);
}

#[tokio::test]
async fn a_live_instance_opens_locked_and_nothing_starts_before_it_is_unlocked() {
    let (world, practice) = (World::new(), Practice::start("tiny"));
    let app = world.start().await;
    app.connect(&practice, LIVE).await;
    app.has_attr("instance-banner", "data-editing", "locked").await;
    app.sandbox_to_review().await;
    let expected = app.attr("review-confirm-name", "data-expected").await.unwrap();
    app.fill("review-confirm-name", &expected).await;
    assert!(app.attr("review-start", "disabled").await.is_some(), "preparing is free, starting is not");
    // The core refuses on its own, whatever a page may try.
    let plan = app.attr("review", "data-plan").await.unwrap();
    let refused = app
        .run_async(&format!(
            "const {{ invoke }} = window.__TAURI_INTERNALS__;\
             const confirmed = await invoke('confirm_plan', {{ plan: {plan}, typed: {typed} }}).catch(error => error);\
             return invoke('run_start', {{ plan: {plan}, token: confirmed.token ?? 'none' }})\
                 .then(run => ({{ run }}), error => ({{ error }}));",
            plan = json!(plan),
            typed = json!(expected),
        ))
        .await;
    assert_eq!(refused["error"]["code"]["kind"], "locked", "{refused}");
    assert!(practice.writes().await.is_empty());
    app.click("unlock-editing").await;
    app.has_attr("instance-banner", "data-editing", "open").await;
    app.click("review-start").await;
    app.run_is("finished").await;
    assert_eq!(practice.truth().await.owner_of(SANDBOX), Some(HOLDING));
}
