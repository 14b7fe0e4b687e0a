//! PF10, PF11 and PF13 beside an empty window of the same versions: the start until a list that is known is usable, the memory of an empty
//! profile, and a minute without a hand. Both are driven in the same way and in turns.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::figures::{Figures, median, ratio};
use super::processes::{self, Activity, Rate};
use super::rest;
use crate::hands::TEST;
use crate::support::World;
use crate::support::app::App;
use crate::support::practice::Practice;

/// People of the size `team`.
const PEOPLE: usize = 1_000;
/// Starts of each, where `GATEHOUSE_BENCH_STARTS` does not say otherwise.
const STARTS: usize = 20;
/// Comparisons of memory.
const SIZES: usize = 3;
const OPENING: Duration = Duration::from_secs(30);

/// What is true in a page that is ready.
const LISTED: &str = "return document.querySelector('[data-testid=people-count]')?.dataset.total === '1000' \
    && document.querySelector('[data-testid=people-grid] [role=row][data-id]') !== null \
    && document.querySelector('[data-testid=people-search]')?.disabled === false";
const DRAWN: &str = "return document.documentElement.dataset.loaded !== undefined";
const START: &str = "return document.querySelector('[data-testid=start-connect]') !== null";

/// A program that is ready in one of its windows.
struct Ready<'w> {
    app: App<'w>,
    /// Since its process began.
    after: Duration,
}

/// Starts a program and looks until `script` is true in one of its windows.
async fn ready<'w>(world: &'w World, program: &Path, script: &str) -> Ready<'w> {
    let app = world.open(&program.to_string_lossy(), &[]).await;
    let (client, started) = (app.client().clone(), Instant::now());
    loop {
        for window in client.windows().await.unwrap_or_default() {
            let there = client.switch_to_window(window).await.is_ok();
            if there && client.execute(script, vec![]).await.is_ok_and(|found| found == true) {
                let after = processes::age(&processes::core(world, program)).expect("the age of the program");
                return Ready { app, after };
            }
        }
        assert!(started.elapsed() < OPENING, "{} was not ready: {script}", program.display());
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Ends it and waits until all of it is gone.
async fn ended(app: App<'_>, world: &World, program: &Path) {
    app.quit().await;
    let started = Instant::now();
    while !processes::whole(world, program).is_empty() {
        assert!(started.elapsed() < OPENING, "{} goes on", program.display());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Milliseconds until ready.
async fn start(world: &World, program: &Path, script: &str) -> f64 {
    let Ready { app, after } = ready(world, program, script).await;
    ended(app, world, program).await;
    after.as_secs_f64() * 1000.0
}

#[tokio::test]
async fn starting_with_a_known_list_beside_an_empty_window() {
    let (world, practice) = (World::new(), Practice::start("team"));
    let app = world.start().await;
    app.connect_test(&practice).await;
    app.has_attr("people-count", "data-total", &PEOPLE.to_string()).await;
    app.switch_to_start().await;
    app.click("start-settings").await;
    app.pick("app-start", "last-instance").await;
    app.switch_to_instance(TEST).await;
    ended(app, &world, &processes::ours()).await;

    let (ours, empty) = (processes::ours(), processes::empty());
    let starts = std::env::var("GATEHOUSE_BENCH_STARTS").map_or(STARTS, |text| text.parse().expect("a number"));
    // The first of each is cold and not counted.
    start(&world, &ours, LISTED).await;
    start(&world, &empty, DRAWN).await;
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for pair in 0..starts {
        if pair % 2 == 0 {
            a.push(start(&world, &ours, LISTED).await);
            b.push(start(&world, &empty, DRAWN).await);
        } else {
            b.push(start(&world, &empty, DRAWN).await);
            a.push(start(&world, &ours, LISTED).await);
        }
    }
    let (middle, low, high) = ratio(&a, &b);
    let mut figures = Figures::of("PF10-start");
    let what = format!("start to a usable list of {PEOPLE} known people, beside an empty window, {starts} warm starts");
    let times = format!("{:.0} ms beside {:.0} ms", median(&a), median(&b));
    let measured = format!("{middle:.2} times ({low:.2} to {high:.2}), {times}");
    figures.judged("PF10", &what, &measured, "≤ 1.5 times at the worse end", high <= 1.5);
    figures.keep(&json!({ "ours": a, "empty": b }));
}

#[tokio::test]
async fn memory_of_an_empty_profile_beside_an_empty_window() {
    let (ours, empty) = (processes::ours(), processes::empty());
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..SIZES {
        a.push(taken(&ours, START).await);
        b.push(taken(&empty, DRAWN).await);
    }
    let times = median(&a) / median(&b);
    let mut figures = Figures::of("PF11-empty");
    let measured = format!("{times:.2} times, {:.0} MB beside {:.0} MB", median(&a), median(&b));
    figures.judged("PF11", "empty profile beside an empty window", &measured, "≤ 1.25 times", times <= 1.25);
    figures.keep(&json!({ "ours": a, "empty": b }));
}

/// What all of a program takes in a world of its own, once that stays the same for a while.
async fn taken(program: &Path, script: &str) -> f64 {
    let world = World::new();
    let Ready { app, .. } = ready(&world, program, script).await;
    let look = || processes::memory(&processes::whole(&world, program));
    let mut last = look();
    for _ in 0..12 {
        rest(5).await;
        let now = look();
        if (now - last).abs() < 0.5 {
            break;
        }
        last = now;
    }
    let taken = look();
    ended(app, &world, program).await;
    taken
}

/// What an empty window does in such a time.
pub(super) async fn at_rest(time: Duration) -> Rate {
    let (world, empty) = (World::new(), processes::empty());
    let Ready { app, .. } = ready(&world, &empty, DRAWN).await;
    // As long as the list beside it had to come to rest.
    rest(10).await;
    let rate = resting(&world, &empty, time).await;
    ended(app, &world, &empty).await;
    rate
}

/// What a program does while nobody touches it.
pub(super) async fn resting(world: &World, program: &Path, time: Duration) -> Rate {
    let before = Activity::of(&processes::whole(world, program));
    tokio::time::sleep(time).await;
    before.until(&Activity::of(&processes::whole(world, program)))
}
