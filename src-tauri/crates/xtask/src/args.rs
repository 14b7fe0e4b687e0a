//! What was asked for on the command line. No library: four commands and three options.

use crate::shell::Stop;
use crate::test::Section;

/// Shown for `cargo xtask help` and after a mistake.
pub(crate) const USAGE: &str = "\
cargo xtask test [--full] [--only <section>]... [--filter <expression>]
    sets up, then checks and tests everything; ends with `N passed, N failed`
      --full      the long parts too, with their share of the time
      --only      one section (may be repeated): format, packages, ui, clippy, crates, app, docs
      --filter    a cargo-nextest filter expression for the Rust tests, e.g. 'test(leave)'
cargo xtask demo
    builds Gatehouse and opens it on the practice instance; without a display it goes through
    the main journey by itself and saves pictures under target/demo/
cargo xtask bench [--window]
    builds for release, measures, says of each figure whether it meets its goal, and keeps raw
    samples under target/bench/; nothing is judged on a busy machine
      --window    lists of 100,000 people: in the core, then in the real window (no display needed);
                  start, memory, size and rest beside an empty window
cargo xtask setup
    only installs what the other commands need";

/// One command of this tool.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Setup,
    Test(TestChoices),
    Demo,
    Bench {
        /// The lists, with the real window, and not the runs.
        window: bool,
    },
}

/// What of the test command was asked for.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct TestChoices {
    /// The long parts too.
    pub(crate) full: bool,
    /// Only these sections; empty means all.
    pub(crate) only: Vec<Section>,
    /// A cargo-nextest filter expression.
    pub(crate) filter: Option<String>,
}

/// Reads the arguments after the program's name.
pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Command, Stop> {
    let command = match arguments.next().as_deref() {
        None | Some("help" | "--help" | "-h") => Command::Help,
        Some("setup") => Command::Setup,
        Some("test") => return test_choices(arguments).map(Command::Test),
        Some("demo") => Command::Demo,
        Some("bench") => return bench_choices(arguments),
        Some(other) => return Err(Stop(format!("there is no command {other:?}"))),
    };
    match arguments.next() {
        None => Ok(command),
        Some(extra) => Err(Stop(format!("{extra:?} was not expected here"))),
    }
}

fn bench_choices(arguments: impl Iterator<Item = String>) -> Result<Command, Stop> {
    let given: Vec<String> = arguments.collect();
    match given.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Ok(Command::Bench { window: false }),
        ["--window"] => Ok(Command::Bench { window: true }),
        [.., other] => Err(Stop(format!("{other:?} was not expected here"))),
    }
}

fn test_choices(mut arguments: impl Iterator<Item = String>) -> Result<TestChoices, Stop> {
    let mut choices = TestChoices::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--full" => choices.full = true,
            "--only" => choices.only.push(section(&value(&argument, arguments.next())?)?),
            "--filter" => choices.filter = Some(value(&argument, arguments.next())?),
            other => return Err(Stop(format!("{other:?} was not expected here"))),
        }
    }
    Ok(choices)
}

fn value(option: &str, next: Option<String>) -> Result<String, Stop> {
    next.ok_or_else(|| Stop(format!("{option} needs a value")))
}

fn section(name: &str) -> Result<Section, Stop> {
    Section::ALL
        .into_iter()
        .find(|section| section.name() == name)
        .ok_or_else(|| Stop(format!("there is no section {name:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, Stop> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn test_takes_its_options_in_any_order() {
        let wanted =
            TestChoices { full: true, only: vec![Section::Format, Section::App], filter: Some("test(leave)".into()) };
        assert_eq!(read("test --only format --filter test(leave) --full --only app").unwrap(), Command::Test(wanted));
    }

    #[test]
    fn bench_measures_the_window_where_that_is_wanted() {
        assert_eq!(read("bench").unwrap(), Command::Bench { window: false });
        assert_eq!(read("bench --window").unwrap(), Command::Bench { window: true });
    }

    #[test]
    fn unknown_words_are_refused() {
        for line in ["tset", "test --fast", "test --only", "test --only window", "demo --full", "bench --window --full"]
        {
            assert!(read(line).is_err(), "{line} was accepted");
        }
    }
}
