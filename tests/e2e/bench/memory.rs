//! PF11 and PF13: what 100,000 people take in memory beside an instance of 20, and what an open list does in a minute in
//! which nobody touches it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde_json::json;

use super::figures::Figures;
use super::{PEOPLE, big, everything_read, rest};
use crate::hands::cast;
use crate::support::World;
use crate::support::app::App;
use crate::support::practice::Practice;

const IDLE: Duration = Duration::from_secs(60);
/// Ticks of the processor's clock in a second, as Linux tells them to programs.
const TICKS: f64 = 100.0;

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
        let sum = |all: Vec<u32>| all.into_iter().map(size).sum();
        Self { core: sum(app.programs()), web: sum(web(world)) }
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
    idle(&app, &world, &practice).await;
}

/// A minute without a hand.
async fn idle(app: &App<'_>, world: &World, practice: &Practice) {
    let arrivals = async || practice.audit().await["arrivals"].as_array().expect("arrivals").len();
    let ours = || -> Vec<u32> { app.programs().into_iter().chain(web(world)).collect() };
    let calls = arrivals().await;
    let (ticks, wakes, started) = (ticks(&ours()), wake_ups(&ours()), Instant::now());
    rest(IDLE.as_secs()).await;
    let (ticks, now, seconds) = (self::ticks(&ours()) - ticks, wake_ups(&ours()), started.elapsed().as_secs_f64());
    // A thread that ended meanwhile takes its count with it.
    let since = |(thread, count): (&String, &f64)| count - wakes.get(thread).copied().unwrap_or_default();
    let wakes: f64 = now.iter().map(since).sum();
    let calls = arrivals().await - calls;
    let share = ticks / TICKS / seconds * 100.0;
    let mut figures = Figures::of("PF13-idle");
    figures.judged("PF13", "60 s at rest, processor", &format!("{share:.2} % of a core"), "≤ 0.5 %", share <= 0.5);
    figures.judged("PF13", "60 s at rest, requests", &calls.to_string(), "0", calls == 0);
    figures.told(
        "PF13",
        "60 s at rest, wake-ups",
        &format!("{:.1} a second (beside a bare window: not measured yet)", wakes / seconds),
    );
    figures.keep(&json!({ "ticks": ticks, "wakeUps": wakes, "seconds": seconds, "requests": calls }));
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

/// The processes of the web view in this world.
fn web(world: &World) -> Vec<u32> {
    let is_web = |id: &u32| {
        std::fs::read_to_string(format!("/proc/{id}/comm"))
            .is_ok_and(|name| name.starts_with("WebKit") && !name.starts_with("WebKitWebDriver"))
    };
    world.processes().into_iter().filter(is_web).collect()
}

fn size(id: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1000.0
}

/// Ticks of the processor that these processes took so far.
fn ticks(processes: &[u32]) -> f64 {
    let of = |id: &u32| -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let after_name = stat.rsplit(") ").next().unwrap_or_default();
        after_name.split(' ').skip(11).take(2).filter_map(|part| part.parse::<f64>().ok()).sum()
    };
    processes.iter().map(of).sum()
}

/// How often each of their threads has waited for something so far.
fn wake_ups(processes: &[u32]) -> BTreeMap<String, f64> {
    let tasks = processes.iter().filter_map(|id| std::fs::read_dir(format!("/proc/{id}/task")).ok());
    let count = |task: std::fs::DirEntry| {
        let text = std::fs::read_to_string(task.path().join("status")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
        Some((task.path().display().to_string(), line.trim().parse().ok()?))
    };
    tasks.flatten().flatten().filter_map(count).collect()
}
