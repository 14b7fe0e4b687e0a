//! PF17: while 100,000 people are read the window answers, and the first of them are there at once. The instance holds its
//! first page back until the page is watched.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

use super::figures::{Figures, largest, numbers, quantile};
use super::{PEOPLE, READING, ask, checked, rest};
use crate::hands::TEST;
use crate::support::World;
use crate::support::app::App;
use crate::support::practice::Practice;

/// What each answer of the instance takes.
const RTT: f64 = 50.0;
/// The window's thread may be busy so long at a time, in milliseconds.
const BLOCK: f64 = 50.0;
/// So long the reading of memberships is watched, in milliseconds.
const MEMBERSHIPS: f64 = 60_000.0;

/// What was seen, with times in milliseconds since 1970.
#[derive(serde::Serialize)]
struct Seen {
    /// The first page could come.
    started: f64,
    /// Everybody was listed.
    people_read: f64,
    /// Memberships were read as well, or the patience for them was at its end.
    ended: f64,
    /// What the page noted.
    found: Value,
}

#[tokio::test]
async fn the_window_while_everything_is_read() {
    let (world, practice) = (World::new(), Practice::with(&["--size", "big", "--seed", "7", "--latency-ms", "50"]));
    let app = world.start().await;
    checked(&app, &practice).await;
    let hold = |path: &str| json!({ "hold": { "path": path }, "until": { "path": "/go" } });
    practice.schedule(&json!({ "barriers": [hold("/admin/users-detail"), hold("/admin/organizations")] })).await;
    app.save_as(TEST).await;
    app.find("people-grid").await;
    assert_eq!(app.run(include_str!("loading.js")).await, json!(true), "rows were there before they were read");
    // The page has drawn itself by then, and waits.
    rest(2).await;
    report(&watched(&app, &practice).await);
}

async fn watched(app: &App<'_>, practice: &Practice) -> Seen {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let started = now();
    client.get(format!("{}/api/v2/go", practice.address())).send().await.unwrap();
    app.state_within("people-count", "complete", READING).await;
    let people_read = now();
    app.has_attr("people-count", "data-total", &PEOPLE.to_string()).await;
    while ask(app, &json!({})).await["coverage"]["state"] != "complete" && now() - people_read < MEMBERSHIPS {
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Seen { started, people_read, ended: now(), found: app.run("return window.benchLoading").await }
}

fn report(seen: &Seen) {
    let Seen { started, people_read, ended, found } = seen;
    let first = found["firstRows"].as_f64().expect("the time of the first rows") - started;
    let number = |block: &Value, name: &str| block[name].as_f64().expect("a number");
    let blocks = found["blocks"].as_array().expect("blocks").iter();
    let during = blocks.filter(|block| number(block, "at") >= started - 100.0).map(|block| number(block, "ms"));
    let during: Vec<f64> = during.collect();
    let (worst, many) = (largest(&during).max(0.0), during.iter().filter(|ms| **ms > BLOCK).count());
    let mut figures = Figures::of("PF17-loading");
    let measured = format!("{worst:.0} ms at most, {many} over {BLOCK} ms in {:.0} s", (ended - started) / 1000.0);
    let what = "the window's own thread while everything is read";
    figures.judged("PF17", what, &measured, &format!("≤ {BLOCK} ms"), worst <= BLOCK);
    let wanted = format!("≤ {:.0} ms (a round trip and 150 ms)", RTT + 150.0);
    let what = "first rows, since the first page may come";
    figures.judged("PF17", what, &format!("{first:.0} ms"), &wanted, first <= RTT + 150.0);
    let frames = numbers(&found["frames"]);
    let frames = format!("p95 {:.0} ms, max {:.0} ms", quantile(&frames, 0.95), largest(&frames));
    let read = format!("{frames}; everybody read after {:.1} s", (people_read - started) / 1000.0);
    figures.told("PF17", "gaps between frames meanwhile", &read);
    figures.keep(&json!(seen));
}

/// Milliseconds since 1970.
fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_secs_f64() * 1000.0
}
