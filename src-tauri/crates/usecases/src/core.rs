//! What all windows share: the data folder, the password safe, the keys of this session, the network and the clock.
//!
//! What belongs to one instance is in its [`Session`].

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use chrono::{Local, SecondsFormat};
use domain::Timestamp;
use make_api::transport::{Network, Transport};
use store::{Home, ProfileId};
use vault::{SessionKeys, Vault};

use crate::connect::Remembered;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;

/// The application's core, one per process.
pub struct Core {
    pub(crate) home: Home,
    pub(crate) vault: Vault,
    pub(crate) session_keys: SessionKeys,
    /// What the last key check found out, for the saving that follows it.
    pub(crate) checked: Mutex<Option<Remembered>>,
    pub(crate) reading: Arc<dyn Transport>,
    pub(crate) writing: Arc<dyn Transport>,
    open: Mutex<HashMap<String, Weak<Session>>>,
}

impl Core {
    /// Opens the data in `folder`, which is created where missing, with this computer's keychain.
    pub fn open(folder: &Path) -> Outcome<Arc<Self>> {
        Self::open_with(folder, Vault::system())
    }

    /// The same with another keychain.
    pub fn open_with(folder: &Path, vault: Vault) -> Outcome<Arc<Self>> {
        Self::open_over(folder, vault, Arc::new(Network::pooled()), Arc::new(Network::fresh()))
    }

    /// The same with another way to instances, as simulations have it. `writing` must send once.
    pub fn open_over(
        folder: &Path,
        vault: Vault,
        reading: Arc<dyn Transport>,
        writing: Arc<dyn Transport>,
    ) -> Outcome<Arc<Self>> {
        let home = Home::open(folder).map_err(|error| Problem::from_store(&error, "open the data folder", now()))?;
        Ok(Arc::new(Self {
            home,
            vault,
            session_keys: SessionKeys::new(),
            checked: Mutex::default(),
            reading,
            writing,
            open: Mutex::default(),
        }))
    }

    /// Now, with the offset of this computer, to the millisecond.
    pub fn now(&self) -> Timestamp {
        now()
    }

    /// The clock for readings and journals: the same as [`Self::now`].
    pub(crate) fn clock(self: &Arc<Self>) -> store::journal::Clock {
        let core = Arc::clone(self);
        Arc::new(move || core.now())
    }

    /// The data folder.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Asks the disk on a thread that may wait.
    pub(crate) async fn ask_store<T: Send + 'static>(
        &self,
        operation: &'static str,
        work: impl FnOnce(&Home) -> Result<T, store::Error> + Send + 'static,
    ) -> Outcome<T> {
        let home = self.home.clone();
        let answer = tokio::task::spawn_blocking(move || work(&home)).await;
        match answer {
            Ok(answer) => answer.map_err(|error| Problem::from_store(&error, operation, now())),
            Err(_) => Err(Problem::new(Code::Internal, operation, now())),
        }
    }

    /// The open session of a saved instance.
    pub(crate) fn session_of(&self, profile: &ProfileId) -> Option<Arc<Session>> {
        self.windows().get(&profile.0)?.upgrade()
    }

    /// Notes which session a saved instance has.
    pub(crate) fn enter(&self, profile: &ProfileId, session: &Arc<Session>) {
        let mut windows = self.windows();
        windows.retain(|_, session| session.strong_count() > 0);
        windows.insert(profile.0.clone(), Arc::downgrade(session));
    }

    fn windows(&self) -> MutexGuard<'_, HashMap<String, Weak<Session>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn now() -> Timestamp {
    Local::now().to_rfc3339_opts(SecondsFormat::Millis, false)
}
