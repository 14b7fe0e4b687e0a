//! What the shell holds: the core, one session for each open instance window, and the practice instance once it runs.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tauri::{Runtime, WebviewWindow};
use usecases::core::Core;
use usecases::problem::{Code, Outcome, Problem};
use usecases::session::Session;

use crate::folders::Folders;
use crate::practice::Running;
use crate::windows;

/// The shell's state.
pub struct State {
    /// Where files are.
    pub(crate) folders: Folders,
    core: OnceLock<Arc<Core>>,
    sessions: Mutex<HashMap<String, Arc<Session>>>,
    /// Reports for support as they were last shown, by window.
    reports: Mutex<HashMap<String, String>>,
    /// Windows that ask whether they may close.
    closing: Mutex<HashSet<String>>,
    pub(crate) practice: tokio::sync::Mutex<Option<Running>>,
}

impl State {
    /// Nothing is opened yet; the data folder is touched when it is first needed.
    pub(crate) fn new(folders: Folders) -> Self {
        Self {
            folders,
            core: OnceLock::new(),
            sessions: Mutex::default(),
            reports: Mutex::default(),
            closing: Mutex::default(),
            practice: tokio::sync::Mutex::default(),
        }
    }

    /// For tests: everything below one folder.
    pub fn below(folder: &std::path::Path) -> Self {
        Self::new(Folders::below(folder))
    }

    /// The core. A data folder that cannot be opened is said at each try, so that mending it is enough.
    pub(crate) fn core(&self) -> Outcome<Arc<Core>> {
        if let Some(core) = self.core.get() {
            return Ok(core.clone());
        }
        let core = Core::open(self.folders.data())?;
        Ok(self.core.get_or_init(|| core).clone())
    }

    /// The session of the window that calls. The instance comes from the window, never from an argument.
    pub(crate) fn session<R: Runtime>(&self, window: &WebviewWindow<R>) -> Outcome<Arc<Session>> {
        let known = windows::profile_of(window.label()).and_then(|profile| self.lock().get(profile).cloned());
        known.ok_or_else(|| Problem::new(Code::Internal, "find the instance of this window", String::new()))
    }

    /// The session of a profile, where its window is open.
    pub(crate) fn open_session(&self, profile: &str) -> Option<Arc<Session>> {
        self.lock().get(profile).cloned()
    }

    /// The sessions of all open windows.
    pub(crate) fn open_sessions(&self) -> Vec<Arc<Session>> {
        self.lock().values().cloned().collect()
    }

    /// Keeps a session for its window.
    pub(crate) fn keep(&self, profile: &str, session: Arc<Session>) {
        self.lock().insert(profile.to_owned(), session);
    }

    /// Forgets a session when its window is gone.
    pub(crate) fn forget(&self, profile: &str) -> Option<Arc<Session>> {
        self.lock().remove(profile)
    }

    /// Notes that a window asks whether it may close; false where it asks already, so that whoever insists is not held.
    pub(crate) fn asks_to_close(&self, label: &str) -> bool {
        self.closing.lock().unwrap_or_else(PoisonError::into_inner).insert(label.to_owned())
    }

    /// A window stays open, or is gone: it asks anew the next time.
    pub(crate) fn asks_no_more(&self, label: &str) {
        self.closing.lock().unwrap_or_else(PoisonError::into_inner).remove(label);
    }

    /// Keeps a report as a window shows it.
    pub(crate) fn show_report(&self, label: &str, text: String) {
        self.reports.lock().unwrap_or_else(PoisonError::into_inner).insert(label.to_owned(), text);
    }

    /// The report that a window shows.
    pub(crate) fn shown_report(&self, label: &str) -> Option<String> {
        self.reports.lock().unwrap_or_else(PoisonError::into_inner).get(label).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Session>>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
