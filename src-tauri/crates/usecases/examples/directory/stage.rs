//! A practice instance of the size `big` and a window's session that has read all of it, memberships included.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use practice::{Instance, Options, Served, Size, World, serve};
use secrecy::SecretString;
use usecases::core::Core;
use usecases::session::{self, Session};
use usecases::view::connect::NewInstance;
use usecases::view::directory::CoverageState;
use usecases::view::instance::Kind;
use usecases::view::people::{ListQuery, ListState, SortKey};
use usecases::{connect, directory};
use vault::Vault;
use vault::double::Safe;

/// How many there are in `big`.
pub(crate) const PEOPLE: u32 = 100_000;
const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";
/// Reading everything takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(240);

pub(crate) struct Stage {
    pub(crate) session: Arc<Session>,
    pub(crate) folder: PathBuf,
    _served: Served,
}

impl Stage {
    pub(crate) async fn big() -> Self {
        let options = Options { key: KEY.to_owned(), ..Options::default() };
        let served = serve(&Instance::new(World::generate(Size::Big, 7), options), 0).unwrap();
        let folder = std::env::temp_dir().join(format!("gatehouse-bench-{}", std::process::id()));
        let core = Core::open_with(&folder, Vault::in_memory(&Safe::new(), Duration::from_secs(2))).unwrap();
        let new = NewInstance { address: served.url(), name: "Big".to_owned(), kind: Kind::Test, look: None };
        let id = connect::save(&core, new, SecretString::from(KEY), false).await.unwrap();
        let stage = Self { session: session::open(&core, &id).await.unwrap(), folder, _served: served };
        stage.read().await;
        stage
    }

    async fn read(&self) {
        let started = Instant::now();
        loop {
            let page = directory::people(&self.session, everybody(0)).await.unwrap();
            if page.state == ListState::Complete && page.coverage.state == CoverageState::Complete {
                assert_eq!(page.total, PEOPLE);
                return;
            }
            assert!(started.elapsed() < PATIENCE, "not read in time: {:?}, {:?}", page.state, page.coverage);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

/// The first people by name.
pub(crate) fn everybody(count: u32) -> ListQuery {
    let (search, filters) = (String::new(), Vec::new());
    ListQuery { search, sort: SortKey::Name, descending: false, offset: 0, count, filters }
}
