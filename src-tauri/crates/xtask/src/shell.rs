//! Starting other programs: always with the environment that `cargo run` added for this tool taken out again, always
//! with a plain sentence when a program is missing.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};

/// A reason to stop, in words for the person at the terminal.
#[derive(Debug, PartialEq)]
pub(crate) struct Stop(pub(crate) String);

/// A command without what `cargo run` put into our own environment; with it, build scripts that watch those variables
/// would run again each time someone changes between `cargo build` and this tool.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let ours =
            name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"));
        if ours {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null());
    command
}

/// The cargo that runs this tool.
pub(crate) fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// `quiet` where nobody watches: a log needs no line per compiled crate, a person needs to see that it goes on.
pub(crate) fn unless_watched(quiet: &'static str) -> Option<&'static str> {
    (!std::io::stderr().is_terminal()).then_some(quiet)
}

/// The command as one would type it.
pub(crate) fn as_typed(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Runs it with its output going straight to the terminal; true when it succeeded.
pub(crate) fn succeeds(command: &mut Command) -> Result<bool, Stop> {
    println!("$ {}", as_typed(command));
    // What we said must stand before what the child says, also when the output goes to a file.
    std::io::stdout().flush().ok();
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    Ok(status.success())
}

/// Like [`succeeds`], but failing is a reason to stop.
pub(crate) fn must(command: &mut Command) -> Result<(), Stop> {
    if succeeds(command)? { Ok(()) } else { Err(Stop(format!("`{}` failed.", as_typed(command)))) }
}

/// Runs it quietly and gives what it wrote to standard output, or nothing when it failed or is not there.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it with standard error (or, with `stdout`, standard output) passed on line by line and also handed to `line`.
pub(crate) fn watch(command: &mut Command, stream: Stream, mut line: impl FnMut(&str)) -> Result<bool, Stop> {
    println!("$ {}", as_typed(command));
    std::io::stdout().flush().ok();
    match stream {
        Stream::Out => command.stdout(Stdio::piped()),
        Stream::Error => command.stderr(Stdio::piped()),
    };
    let mut child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    if let Some(out) = child.stdout.take() {
        each_line(out, &mut line);
    }
    if let Some(error) = child.stderr.take() {
        each_line(error, &mut line);
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok(status.success())
}

/// Which of a child's streams is watched; the other goes straight to the terminal.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    Out,
    Error,
}

fn each_line(stream: impl std::io::Read, line: &mut impl FnMut(&str)) {
    let mut reader = BufReader::new(stream);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
        let text = String::from_utf8_lossy(&bytes);
        println!("{}", text.trim_end_matches(['\n', '\r']));
        line(text.trim_end());
        bytes.clear();
    }
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Stop {
    Stop(format!("`{}` could not be started: {error}", as_typed(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_a_reason_to_stop_that_names_it() {
        let Err(Stop(reason)) = succeeds(&mut command("no-such-program-anywhere")) else { panic!("it started") };
        assert!(reason.contains("no-such-program-anywhere"), "{reason}");
    }

    #[test]
    fn watched_lines_arrive_in_order_and_the_exit_code_counts() {
        let mut seen = Vec::new();
        let mut shell = command("sh");
        shell.args(["-c", "echo one >&2; echo two >&2; exit 3"]);
        let good = watch(&mut shell, Stream::Error, |line| seen.push(line.to_owned())).unwrap();
        assert_eq!((good, seen), (false, vec!["one".to_owned(), "two".to_owned()]));
    }
}
