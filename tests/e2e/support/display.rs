//! A virtual display of its own for each test. Xvfb picks a free number itself, so tests can run side by side.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use super::process::Group;

/// A running X server without a window manager.
pub(crate) struct Display {
    name: String,
    _server: Group,
}

impl Display {
    /// Starts one and waits until it accepts windows.
    pub(crate) fn start() -> Self {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        let mut server = Group::start(xvfb.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
        let out = server.child().stdout.take().expect("a pipe");
        let mut number = String::new();
        BufReader::new(out).read_line(&mut number).expect("a line from Xvfb");
        assert!(!number.trim().is_empty(), "Xvfb ended without a display");
        Self { name: format!(":{}", number.trim()), _server: server }
    }

    /// For `DISPLAY`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A picture of all of it, windows of other programs included; false when that did not work.
    pub(crate) fn picture(display: &str, file: &Path) -> bool {
        let mut import = Command::new("import");
        import.env("DISPLAY", display).args(["-window", "root"]).arg(file);
        import.stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }
}
