//! What is said of measured figures: "meets", "misses", or "not judged" where the machine was busy with something else.

use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::shell::Stop;

/// Above this load average at the start, figures say more about the machine than about us.
const BUSY: f64 = 1.5;
/// How long the load of our own build may take to fade.
const FADING: Duration = Duration::from_secs(150);

/// What the files of the client and the engine must be called, so that a measurement that wrote nothing is missed.
pub(super) const READINGS: &[&str] =
    &["PF1-reading", "PF2-reading", "PF3-limit", "PF4-wire", "PF5-decoding", "PF15-run"];

/// The same of the lists and the window.
pub(super) const WINDOW: &[&str] = &[
    "PF6-search",
    "PF7-typing",
    "PF8-bridge",
    "PF9-scrolling",
    "PF10-start",
    "PF11-empty",
    "PF11-memory",
    "PF12-size",
    "PF13-idle",
    "PF14-access",
    "PF14-matrix",
    "PF16-sheets",
    "PF17-loading",
];

/// One figure as a measuring program writes it.
#[derive(Deserialize)]
struct Line {
    goal: String,
    what: String,
    measured: String,
    wanted: String,
    /// Absent for a figure that only explains another one.
    met: Option<bool>,
}

#[derive(Deserialize)]
struct Figures {
    lines: Vec<Line>,
}

/// Figures of an earlier run must not pass for this one's.
pub(super) fn forget_earlier(folder: &Path, files: &[&str]) -> Result<(), Stop> {
    for name in files {
        let file = folder.join(format!("{name}.json"));
        if file.exists() {
            std::fs::remove_file(&file)
                .map_err(|error| Stop(format!("{} cannot be removed: {error}", file.display())))?;
        }
    }
    Ok(())
}

/// Waits until the load of the build has faded and gives the load average; nothing where the system does not tell it.
pub(super) fn settled() -> Option<f64> {
    let started = Instant::now();
    loop {
        let load = load_average();
        if load.is_none_or(|load| load <= BUSY) || started.elapsed() > FADING {
            return load;
        }
        sleep(Duration::from_secs(5));
    }
}

fn load_average() -> Option<f64> {
    std::fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

/// Prints every figure with its goal; true when none is missing.
pub(super) fn tell(folder: &Path, load: Option<f64>, files: &[&str]) -> Result<bool, Stop> {
    let judged = load.is_some_and(|load| load <= BUSY);
    match load {
        Some(load) if judged => println!("\nLoad average at the start: {load:.2}."),
        Some(load) => println!("\nLoad average at the start: {load:.2}. Above {BUSY} nothing is judged."),
        None => println!("\nThis system tells no load average, so nothing is judged."),
    }
    let mut missing = Vec::new();
    for name in files {
        let Ok(bytes) = std::fs::read(folder.join(format!("{name}.json"))) else {
            missing.push(*name);
            continue;
        };
        let figures: Figures = serde_json::from_slice(&bytes).map_err(|error| Stop(format!("{name}.json: {error}")))?;
        figures.lines.iter().for_each(|line| println!("{}", said(line, judged)));
    }
    for name in &missing {
        println!("{name}: could not be measured");
    }
    Ok(missing.is_empty())
}

fn said(line: &Line, judged: bool) -> String {
    let Line { goal, what, measured, wanted, met } = line;
    let verdict = match met {
        None => return format!("{goal:<5} {what}: {measured}"),
        Some(_) if !judged => "not judged",
        Some(true) => "meets",
        Some(false) => "misses",
    };
    format!("{goal:<5} {what}: {measured}; goal {wanted}: {verdict}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(met: Option<bool>) -> Line {
        let text = |text: &str| text.to_owned();
        Line { goal: text("PF6"), what: text("search"), measured: text("4 ms"), wanted: text("≤ 5 ms"), met }
    }

    #[test]
    fn a_figure_is_judged_only_on_a_quiet_machine() {
        assert_eq!(said(&line(Some(true)), true), "PF6   search: 4 ms; goal ≤ 5 ms: meets");
        assert_eq!(said(&line(Some(false)), true), "PF6   search: 4 ms; goal ≤ 5 ms: misses");
        assert_eq!(said(&line(Some(false)), false), "PF6   search: 4 ms; goal ≤ 5 ms: not judged");
        assert_eq!(said(&line(None), true), "PF6   search: 4 ms");
    }

    #[test]
    fn a_measurement_that_wrote_nothing_is_missed() {
        let folder = std::env::temp_dir().join(format!("gatehouse-verdict-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for name in WINDOW {
            std::fs::write(folder.join(format!("{name}.json")), r#"{"lines":[],"samples":null}"#).unwrap();
        }
        assert_eq!(tell(&folder, Some(0.1), WINDOW), Ok(true));
        std::fs::remove_file(folder.join("PF7-typing.json")).unwrap();
        assert_eq!(tell(&folder, Some(0.1), WINDOW), Ok(false));
        forget_earlier(&folder, WINDOW).unwrap();
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
        std::fs::remove_dir_all(folder).unwrap();
    }
}
