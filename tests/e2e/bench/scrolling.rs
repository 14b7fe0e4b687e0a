//! PF9: scrolling the list beside scrolling an empty one in the same web view.

use serde_json::{Value, json};

use super::figures::{Figures, largest, median, numbers, quantile};
use super::memory::Memory;
use super::{PEOPLE, big, everything_read, rest};
use crate::support::World;
use crate::support::app::App;

/// How long one scrolling lasts.
const MILLISECONDS: u32 = 10_000;
/// A wheel that is turned fast, in pixels a second: 100 rows.
const WHEEL: u32 = 4_000;
/// The scroll bar drawn through the whole list.
const THUMB: u32 = 400_000;

/// Scrollings at one speed, the real list and the empty one in turn.
pub(super) struct Round {
    pub(super) real: Vec<Value>,
    pub(super) empty: Vec<Value>,
}

/// Where to.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Way {
    Down,
    Across,
}

#[tokio::test]
async fn frames_while_scrolling() {
    let (world, practice) = (World::new(), big());
    let app = world.start().await;
    everything_read(&app, &practice, PEOPLE).await;
    prepare(&app, "people-grid").await;
    let mut figures = Figures::of("PF9-scrolling");
    // Once of each, so that what is made only once counts as nothing.
    for what in ["real", "empty"] {
        scroll(&app, what, WHEEL, Way::Down).await;
    }
    rest(10).await;
    let before = Memory::of(&app, &world);
    let wheel = pairs(&app, WHEEL, 3, Way::Down).await;
    rest(10).await;
    let grown = Memory::of(&app, &world).web - before.web;
    let thumb = pairs(&app, THUMB, 2, Way::Down).await;
    report(&mut figures, "PF9", "100 rows a second", &wheel);
    report(&mut figures, "PF9", "all rows in 10 s", &thumb);
    let rows = |one: &Value| one["rows"].as_f64().expect("a count");
    let rows = largest(&wheel.real.iter().chain(&thumb.real).map(rows).collect::<Vec<_>>());
    figures.judged("PF9", "row elements in the page", &format!("{rows:.0} at most"), "≤ 80", rows <= 80.0);
    let blank = largest(&wheel.real.iter().map(|one| one["blank"].as_f64().expect("a time")).collect::<Vec<_>>());
    figures.judged(
        "PF9",
        "rows without their text, 100 rows a second",
        &format!("{blank:.0} ms at most"),
        "≤ 100 ms",
        blank <= 100.0,
    );
    figures.judged(
        "PF9",
        "memory of the web view after 60 s of scrolling",
        &format!("{grown:+.1} MB"),
        "≤ +5 MB",
        grown <= 5.0,
    );
    figures.keep(&json!({ "wheel": [wheel.real, wheel.empty], "thumb": [thumb.real, thumb.empty], "grownMb": grown }));
}

/// Puts what scrolls into the page, for the grid with this name.
pub(super) async fn prepare(app: &App<'_>, grid: &str) {
    app.run(&include_str!("scrolling.js").replace("GRID", grid)).await;
}

pub(super) async fn scroll(app: &App<'_>, what: &str, speed: u32, way: Way) -> Value {
    let across = way == Way::Across;
    app.run_async(&format!("return await window.bench.{what}({speed}, {MILLISECONDS}, {across})")).await
}

pub(super) async fn pairs(app: &App<'_>, speed: u32, pairs: usize, way: Way) -> Round {
    let mut round = Round { real: Vec::new(), empty: Vec::new() };
    for pair in 0..pairs {
        let order = if pair % 2 == 0 { ["real", "empty"] } else { ["empty", "real"] };
        for what in order {
            let found = scroll(app, what, speed, way).await;
            if what == "real" { round.real.push(found) } else { round.empty.push(found) }
        }
    }
    round
}

/// The gaps between frames beside those of the empty list.
pub(super) fn report(figures: &mut Figures, goal: &str, speed: &str, round: &Round) {
    let p95 = |one: &Value| quantile(&numbers(&one["gaps"]), 0.95);
    let (real, empty): (Vec<f64>, Vec<f64>) =
        (round.real.iter().map(p95).collect(), round.empty.iter().map(p95).collect());
    let ratios: Vec<f64> = real.iter().zip(&empty).map(|(real, empty)| real / empty).collect();
    let ratio = median(&real) / median(&empty);
    let measured = format!(
        "{ratio:.2} × (pairs {:.2} to {:.2}); p95 {:.0} ms beside {:.0} ms",
        quantile(&ratios, 0.0),
        largest(&ratios),
        median(&real),
        median(&empty)
    );
    figures.judged(goal, &format!("gaps between frames, {speed}"), &measured, "≤ 1.25 × an empty list", ratio <= 1.25);
}
