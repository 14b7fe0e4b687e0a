//! `cargo xtask test`: set-up, then every check and every test, going on after a failure, ending with one line.
//!
//! The crates and the application are tested in two runs. Cargo unites the features of all packages it builds at once:
//! in one run the crates' tests would switch on the practice instance's `faults` inside the application under test.

mod junit;
pub(crate) mod rust;

use std::time::Instant;

use crate::args::TestChoices;
use crate::report::{Report, Tally};
use crate::shell::Stop;
use crate::workspace::Workspace;
use crate::{setup, ui};

/// A part of the whole that can be asked for alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Section {
    Format,
    Packages,
    Ui,
    Clippy,
    Crates,
    App,
    Docs,
}

impl Section {
    pub(crate) const ALL: [Self; 7] =
        [Self::Format, Self::Packages, Self::Ui, Self::Clippy, Self::Crates, Self::App, Self::Docs];

    /// The word for `--only`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Packages => "packages",
            Self::Ui => "ui",
            Self::Clippy => "clippy",
            Self::Crates => "crates",
            Self::App => "app",
            Self::Docs => "docs",
        }
    }
}

/// Runs what was asked for; true when nothing failed.
pub(crate) fn run(workspace: &Workspace, choices: &TestChoices) -> Result<bool, Stop> {
    let wants = |section: Section| choices.only.is_empty() || choices.only.contains(&section);
    let started = Instant::now();
    println!("== Set-up");
    setup::everything(workspace)?;
    if choices.full {
        setup::long_parts()?;
    }
    println!("-- Set-up: ok, {:.1}s", started.elapsed().as_secs_f64());

    let mut report = Report::new();
    if wants(Section::Format) {
        report.section("Formatting", || checked(rust::format(workspace)));
    }
    if wants(Section::Packages) {
        report.section("Crates of others: licenses, bans and sources", || checked(rust::packages(workspace)));
    }
    let built = !(wants(Section::Ui) || wants(Section::App))
        || report.section("Frontend: build", || checked(ui::build(workspace)));
    if wants(Section::Ui) {
        report.section("Frontend: lints", || checked(ui::lint(workspace)));
        report.section("Frontend: tests", || counted(ui::test(workspace)));
    }
    if wants(Section::Clippy) {
        report.section("Lints, with everything switched on", || checked(rust::clippy_everything(workspace)));
        report.section("Lints, as released", || checked(rust::clippy_released(workspace)));
    }
    if wants(Section::Crates) || wants(Section::App) {
        rust_tests(workspace, choices, built, &mut report);
    }
    if wants(Section::Docs) {
        report.section("Examples in the documentation", || counted(rust::doc_tests(workspace)));
    }
    Ok(report.finish(if choices.full { usize::MAX } else { 10 }))
}

fn rust_tests(workspace: &Workspace, choices: &TestChoices, ui_built: bool, report: &mut Report) {
    let wants = |section: Section| choices.only.is_empty() || choices.only.contains(&section);
    if !report.section("Programs that tests start", || checked(rust::tools(workspace))) {
        println!("The Rust tests need these programs and were not run.");
        return;
    }
    if wants(Section::Crates) {
        report.section("Tests of the crates", || counted(rust::nextest(workspace, choices, rust::CRATES)));
        report.times(rust::times(workspace, choices));
    }
    if !wants(Section::App) {
        return;
    }
    if !ui_built {
        println!("\nThe frontend could not be built, so the application's tests were not run.");
        return;
    }
    report.section("The tested application carries no faults", || checked(rust::app_without_faults(workspace)));
    report.section("Tests of the application and journeys in its window", || {
        counted(rust::nextest(workspace, choices, rust::APP))
    });
    report.times(rust::times(workspace, choices));
}

/// A check that could not be started has failed, and says why.
fn checked(outcome: Result<bool, Stop>) -> Tally {
    Tally::check(outcome.unwrap_or_else(complain))
}

fn counted(outcome: Result<Tally, Stop>) -> Tally {
    outcome.unwrap_or_else(|stop| Tally::check(complain(stop)))
}

fn complain(Stop(reason): Stop) -> bool {
    println!("{reason}");
    false
}
