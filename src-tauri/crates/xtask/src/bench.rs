//! `cargo xtask bench`: measured in release builds, never part of the test command. What is measured and how is in the
//! programs it starts; they write figures and raw samples into the folder named by `GATEHOUSE_BENCH`. What is said of the
//! figures is in `verdict`.

mod size;
mod verdict;

use std::path::Path;
use std::process::Command;

use crate::setup;
use crate::shell::{self, Stop};
use crate::test::rust;
use crate::ui;
use crate::workspace::Workspace;

/// Runs the measurements; true when all of them could be made, whatever they say.
pub(crate) fn run(workspace: &Workspace, window: bool) -> Result<bool, Stop> {
    if window {
        setup::everything(workspace)?;
    } else {
        setup::to_open(workspace)?;
    }
    let folder = workspace.results("bench");
    std::fs::create_dir_all(&folder).map_err(|error| Stop(format!("{} cannot be made: {error}", folder.display())))?;
    let good = if window { lists(workspace, &folder)? } else { runs(workspace, &folder)? };
    println!("\nRaw samples are in {}", folder.display());
    Ok(good)
}

/// The engine.
fn runs(workspace: &Workspace, folder: &Path) -> Result<bool, Stop> {
    let mut cargo = workspace.cargo();
    cargo.args(["run", "--quiet", "--release", "--locked", "--package", "usecases", "--example", "reference-run"]);
    shell::succeeds(cargo.env("GATEHOUSE_BENCH", folder))
}

/// Lists of 100,000 people, in the core and in the window.
fn lists(workspace: &Workspace, folder: &Path) -> Result<bool, Stop> {
    verdict::forget_earlier(folder)?;
    if !ui::build(workspace)? {
        return Err(Stop("The frontend could not be built.".into()));
    }
    size::measure(workspace, folder)?;
    shell::must(&mut programs(workspace))?;
    shell::must(&mut empty_window(workspace))?;
    shell::must(journeys(workspace, folder).arg("--no-run"))?;
    let load = verdict::settled();
    let program = workspace.target().join("release/examples/directory");
    let core = shell::succeeds(shell::command(program).env("GATEHOUSE_BENCH", folder))?;
    let window = shell::succeeds(&mut journeys(workspace, folder))?;
    Ok(verdict::tell(folder, load)? && core && window)
}

/// What measures the core, and the stand-alone practice instance that the window meets. Both have the instance's faults, so
/// they are built in one go and apart from the application.
fn programs(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--locked", "--package", "usecases", "--example", "directory"]);
    cargo.args(["--package", "practice", "--bin", "practice", "--features", "practice/faults"]);
    cargo.args(shell::unless_watched("--quiet"));
    cargo
}

/// The yardstick of what a window costs. It is built like the journeys, so that it has the same of everything.
fn empty_window(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--locked"]).args(rust::APP);
    cargo.args(["--features", "gatehouse/bench", "--example", "empty-window"]);
    cargo.args(shell::unless_watched("--quiet"));
    cargo
}

/// The measurements in the window: a part of the journeys, with the application as it is released but for a yardstick.
fn journeys(workspace: &Workspace, folder: &Path) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["nextest", "run", "--release", "--locked", "--profile", "bench"]).args(rust::APP);
    cargo.args(["--features", "gatehouse/bench", "--test", "e2e", "--filter-expr", "test(/^bench::/)"]);
    cargo.args(shell::unless_watched("--cargo-quiet"));
    let practice = workspace.target().join("release/practice");
    cargo.env("GATEHOUSE_EMPTY_WINDOW", workspace.target().join("release/examples/empty-window"));
    cargo.env("GATEHOUSE_BENCH", folder).env("GATEHOUSE_PRACTICE_BIN", practice);
    cargo
}
