//! One private world per test: folders, display, session bus and password safe that nothing else on this computer uses.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::bus::Bus;
use super::display::Display;
use super::folder::Folder;
use super::keyring::{Keyring, Safe};
use super::watch::Watch;
use super::{failure, memory, process};

/// Everything around the application. The fields end in this order; the folders last.
pub(crate) struct World {
    _watch: Watch,
    keyring: Option<Keyring>,
    bus: Option<Bus>,
    display: Display,
    folder: Folder,
}

impl World {
    /// A world as after signing in to a desktop.
    pub(crate) fn new() -> Self {
        Self::with(Safe::Unlocked)
    }

    /// A world with its password safe in this state.
    pub(crate) fn with(safe: Safe) -> Self {
        let (display, folder) = (Display::start(), Folder::new());
        let watch = Watch::over(&folder, display.name());
        let mut world = Self { _watch: watch, keyring: None, bus: None, display, folder };
        if safe != Safe::NoBus {
            world.bus = Some(Bus::start(&world.folder, &world.environment(), safe == Safe::LockedAsking));
        }
        if matches!(safe, Safe::Unlocked | Safe::Locked | Safe::LockedAsking) {
            let keyring = Keyring::start(&world.environment());
            if safe != Safe::Unlocked {
                keyring.lock();
            }
            world.keyring = Some(keyring);
        }
        world
    }

    /// The variables of everything that runs in this world; nothing else is handed on.
    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let mut variables = self.folder.environment();
        let mut set = |name: &str, value: &str| variables.push((name.to_owned(), value.to_owned()));
        set("PATH", &std::env::var("PATH").unwrap_or_else(|_| "/usr/local/bin:/usr/bin:/bin".into()));
        set("LANG", "C.UTF-8");
        set("TZ", "UTC");
        set("DISPLAY", self.display.name());
        // Neither an accessibility bus nor stored desktop settings: they would be looked for outside this world.
        set("NO_AT_BRIDGE", "1");
        set("GSETTINGS_BACKEND", "memory");
        // As the application itself decides on a computer without a graphics card. The driver cannot always take pictures then.
        if ["GATEHOUSE_PICTURES", "GATEHOUSE_DEMO"].iter().all(|name| std::env::var_os(name).is_none()) {
            set("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
        if let Some(bus) = &self.bus {
            set("DBUS_SESSION_BUS_ADDRESS", bus.address());
        }
        variables
    }

    /// A program in this world.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().envs(self.environment());
        command
    }

    /// The password safe; panics in a world without one.
    pub(crate) fn keyring(&self) -> &Keyring {
        self.keyring.as_ref().expect("this world has no password safe")
    }

    /// A password safe appears (or appears anew) where there was none.
    pub(crate) fn start_keyring(&mut self) {
        self.keyring = Some(Keyring::start(&self.environment()));
    }

    /// The password safe goes away.
    pub(crate) fn stop_keyring(&mut self) {
        self.keyring = None;
    }

    /// Types the password into the window that asks for it ([`Safe::LockedAsking`]).
    pub(crate) fn answer_prompt(&self, password: &str) {
        process::output(self.command("xdotool").args(["windowfocus", "--sync", &self.prompt(), "type", password]));
        process::output(self.command("xdotool").args(["key", "Return"]));
    }

    /// Answers that window with "no".
    pub(crate) fn dismiss_prompt(&self) {
        process::output(self.command("xdotool").args(["windowfocus", "--sync", &self.prompt(), "key", "Escape"]));
    }

    fn prompt(&self) -> String {
        let windows = process::output(self.command("timeout").args(PROMPT_SEARCH));
        windows.lines().next().expect("a window").to_owned()
    }

    /// Asks the window with this in its title to close, as a press on its cross does.
    pub(crate) fn close_window(&self, title: &str) {
        self.display.close_window(title);
    }

    /// The display's name, as in `DISPLAY`.
    pub(crate) fn display(&self) -> &str {
        self.display.name()
    }

    /// The world's folders.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The user's documents.
    pub(crate) fn documents(&self) -> PathBuf {
        self.folder.documents()
    }

    /// Where this string stands, in any of its spellings, in a file of this world, or in an argument or environment of one
    /// of its processes.
    pub(crate) fn traces_of(&self, secret: &str) -> Vec<String> {
        let spellings = memory::spellings(secret);
        let any = |bytes: &[u8]| spellings.iter().any(|one| contains(bytes, one));
        let holds = |file: &Path| std::fs::read(file).is_ok_and(|bytes| any(&bytes));
        let files = self.folder.files().into_iter();
        let mine = self.processes().into_iter().flat_map(|id| [proc(id, "cmdline"), proc(id, "environ")]);
        files.chain(mine).filter(|file| holds(file)).map(|file| file.display().to_string()).collect()
    }

    /// The numbers of all processes that run in this world.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let home = format!("HOME={}\0", self.folder.home().display());
        let inside =
            |id: &u32| std::fs::read(proc(*id, "environ")).is_ok_and(|bytes| contains(&bytes, home.as_bytes()));
        let all = std::fs::read_dir("/proc").expect("/proc").flatten();
        all.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(inside).collect()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            failure::keep(self.folder.root(), self.display.name());
        }
    }
}

/// xdotool waits for the window for as long as it takes; `timeout` bounds that.
const PROMPT_SEARCH: [&str; 7] = ["20", "xdotool", "search", "--sync", "--onlyvisible", "--class", "gcr-prompter"];

fn proc(id: u32, what: &str) -> PathBuf {
    PathBuf::from(format!("/proc/{id}/{what}"))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(bytes, needle).is_some()
}
