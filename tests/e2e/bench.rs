//! Measurements in the real window, on 100,000 people. They run only under `cargo xtask bench --window`, one after the other,
//! in a release build that also knows the yardstick of the bridge (feature `bench`); each writes lines and raw samples into
//! the folder that `GATEHOUSE_BENCH` names, and what is said of the lines is xtask's. A test here fails when it could not
//! measure, never because a figure misses its goal.

mod beside;
mod bridge;
mod figures;
mod loading;
mod matrix;
mod memory;
mod processes;
mod scrolling;
mod typing;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::hands::TEST;
use crate::support::app::App;
use crate::support::practice::Practice;

/// How many there are in the practice instance of the size `big`.
const PEOPLE: usize = 100_000;
/// How long reading everything of it may take on a slow computer.
const READING: Duration = Duration::from_secs(240);

/// The instance that everything is measured on.
fn big() -> Practice {
    Practice::with(&["--size", "big", "--seed", "7"])
}

/// Connects, and comes back when everybody is listed and all memberships are read, with the window at its usual size.
async fn everything_read(app: &App<'_>, practice: &Practice, people: usize) {
    checked(app, practice).await;
    app.save_as(TEST).await;
    app.state_within("people-count", "complete", READING).await;
    app.has_attr("people-count", "data-total", &people.to_string()).await;
    app.resize(1280, 800).await;
    let started = Instant::now();
    loop {
        let page = ask(app, &json!({})).await;
        let coverage = &page["coverage"];
        if page["state"] == "complete" && coverage["state"] == "complete" && coverage["going"] == false {
            break;
        }
        assert!(started.elapsed() < READING, "not read in time: {}", page["coverage"]);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    app.settled().await;
}

/// From the start window: an instance to try things out on is checked and waits to be saved.
async fn checked(app: &App<'_>, practice: &Practice) {
    app.click("start-connect").await;
    assert_eq!(app.check(practice.address(), practice.key()).await, "ok");
    app.pick("connect-kind", "test").await;
}

/// What the core answers to a question for people, without rows unless `part` asks for some.
async fn ask(app: &App<'_>, part: &Value) -> Value {
    let all = json!({ "search": "", "sort": "name", "descending": false, "filters": [], "offset": 0, "count": 0 });
    app.run_async(&format!(
        "return await window.__TAURI_INTERNALS__.invoke('people', {{ query: {{ ...{all}, ...{part} }} }})"
    ))
    .await
}

/// Waits out a moment in which nothing is measured.
async fn rest(seconds: u64) {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
}
