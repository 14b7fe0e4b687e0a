//! PF11 and PF13: what 100,000 people take in memory beside an instance of 20, and what an open list does in a minute in
//! which nobody touches it.

use std::time::{Duration, Instant};

use serde_json::json;

use super::figures::Figures;
use super::{PEOPLE, READING, beside, big, everything_read, processes, rest};
use crate::hands::cast;
use crate::support::World;
use crate::support::app::App;
use crate::support::practice::Practice;

const IDLE: Duration = Duration::from_secs(60);

/// Proportional set sizes in MB.
#[derive(Clone, Copy, serde::Serialize)]
pub(super) struct Memory {
    /// The application's own process.
    core: f64,
    /// Everything of the web view.
    pub(super) web: f64,
}

impl Memory {
    pub(super) fn of(app: &App<'_>, world: &World) -> Self {
        Self { core: processes::memory(&app.programs()), web: processes::memory(&processes::web(world)) }
    }
}

#[tokio::test]
async fn memory_of_a_large_instance_and_rest() {
    let small = {
        let (world, practice) = (World::new(), Practice::start("tiny"));
        let app = world.start().await;
        everything_read(&app, &practice, cast::EVERYBODY).await;
        settled(&app, &world).await
    };
    let (world, practice) = (World::new(), big());
    let app = world.start().await;
    everything_read(&app, &practice, PEOPLE).await;
    let large = settled(&app, &world).await;
    let mut figures = Figures::of("PF11-memory");
    for (what, more, limit) in
        [("the core", large.core - small.core, 60.0), ("the web view", large.web - small.web, 40.0)]
    {
        let what = format!("100,000 people beside {}, {what}", cast::EVERYBODY);
        figures.judged("PF11", &what, &format!("{more:+.1} MB"), &format!("≤ +{limit} MB"), more <= limit);
    }
    figures.keep(&json!({ "small": small, "large": large }));
    idle(&world, &practice).await;
}

/// A minute without a hand, beside one of an empty window.
async fn idle(world: &World, practice: &Practice) {
    let arrivals = async || practice.audit().await["arrivals"].as_array().expect("arrivals").len();
    // Reading in the background is no rest; whoever never stops is measured all the same.
    let (mut calls, started) = (arrivals().await, Instant::now());
    while started.elapsed() < READING {
        rest(5).await;
        let now = arrivals().await;
        if now == calls {
            break;
        }
        calls = now;
    }
    let calls = arrivals().await;
    let ours = beside::resting(world, &processes::ours(), IDLE).await;
    let calls = arrivals().await - calls;
    let bare = beside::at_rest(IDLE).await;
    let mut figures = Figures::of("PF13-idle");
    let share = format!("{:.3} % of a core", ours.percent);
    figures.judged("PF13", "60 s at rest, processor", &share, "≤ 0.5 %", ours.percent <= 0.5);
    for (what, ours, bare) in [("processor", ours.percent, bare.percent), ("wake-ups", ours.wakes, bare.wakes)] {
        let what = format!("60 s at rest, {what} beside an empty window");
        let unit = if what.contains("processor") { "% of a core" } else { "a second" };
        let measured = format!("{:.2} times, {ours:.3} beside {bare:.3} {unit}", ours / bare);
        figures.judged("PF13", &what, &measured, "≤ 1.2 times", ours <= 1.2 * bare);
    }
    figures.judged("PF13", "60 s at rest, requests", &calls.to_string(), "0", calls == 0);
    figures.keep(&json!({ "ours": ours, "empty": bare, "requests": calls }));
}

/// The sizes once they stay the same for a while.
async fn settled(app: &App<'_>, world: &World) -> Memory {
    let mut last = Memory::of(app, world);
    for _ in 0..12 {
        rest(5).await;
        let now = Memory::of(app, world);
        if (now.core - last.core).abs() + (now.web - last.web).abs() < 0.5 {
            return now;
        }
        last = now;
    }
    last
}
