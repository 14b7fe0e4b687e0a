//! The commands of the README: `cargo xtask test`, `demo`, `bench` and `setup`.
//!
//! Everything here starts other programs and reports what they said. What is tested lives in the crates and in
//! `tests/`; what the demo does lives in `tests/e2e/demo.rs`. Nothing depends on this crate.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on its standard streams")]

mod args;
mod bench;
mod demo;
mod report;
mod setup;
mod shell;
mod stamp;
mod test;
mod ui;
mod workspace;

use std::process::ExitCode;

use args::Command;
use shell::Stop;
use workspace::Workspace;

fn main() -> ExitCode {
    let command = match args::parse(std::env::args().skip(1)) {
        Ok(command) => command,
        Err(Stop(reason)) => {
            eprintln!("{reason}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    match run(&command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Stop(reason)) => {
            eprintln!("\n{reason}");
            if matches!(command, Command::Test(_)) {
                println!("0 passed, 1 failed");
            }
            ExitCode::FAILURE
        }
    }
}

/// Whether everything the command looked at was right.
fn run(command: &Command) -> Result<bool, Stop> {
    if matches!(command, Command::Help) {
        println!("{}", args::USAGE);
        return Ok(true);
    }
    let workspace = Workspace::open()?;
    match command {
        Command::Help => Ok(true),
        Command::Setup => setup::everything(&workspace).map(|()| true),
        Command::Test(choices) => test::run(&workspace, choices),
        Command::Demo => demo::run(&workspace),
        Command::Bench { window } => bench::run(&workspace, *window),
    }
}
