//! `cargo xtask demo`: the application on the practice instance. With a display it opens; without one the main journey
//! runs by itself in a virtual one and leaves pictures. The journey is `tests/e2e/demo.rs`; here it is started and its
//! result is read and told.

use std::path::Path;

use serde::Deserialize;

use crate::setup;
use crate::shell::{self, Stop};
use crate::test::rust;
use crate::ui;
use crate::workspace::Workspace;

/// What the journey writes as `result.json` beside its pictures.
#[derive(Deserialize)]
struct Outcome {
    /// One line for people.
    summary: String,
    /// Steps of the plan that was carried out.
    steps: u32,
    /// Those whose value was read back and is as planned.
    confirmed: u32,
    /// File names in the same folder, in the order of the journey.
    screenshots: Vec<String>,
}

/// Opens the application, or goes through the journey; true when that went well.
pub(crate) fn run(workspace: &Workspace) -> Result<bool, Stop> {
    if setup::has_display() { open(workspace) } else { by_itself(workspace) }
}

fn open(workspace: &Workspace) -> Result<bool, Stop> {
    setup::to_open(workspace)?;
    build_ui(workspace)?;
    println!("Opening Gatehouse on the practice instance. Close its windows to come back here.");
    shell::succeeds(workspace.cargo().args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "gatehouse",
        "--",
        "--practice",
    ]))
}

fn by_itself(workspace: &Workspace) -> Result<bool, Stop> {
    println!("There is no display, so the journey runs by itself in a virtual one.");
    setup::everything(workspace)?;
    build_ui(workspace)?;
    let folder = workspace.results("demo");
    fresh(&folder)?;
    let mut journey = workspace.cargo();
    journey.args(["nextest", "run", "--locked", "--profile", "demo"]).args(rust::APP);
    journey.args(shell::unless_watched("--cargo-quiet"));
    journey.args(["--test", "e2e", "--filter-expr", "test(/^demo::/)", "--run-ignored", "all", "--no-tests", "fail"]);
    journey.env("GATEHOUSE_DEMO", &folder);
    let passed = shell::succeeds(&mut journey)?;
    tell(&folder, passed)
}

fn build_ui(workspace: &Workspace) -> Result<(), Stop> {
    if ui::build(workspace)? { Ok(()) } else { Err(Stop("The frontend could not be built.".into())) }
}

/// Pictures of an earlier run must not pass for this one's.
fn fresh(folder: &Path) -> Result<(), Stop> {
    let stop = |error: std::io::Error| Stop(format!("{} cannot be prepared: {error}", folder.display()));
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(stop)?;
    }
    std::fs::create_dir_all(folder).map_err(stop)
}

fn tell(folder: &Path, passed: bool) -> Result<bool, Stop> {
    let file = folder.join("result.json");
    let bytes = std::fs::read(&file).map_err(|_| Stop("The journey ended before it could write its result.".into()))?;
    let outcome: Outcome =
        serde_json::from_slice(&bytes).map_err(|error| Stop(format!("{}: {error}", file.display())))?;
    let pictures: Vec<_> = outcome.screenshots.iter().map(|name| folder.join(name)).collect();
    println!("\nPictures:");
    for picture in &pictures {
        let there = if picture.is_file() { "" } else { "  (missing)" };
        println!("  {}{there}", picture.display());
    }
    println!("\n{}\n{} of {} steps confirmed", outcome.summary, outcome.confirmed, outcome.steps);
    let complete = !pictures.is_empty() && pictures.iter().all(|picture| picture.is_file());
    Ok(passed && complete && outcome.steps > 0 && outcome.confirmed == outcome.steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, confirmed: u32, picture: bool, passed: bool) -> bool {
        let folder = std::env::temp_dir().join(format!("gatehouse-demo-{}-{name}", std::process::id()));
        fresh(&folder).unwrap();
        let result = serde_json::json!({
            "summary": "Mara has left", "steps": 3, "confirmed": confirmed, "screenshots": ["people-light.png"],
        });
        std::fs::write(folder.join("result.json"), result.to_string()).unwrap();
        if picture {
            std::fs::write(folder.join("people-light.png"), "png").unwrap();
        }
        let good = tell(&folder, passed).unwrap();
        std::fs::remove_dir_all(folder).unwrap();
        good
    }

    #[test]
    fn the_demo_is_good_only_with_every_step_confirmed_and_every_picture_there() {
        assert!(told("good", 3, true, true));
        assert!(!told("unconfirmed", 2, true, true));
        assert!(!told("no-picture", 3, false, true));
        assert!(!told("failed", 3, true, false));
    }

    #[test]
    fn a_journey_without_a_result_is_not_a_good_one() {
        let folder = std::env::temp_dir().join(format!("gatehouse-demo-{}-none", std::process::id()));
        fresh(&folder).unwrap();
        assert!(tell(&folder, true).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
