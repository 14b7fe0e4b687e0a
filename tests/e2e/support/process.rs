//! Child processes that cannot outlive their test: each leads a process group, and dropping it kills the whole group.
//! Killing only the child would leave its own children behind (the driver's application), holding our pipes open.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// A running program with everything it started.
pub(crate) struct Group {
    child: Child,
    name: String,
}

impl Group {
    /// Starts it as the leader of a new process group.
    pub(crate) fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn().unwrap_or_else(|error| panic!("{name} did not start: {error}"));
        Self { child, name }
    }

    /// The child itself, for its pipes.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Has it not ended yet?
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Sends a signal (`STOP`, `CONT`, `TERM`, …) to all of it.
    pub(crate) fn signal(&self, signal: &str) {
        signal_to(signal, &format!("-{}", self.child.id()));
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal("KILL");
        if let Err(error) = self.child.wait() {
            eprintln!("{} cannot be waited for: {error}", self.name);
        }
    }
}

/// `kill -<signal>` for a process (`123`) or a process group (`-123`); one that has already ended is fine.
pub(crate) fn signal_to(signal: &str, target: &str) {
    let mut kill = Command::new("kill");
    kill.args([&format!("-{signal}"), "--", target]).stderr(std::process::Stdio::null());
    kill.status().expect("kill is part of every system");
}

/// Runs it to its end and gives what it wrote to standard output; panics with its words when it failed.
pub(crate) fn output(command: &mut Command) -> String {
    let name = format!("{command:?}");
    let output = command.output().unwrap_or_else(|error| panic!("{name} did not start: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} failed ({}): {said}", output.status);
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// Looks again and again, for at most this long, whether something outside this process has come about.
pub(crate) fn await_outside(what: &str, limit: Duration, mut there: impl FnMut() -> bool) {
    let started = Instant::now();
    while !there() {
        assert!(started.elapsed() < limit, "waited {limit:?} in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}
