//! A practice instance that listens, a data folder of its own, a password safe in memory, and ways to wait.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use practice::{Instance, KeyKind, Options, Served, Size, Switches, World, serve};
use secrecy::SecretString;
use tokio::sync::watch;
use usecases::connect;
use usecases::core::Core;
use usecases::session::{self, Happening, Session};
use usecases::view::connect::{CheckLine, ConnectReport, NewInstance};
use usecases::view::instance::Kind;
use usecases::view::people::{ListQuery, OrganizationsQuery, SortKey};
use vault::Vault;
use vault::double::Safe;

/// Patience with anything that should happen soon.
const SOON: Duration = Duration::from_secs(20);

/// The operator's key in every stage.
pub(crate) const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
/// Further keys that the instance knows.
pub(crate) const READ_ONLY: &str = "1a1b2c3d-1111-4222-8333-444455556666";
pub(crate) const SUPPORT: &str = "2a1b2c3d-1111-4222-8333-444455556666";
pub(crate) const NO_ADMIN: &str = "3a1b2c3d-1111-4222-8333-444455556666";

/// A data folder that goes with the test.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(std::env::temp_dir().join(format!("gatehouse-test-{}", uuid::Uuid::new_v4())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// Everything a test needs.
pub(crate) struct Stage {
    pub(crate) core: Arc<Core>,
    pub(crate) safe: Safe,
    pub(crate) instance: Instance,
    pub(crate) served: Option<Served>,
    pub(crate) address: String,
    pub(crate) folder: Folder,
}

/// A listening instance with all four keys.
pub(crate) fn instance(size: Size, switches: Switches) -> (Instance, Served) {
    let extra_keys = vec![
        (READ_ONLY.to_owned(), KeyKind::ReadOnly),
        (SUPPORT.to_owned(), KeyKind::Support),
        (NO_ADMIN.to_owned(), KeyKind::NoAdminRole),
    ];
    let options = Options { key: KEY.to_owned(), extra_keys, switches, ..Options::default() };
    let instance = Instance::new(World::generate(size, 7), options);
    let served = serve(&instance, 0).unwrap();
    (instance, served)
}

impl Stage {
    pub(crate) fn new(size: Size, switches: Switches) -> Self {
        let (instance, served) = instance(size, switches);
        let (folder, safe) = (Folder::new(), Safe::new());
        let core = Core::open_with(&folder.0, Vault::in_memory(&safe, Duration::from_secs(2))).unwrap();
        let address = served.url();
        Self { core, safe, instance, served: Some(served), address, folder }
    }

    pub(crate) fn tiny() -> Self {
        Self::new(Size::Tiny, Switches::default())
    }

    /// Checks a key at the stage's address.
    pub(crate) async fn check(&self, key: &str) -> ConnectReport {
        self.check_at(&self.address, key).await.0
    }

    /// Checks and collects the lines as they are told.
    pub(crate) async fn check_at(&self, address: &str, key: &str) -> (ConnectReport, Vec<CheckLine>) {
        let lines = Mutex::new(Vec::new());
        let report = connect::check(&self.core, address, secret(key), &|line| lines.lock().unwrap().push(line)).await;
        (report, lines.into_inner().unwrap())
    }

    /// What is asked for to save the stage's instance.
    pub(crate) fn new_instance(&self, name: &str, kind: Kind) -> NewInstance {
        NewInstance { address: self.address.clone(), name: name.to_owned(), kind, look: None }
    }

    /// Saves the stage's instance with its key.
    pub(crate) async fn saved(&self, kind: Kind) -> String {
        connect::save(&self.core, self.new_instance("Flowline EU", kind), secret(KEY), false).await.unwrap()
    }

    /// Saves and opens.
    pub(crate) async fn opened(&self) -> Arc<Session> {
        let id = self.saved(Kind::Live).await;
        session::open(&self.core, &id).await.unwrap()
    }

    /// Stops the instance, as if the network were gone.
    pub(crate) async fn go_offline(&mut self) {
        self.served.take().unwrap().shutdown().await;
    }
}

/// Closes a window: what goes on for it ends, and it opens anew the next time.
pub(crate) async fn closed(session: Arc<Session>) {
    let window = Arc::downgrade(&session);
    drop(session);
    let gone = async {
        while window.strong_count() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(SOON, gone).await.expect("nothing keeps the session alive");
}

pub(crate) fn secret(key: &str) -> SecretString {
    SecretString::from(key)
}

/// The first rows, by name.
pub(crate) fn query(search: &str, count: u32) -> ListQuery {
    let (search, filters) = (search.to_owned(), Vec::new());
    ListQuery { search, sort: SortKey::Name, descending: false, offset: 0, count, filters }
}

/// The first organizations, by name.
pub(crate) fn places(search: &str, count: u32) -> OrganizationsQuery {
    let (search, filters) = (search.to_owned(), Vec::new());
    OrganizationsQuery { search, sort: SortKey::Name, descending: false, offset: 0, count, filters }
}

/// Hears what a session tells.
pub(crate) struct Ear {
    heard: watch::Receiver<Vec<Happening>>,
}

impl Ear {
    pub(crate) fn on(session: &Session) -> Self {
        let (tell, heard) = watch::channel(Vec::new());
        session.on_happening(Arc::new(move |happening| tell.send_modify(|all| all.push(happening))));
        Self { heard }
    }

    /// Everything heard so far.
    pub(crate) fn all(&self) -> Vec<Happening> {
        self.heard.borrow().clone()
    }

    /// Looks with `look` now and after each happening, until it answers.
    pub(crate) async fn until<T, F: Future<Output = Option<T>>>(&mut self, mut look: impl FnMut() -> F) -> T {
        let looking = async {
            loop {
                if let Some(found) = look().await {
                    return found;
                }
                self.heard.changed().await.unwrap();
            }
        };
        tokio::time::timeout(SOON, looking).await.expect("it should have happened by now")
    }
}
