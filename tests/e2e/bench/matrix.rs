//! PF14: opening the matrix of hundreds of people and places, and scrolling it in both directions beside an empty one.

use serde_json::{Value, json};

use super::figures::{Figures, largest, median};
use super::scrolling::{Way, pairs, prepare, report, scroll};
use super::{PEOPLE, ask, big, everything_read, rest};
use crate::support::World;
use crate::support::app::App;

/// How many people a matrix shows here, at least and at most.
const CROWD: std::ops::RangeInclusive<u64> = 500..=2_000;
/// How many places, at least.
const PLACES: u64 = 200;
const OPENINGS: usize = 5;
/// Pixels a second: some 20 rows, and some 6 columns.
const SPEED: u32 = 900;

#[tokio::test]
async fn opening_and_scrolling_the_matrix() {
    let (world, practice) = (World::new(), big());
    let app = world.start().await;
    everything_read(&app, &practice, PEOPLE).await;
    select_a_crowd(&app).await;
    let mut opened = Vec::new();
    for _ in 0..OPENINGS {
        app.click("nav-people").await;
        app.find("people-access").await;
        opened.push(open(&app).await);
        rest(2).await;
    }
    let size = app.run("const { ariaRowCount, ariaColCount } = document.querySelector('[data-testid=access-grid]'); return [Number(ariaRowCount) - 1, Number(ariaColCount) - 1]").await;
    let (people, places) = (size[0].as_u64().expect("rows"), size[1].as_u64().expect("columns"));
    assert!(CROWD.contains(&people) && places >= PLACES, "{people} people × {places} places");
    prepare(&app, "access-grid").await;
    for what in ["real", "empty"] {
        scroll(&app, what, SPEED, Way::Down).await;
    }
    let down = pairs(&app, SPEED, 2, Way::Down).await;
    let across = pairs(&app, SPEED, 2, Way::Across).await;
    let mut figures = Figures::of("PF14-matrix");
    let (typical, worst) = (median(&opened), largest(&opened));
    let measured = format!("median {typical:.0} ms, worst of {OPENINGS} {worst:.0} ms");
    let what = format!("opening {people} people × {places} places, rows in the core");
    figures.judged("PF14", &what, &measured, "≤ 2 s (500 × 200)", worst <= 2_000.0);
    report(&mut figures, "PF14", "matrix downwards", &down);
    report(&mut figures, "PF14", "matrix across", &across);
    let blank: Vec<f64> =
        down.real.iter().chain(&across.real).map(|one| one["blank"].as_f64().expect("a time")).collect();
    let blank = largest(&blank);
    figures.judged(
        "PF14",
        "cells without their role while scrolling",
        &format!("{blank:.0} ms at most"),
        "≤ 100 ms",
        blank <= 100.0,
    );
    let rounds = json!({ "down": [down.real, down.empty], "across": [across.real, across.empty] });
    figures.keep(&json!({ "openedMs": opened, "people": people, "places": places, "rounds": rounds }));
}

/// Everybody whose name goes with the beginning of somebody's, chosen so that there are hundreds.
async fn select_a_crowd(app: &App<'_>) {
    let mut tried = Vec::new();
    for number in 0..60 {
        let person = &ask(app, &json!({ "offset": number * 1_601, "count": 1 })).await["rows"][0];
        let name = person["name"].as_str().unwrap_or_default();
        for end in (3..name.len()).filter(|_| name.is_ascii()) {
            let beginning = name[..end].trim_end();
            let shown = ask(app, &json!({ "search": beginning })).await["shown"].as_u64().expect("a count");
            if CROWD.contains(&shown) {
                return select_all(app, beginning, shown).await;
            }
            tried.push((beginning.to_owned(), shown));
        }
    }
    panic!("nothing finds {CROWD:?} people: {tried:?}");
}

async fn select_all(app: &App<'_>, text: &str, shown: u64) {
    app.fill("people-search", text).await;
    app.has_attr("people-count", "data-shown", &shown.to_string()).await;
    app.run("document.querySelector('[data-testid=people-grid] [role=row][data-id] input[type=checkbox]').click()")
        .await;
    app.click("select-all").await;
    app.has_attr("people-selection", "data-selected", &shown.to_string()).await;
}

/// From the press on "Show access" to painted roles, in milliseconds, in the time of the page.
async fn open(app: &App<'_>) -> f64 {
    let took: Value = app
        .run_async(
            "const started = performance.now();
             document.querySelector('[data-testid=people-access]').click();
             const frame = () => new Promise(requestAnimationFrame);
             while (!document.querySelector('[data-testid=access-grid] [role=gridcell][data-role]')) await frame();
             await frame();
             return performance.now() - started;",
        )
        .await;
    took.as_f64().expect("a time")
}
