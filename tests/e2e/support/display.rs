//! A virtual display of its own for each test. Xvfb picks a free number itself, so tests can run side by side.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window};
use x11rb::rust_connection::RustConnection;

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

    /// Asks the window with this in its title to close, as a press on its cross does.
    pub(crate) fn close_window(&self, title: &str) {
        let (x, screen) = x11rb::connect(Some(&self.name)).expect("the display");
        let root = x.setup().roots[screen].root;
        let window = titled(&x, root, title).unwrap_or_else(|| panic!("no window is called {title:?}"));
        let atom = |name: &str| atom(&x, name);
        let wish = [atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom("WM_PROTOCOLS"), wish);
        x.send_event(false, window, EventMask::NO_EVENT, message).expect("a request").check().expect("a delivery");
    }
}

/// The first window below another one that has this in its title.
fn titled(x: &RustConnection, above: Window, title: &str) -> Option<Window> {
    let children = x.query_tree(above).ok()?.reply().ok()?.children;
    let name = atom(x, "_NET_WM_NAME");
    let called = |window: Window| {
        let found = x.get_property(false, window, name, AtomEnum::ANY, 0, 1024).ok()?.reply().ok()?;
        String::from_utf8_lossy(&found.value).contains(title).then_some(window)
    };
    children.into_iter().find_map(|child| called(child).or_else(|| titled(x, child, title)))
}

fn atom(x: &RustConnection, name: &str) -> u32 {
    x.intern_atom(false, name.as_bytes()).expect("a request").reply().expect("an atom").atom
}
