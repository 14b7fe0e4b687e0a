//! `cargo xtask bench`: measured in release builds, never part of the test command. What is measured and how is in the
//! programs it starts; they write figures and raw samples into the folder named by `GATEHOUSE_BENCH`. What is said of the
//! figures is in `verdict`.

mod size;
mod verdict;

use std::path::{Path, PathBuf};
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
        setup::yardsticks()?;
    }
    let folder = workspace.results("bench");
    std::fs::create_dir_all(&folder).map_err(|error| Stop(format!("{} cannot be made: {error}", folder.display())))?;
    let good = if window { lists(workspace, &folder)? } else { readings(workspace, &folder)? };
    println!("\nRaw samples are in {}", folder.display());
    Ok(good)
}

/// The client and the engine, without a window.
fn readings(workspace: &Workspace, folder: &Path) -> Result<bool, Stop> {
    verdict::forget_earlier(folder, verdict::READINGS)?;
    let kit = kit(workspace)?;
    shell::must(&mut programs(workspace, &[("make-api", "reading"), ("usecases", "reference-run")]))?;
    let load = verdict::settled();
    let mut good = true;
    for program in ["reading", "reference-run"] {
        let mut measuring = shell::command(workspace.target().join("release/examples").join(program));
        measuring.env("GATEHOUSE_BENCH", folder).env("GATEHOUSE_KIT", &kit);
        good &= shell::succeeds(measuring.env("GATEHOUSE_PRACTICE_BIN", practice(workspace)))?;
    }
    Ok(verdict::tell(folder, load, verdict::READINGS)? && good)
}

/// Lists of 100,000 people, in the core and in the window.
fn lists(workspace: &Workspace, folder: &Path) -> Result<bool, Stop> {
    verdict::forget_earlier(folder, verdict::WINDOW)?;
    if !ui::build(workspace)? {
        return Err(Stop("The frontend could not be built.".into()));
    }
    size::measure(workspace, folder)?;
    shell::must(&mut programs(workspace, &[("usecases", "directory")]))?;
    shell::must(&mut empty_window(workspace))?;
    shell::must(journeys(workspace, folder).arg("--no-run"))?;
    let load = verdict::settled();
    let program = workspace.target().join("release/examples/directory");
    let core = shell::succeeds(shell::command(program).env("GATEHOUSE_BENCH", folder))?;
    let window = shell::succeeds(&mut journeys(workspace, folder))?;
    Ok(verdict::tell(folder, load, verdict::WINDOW)? && core && window)
}

/// Make's own kit, to measure beside it: installed from its lockfile where the measurements lie, without scripts. The path of the
/// script that reads with it.
fn kit(workspace: &Workspace) -> Result<PathBuf, Stop> {
    let (from, folder) =
        (workspace.root().join("src-tauri/crates/make-api/examples/reading/kit"), workspace.target().join("kit"));
    std::fs::create_dir_all(&folder).map_err(|error| Stop(format!("{}: {error}", folder.display())))?;
    for name in ["package.json", "package-lock.json", "people.mjs"] {
        std::fs::copy(from.join(name), folder.join(name)).map_err(|error| Stop(format!("{name}: {error}")))?;
    }
    shell::must(shell::command("npm").current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--silent"]))?;
    Ok(folder.join("people.mjs"))
}

fn practice(workspace: &Workspace) -> PathBuf {
    workspace.target().join("release/practice")
}

/// Programs that measure, each by its package, and the stand-alone practice instance that they and the window meet. They have the
/// instance's faults, so they are built in one go and apart from the application.
fn programs(workspace: &Workspace, examples: &[(&str, &str)]) -> Command {
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--locked"]);
    for (package, example) in examples {
        cargo.args(["--package", package, "--example", example]);
    }
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
    cargo.env("GATEHOUSE_EMPTY_WINDOW", workspace.target().join("release/examples/empty-window"));
    cargo.env("GATEHOUSE_BENCH", folder).env("GATEHOUSE_PRACTICE_BIN", practice(workspace));
    cargo
}
