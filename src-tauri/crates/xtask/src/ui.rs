//! The frontend: its build (only when a source changed), its linter and its tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::report::Tally;
use crate::shell::{self, Stop};
use crate::stamp;
use crate::workspace::Workspace;

/// What lies in `ui/` without being a source.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", "coverage"];

/// What the last build was made of and what came out. It holds wherever the checkout is: a fresh clone has no `dist`,
/// so its hash cannot match, and a kept build folder with another clone's stamp does no harm.
#[derive(Serialize, Deserialize, PartialEq)]
struct Built {
    sources: String,
    dist: String,
}

/// Builds the frontend unless what is there was built from these very sources. Cargo builds the application anew
/// whenever `ui/dist` is written, even with the same contents.
pub(crate) fn build(workspace: &Workspace) -> Result<bool, Stop> {
    let stamp = workspace.target().join("ui-built.json");
    let last = std::fs::read(&stamp).ok().and_then(|bytes| serde_json::from_slice::<Built>(&bytes).ok());
    if last.is_some_and(|last| last == current(workspace)) {
        println!("Nothing changed in ui/ since its last build.");
        return Ok(true);
    }
    if !shell::succeeds(npm(workspace).args(["run", "--silent", "build"]))? {
        return Ok(false);
    }
    // Only now: the build may itself write sources (compiled texts).
    let text = serde_json::to_vec(&current(workspace)).map_err(|error| Stop(error.to_string()))?;
    std::fs::create_dir_all(workspace.target())
        .and_then(|()| std::fs::write(&stamp, text))
        .map_err(|error| Stop(format!("{} cannot be written: {error}", stamp.display())))?;
    Ok(true)
}

fn current(workspace: &Workspace) -> Built {
    let ui = folder(workspace);
    Built { sources: stamp::of_folder(&ui, NOT_SOURCES), dist: stamp::of_folder(&ui.join("dist"), &[]) }
}

/// The linter, by the frontend's own script.
pub(crate) fn lint(workspace: &Workspace) -> Result<bool, Stop> {
    shell::succeeds(npm(workspace).args(["run", "--silent", "lint"]))
}

/// The frontend's tests, counted from vitest's own report.
pub(crate) fn test(workspace: &Workspace) -> Result<Tally, Stop> {
    let report = workspace.target().join("vitest.json");
    std::fs::remove_file(&report).ok();
    let mut output = std::ffi::OsString::from("--outputFile.json=");
    output.push(&report);
    let mut vitest = shell::command(folder(workspace).join("node_modules/.bin/vitest"));
    vitest.args(["run", "--reporter=default", "--reporter=json"]).arg(output).current_dir(folder(workspace));
    let good = shell::succeeds(&mut vitest)?;
    Ok(counts(&report).and_exit(good))
}

#[derive(Deserialize)]
struct VitestReport {
    #[serde(rename = "numPassedTests")]
    passed: u64,
    #[serde(rename = "numFailedTests")]
    failed: u64,
    #[serde(rename = "numPendingTests")]
    pending: u64,
    #[serde(rename = "numTodoTests")]
    todo: u64,
}

fn counts(report: &Path) -> Tally {
    let read = std::fs::read(report).ok().and_then(|bytes| serde_json::from_slice::<VitestReport>(&bytes).ok());
    read.map_or_else(Tally::default, |read| Tally {
        passed: read.passed,
        failed: read.failed,
        skipped: read.pending + read.todo,
    })
}

fn npm(workspace: &Workspace) -> Command {
    let mut npm = shell::command("npm");
    npm.current_dir(folder(workspace));
    npm
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root().join("ui")
}
