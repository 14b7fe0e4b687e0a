//! The password safe of a world: a real gnome-keyring on the world's own bus, in the states that users meet.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::process::{self, Group};

/// The safe's password; it guards nothing but what a test puts in.
pub(crate) const PASSWORD: &str = "test-password";

/// In which state the password safe of a world starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Safe {
    /// Open, as after signing in to a desktop.
    Unlocked,
    /// Locked, and nothing on this computer can ask for its password: the answer is a refusal.
    Locked,
    /// Locked, and a window asks for its password: the caller waits for a person.
    LockedAsking,
    /// A session bus, but no password safe on it.
    Absent,
    /// Not even a session bus.
    NoBus,
}

/// A running gnome-keyring and the environment in which its bus is found.
pub(crate) struct Keyring {
    /// Another one after [`Keyring::unlock`].
    daemon: Mutex<Group>,
    environment: Vec<(String, String)>,
}

impl Keyring {
    /// Starts one with an open default collection and waits until it answers.
    pub(crate) fn start(environment: &[(String, String)]) -> Self {
        let daemon = unlocked_daemon(environment, &["--foreground", "--unlock"]);
        let keyring = Self { daemon: Mutex::new(daemon), environment: environment.to_vec() };
        keyring.gdbus(&["wait", "--session", "--timeout", "20", "org.freedesktop.secrets"]);
        let locked = || keyring.is_locked();
        process::await_outside("an open password safe", std::time::Duration::from_secs(10), || locked() == Some(false));
        keyring
    }

    /// Locks the default collection, with what is in it.
    pub(crate) fn lock(&self) {
        self.call(
            "org.freedesktop.Secret.Service.Lock",
            "/org/freedesktop/secrets",
            &format!("[objectpath '{DEFAULT}']"),
        );
        assert_eq!(self.is_locked(), Some(true), "the password safe did not lock");
    }

    /// Opens it again, as typing the password would.
    pub(crate) fn unlock(&self) {
        *self.daemon() = unlocked_daemon(&self.environment, &["--foreground", "--replace", "--unlock"]);
        let limit = std::time::Duration::from_secs(10);
        process::await_outside("an open password safe", limit, || self.is_locked() == Some(false));
    }

    /// The safe stops answering, and callers wait, until [`Keyring::resume`].
    pub(crate) fn pause(&self) {
        self.daemon().signal("STOP");
    }

    /// The safe answers again, first those who waited.
    pub(crate) fn resume(&self) {
        self.daemon().signal("CONT");
    }

    /// Whether the default collection is locked; nothing while there is none.
    pub(crate) fn is_locked(&self) -> Option<bool> {
        let mut gdbus = self.command("gdbus");
        gdbus.args(["call", "--session", "--dest", "org.freedesktop.secrets", "--object-path", DEFAULT]);
        gdbus.args(["--method", "org.freedesktop.DBus.Properties.Get", "org.freedesktop.Secret.Collection", "Locked"]);
        let output = gdbus.output().expect("gdbus");
        match String::from_utf8_lossy(&output.stdout).trim() {
            "(<true>,)" => Some(true),
            "(<false>,)" => Some(false),
            _ => None,
        }
    }

    fn daemon(&self) -> MutexGuard<'_, Group> {
        self.daemon.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn call(&self, method: &str, object: &str, argument: &str) {
        self.gdbus(&[
            "call",
            "--session",
            "--dest",
            "org.freedesktop.secrets",
            "--object-path",
            object,
            "--method",
            method,
            argument,
        ]);
    }

    fn gdbus(&self, arguments: &[&str]) {
        process::output(self.command("gdbus").args(arguments));
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment.iter().cloned());
        command
    }
}

const DEFAULT: &str = "/org/freedesktop/secrets/aliases/default";

fn unlocked_daemon(environment: &[(String, String)], arguments: &[&str]) -> Group {
    let mut command = Command::new("gnome-keyring-daemon");
    command.env_clear().envs(environment.iter().cloned()).args(arguments).arg("--components=secrets");
    let mut daemon = Group::start(command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()));
    // No newline: it would become part of the password. Closing the pipe ends it.
    let mut pipe = daemon.child().stdin.take().expect("a pipe");
    pipe.write_all(PASSWORD.as_bytes()).expect("gnome-keyring reads its password");
    drop(pipe);
    daemon
}
