//! What processes take, as Linux tells it: memory, processor time, wake-ups, and since when they run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::World;

/// Ticks in a second, as Linux tells them to programs.
const TICKS: f64 = 100.0;

/// Our application.
pub(super) fn ours() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_gatehouse"))
}

/// The empty window.
pub(super) fn empty() -> PathBuf {
    PathBuf::from(std::env::var_os("GATEHOUSE_EMPTY_WINDOW").expect("started by `cargo xtask bench --window`"))
}

/// The processes of a program in a world, without its web view.
pub(super) fn core(world: &World, program: &Path) -> Vec<u32> {
    let is_it = |id: &u32| fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|found| found == program);
    world.processes().into_iter().filter(is_it).collect()
}

/// The processes of the web view in a world.
pub(super) fn web(world: &World) -> Vec<u32> {
    let is_web = |id: &u32| {
        fs::read_to_string(format!("/proc/{id}/comm"))
            .is_ok_and(|name| name.starts_with("WebKit") && !name.starts_with("WebKitWebDriver"))
    };
    world.processes().into_iter().filter(is_web).collect()
}

/// Both.
pub(super) fn whole(world: &World, program: &Path) -> Vec<u32> {
    [core(world, program), web(world)].concat()
}

/// Proportional set size of all of them in MB.
pub(super) fn memory(processes: &[u32]) -> f64 {
    let size = |id: &u32| {
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or_default() / 1000.0
    };
    processes.iter().map(size).sum()
}

/// What happened in some processes so far, by thread.
#[derive(Default)]
pub(super) struct Activity {
    since: Option<Instant>,
    /// Processor time in nanoseconds.
    time: BTreeMap<PathBuf, f64>,
    /// How often a thread had waited for something.
    wakes: BTreeMap<PathBuf, f64>,
}

/// What happened in a second between two looks.
#[derive(Clone, Copy, serde::Serialize)]
pub(super) struct Rate {
    /// Share of a core, in hundredths.
    pub(super) percent: f64,
    pub(super) wakes: f64,
}

impl Activity {
    pub(super) fn of(processes: &[u32]) -> Self {
        let mut activity = Self { since: Some(Instant::now()), ..Self::default() };
        let tasks = processes.iter().filter_map(|id| fs::read_dir(format!("/proc/{id}/task")).ok());
        for task in tasks.flatten().flatten().map(|task| task.path()) {
            let first = |text: String| text.split(' ').next().and_then(|number| number.parse().ok());
            if let Some(time) = fs::read_to_string(task.join("schedstat")).ok().and_then(first) {
                activity.time.insert(task.clone(), time);
            }
            let text = fs::read_to_string(task.join("status")).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
            if let Some(wakes) = line.and_then(|line| line.trim().parse().ok()) {
                activity.wakes.insert(task, wakes);
            }
        }
        activity
    }

    /// From this look to a later one. A thread that ended meanwhile takes its count with it.
    pub(super) fn until(&self, later: &Self) -> Rate {
        let more = |now: &BTreeMap<PathBuf, f64>, before: &BTreeMap<PathBuf, f64>| -> f64 {
            now.iter().map(|(thread, count)| count - before.get(thread).copied().unwrap_or_default()).sum()
        };
        let (Some(since), Some(now)) = (self.since, later.since) else { return Rate { percent: 0.0, wakes: 0.0 } };
        let seconds = now.duration_since(since).as_secs_f64();
        let percent = more(&later.time, &self.time) / seconds / 1e7;
        Rate { percent, wakes: more(&later.wakes, &self.wakes) / seconds }
    }
}

/// How long the eldest of these has been running, to a hundredth of a second.
pub(super) fn age(processes: &[u32]) -> Option<Duration> {
    let uptime = fs::read_to_string("/proc/uptime").ok()?;
    let uptime: f64 = uptime.split(' ').next()?.parse().ok()?;
    let began = |id: &u32| -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let ticks: f64 = stat.rsplit(") ").next()?.split(' ').nth(19)?.parse().ok()?;
        Some(ticks / TICKS)
    };
    let first = processes.iter().filter_map(began).min_by(f64::total_cmp)?;
    Some(Duration::from_secs_f64((uptime - first).max(0.0)))
}
