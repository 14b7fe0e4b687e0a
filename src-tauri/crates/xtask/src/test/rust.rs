//! The Rust side of the test command: one function per program that is started.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::args::TestChoices;
use crate::report::{Tally, Timed};
use crate::setup;
use crate::shell::{self, Stop, Stream};
use crate::test::junit;
use crate::workspace::Workspace;

/// Everything but the application.
pub(crate) const CRATES: &[&str] = &["--workspace", "--exclude", "gatehouse"];
/// The application alone, so that no other package's tests switch features on in it.
pub(crate) const APP: &[&str] = &["--package", "gatehouse"];

const TEST_FEATURES: &str = "practice/faults,usecases/kill-points";

pub(crate) fn format(workspace: &Workspace) -> Result<bool, Stop> {
    shell::succeeds(workspace.cargo().args(["fmt", "--all", "--check"]))
}

/// What the crates of others may be and where they may come from, by `deny.toml`. Known holes are not asked for: their list
/// is a repository of its own, and the test command needs nothing but the registries.
pub(crate) fn packages(workspace: &Workspace) -> Result<bool, Stop> {
    setup::deny()?;
    let mut cargo = workspace.cargo();
    cargo.args(["deny", "--log-level", "error", "--locked", "check", "licenses", "bans", "sources"]);
    shell::succeeds(&mut cargo)
}

pub(crate) fn clippy_everything(workspace: &Workspace) -> Result<bool, Stop> {
    clippy(workspace, &["--workspace", "--features", &format!("{TEST_FEATURES},gatehouse/bench")])
}

/// The same code without what only tests switch on.
pub(crate) fn clippy_released(workspace: &Workspace) -> Result<bool, Stop> {
    clippy(workspace, &["--package", "gatehouse", "--package", "practice"])
}

fn clippy(workspace: &Workspace, which: &[&str]) -> Result<bool, Stop> {
    let mut cargo = workspace.cargo();
    cargo
        .args(["clippy", "--locked", "--all-targets"])
        .args(shell::unless_watched("--quiet"))
        .args(which)
        .args(["--", "-D", "warnings"]);
    shell::succeeds(&mut cargo)
}

/// Where the programs are built that tests start by path: a folder of their own, because they carry features that the
/// application must not have.
fn tools_folder(workspace: &Workspace) -> PathBuf {
    workspace.target().join("tools")
}

/// Builds the stand-alone practice instance with its faults, and the headless runner with its kill points.
pub(crate) fn tools(workspace: &Workspace) -> Result<bool, Stop> {
    let mut cargo = workspace.cargo();
    cargo.env("CARGO_TARGET_DIR", tools_folder(workspace));
    cargo.args(["build", "--locked", "--bins", "--package", "practice", "--package", "usecases"]);
    cargo.args(shell::unless_watched("--quiet"));
    shell::succeeds(cargo.args(["--features", TEST_FEATURES]))
}

/// What tests need to know: where the programs are, and whether the long parts are wanted.
pub(crate) fn environment(workspace: &Workspace, full: bool) -> Vec<(&'static str, OsString)> {
    let program = |name: &str| tools_folder(workspace).join("debug").join(name).into_os_string();
    let mut variables =
        vec![("GATEHOUSE_PRACTICE_BIN", program("practice")), ("GATEHOUSE_RUN_BIN", program("gatehouse-run"))];
    if full {
        variables.push(("GATEHOUSE_FULL", "1".into()));
    }
    variables
}

/// Runs the tests of these packages; with `--full` the ignored ones (the long parts) too.
pub(crate) fn nextest(workspace: &Workspace, choices: &TestChoices, which: &[&str]) -> Result<Tally, Stop> {
    let report = junit_file(workspace, choices);
    std::fs::remove_file(&report).ok();
    let mut cargo = workspace.cargo();
    cargo.args(["nextest", "run", "--locked", "--no-fail-fast", "--no-tests", "pass"]).args(which);
    cargo.args(shell::unless_watched("--cargo-quiet"));
    cargo.args(["--profile", profile(choices)]).envs(environment(workspace, choices.full));
    if choices.full {
        cargo.args(["--run-ignored", "all"]);
    }
    if let Some(filter) = &choices.filter {
        cargo.args(["--filter-expr", filter]);
    }
    let mut skipped = 0;
    let good = shell::watch(&mut cargo, Stream::Error, |line| skipped = junit::skipped(line).unwrap_or(skipped))?;
    let Ok(text) = std::fs::read_to_string(&report) else {
        // With a filter there may be nothing to report on; without one, no report is no success.
        return Ok(Tally::default().and_exit(good && choices.filter.is_some()));
    };
    let skipped = if choices.filter.is_some() { 0 } else { skipped };
    Ok(Tally { skipped, ..junit::tally(&text) }.and_exit(good))
}

/// How long each test of the last run took.
pub(crate) fn times(workspace: &Workspace, choices: &TestChoices) -> Vec<Timed> {
    std::fs::read_to_string(junit_file(workspace, choices)).map(|text| junit::times(&text)).unwrap_or_default()
}

/// nextest keeps its own files below `target` in the checkout, wherever Cargo builds.
fn junit_file(workspace: &Workspace, choices: &TestChoices) -> PathBuf {
    workspace.results("nextest").join(profile(choices)).join("junit.xml")
}

fn profile(choices: &TestChoices) -> &'static str {
    if choices.full { "full" } else { "default" }
}

/// The application's tests are built without the practice instance's faults and without kill points.
pub(crate) fn app_without_faults(workspace: &Workspace) -> Result<bool, Stop> {
    let mut cargo = workspace.cargo();
    cargo.args(["tree", "--locked", "--package", "gatehouse", "--edges", "all,features", "--prefix", "none"]);
    let tree = shell::answer(&mut cargo).ok_or_else(|| Stop("`cargo tree` failed.".into()))?;
    let forbidden =
        [r#"practice feature "faults""#, r#"usecases feature "kill-points""#, r#"store feature "kill-points""#];
    let found: Vec<&str> = tree.lines().filter(|line| forbidden.iter().any(|name| line.starts_with(name))).collect();
    for line in &found {
        println!("The application would be built with {line}.");
    }
    // The tree must at least show the crate; otherwise its form changed and the answer means nothing.
    Ok(found.is_empty() && tree.lines().any(|line| line.starts_with("practice v")))
}

pub(crate) fn doc_tests(workspace: &Workspace) -> Result<Tally, Stop> {
    let mut tally = Tally::default();
    for which in [CRATES, APP] {
        let mut cargo = workspace.cargo();
        cargo.args(["test", "--doc", "--locked", "--no-fail-fast"]).args(shell::unless_watched("--quiet")).args(which);
        let mut found = Tally::default();
        let good = shell::watch(&mut cargo, Stream::Out, |line| found += junit::doc_line(line).unwrap_or_default())?;
        tally += found.and_exit(good);
    }
    Ok(tally)
}
