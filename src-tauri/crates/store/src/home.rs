//! The data folder as one value that every part of the application shares.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Timestamp;
use rusqlite::Connection;

use crate::mirror::Mirror;
use crate::{Error, database, private};

/// The data folder. Clones are cheap and share one connection; several processes may open the same folder.
#[derive(Clone)]
pub struct Home {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    database: Mutex<Connection>,
    mirror: Mirror,
}

impl Home {
    /// Opens the folder and makes what is missing in it.
    ///
    /// Fails with [`Error::NewerThanMe`] where a newer version of Gatehouse has written; then nothing is touched. Fails
    /// with [`Error::Damaged`] where a file does not hold what was written to it.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        private::folder(folder)?;
        let database = database::open(folder)?;
        let mirror = Mirror::new(folder);
        Ok(Self { inner: Arc::new(Inner { folder: folder.to_owned(), database: Mutex::new(database), mirror }) })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    pub(crate) fn database(&self) -> MutexGuard<'_, Connection> {
        // A thread that panicked left no transaction open: dropping one rolls it back.
        self.inner.database.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn mirror(&self) -> &Mirror {
        &self.inner.mirror
    }
}

impl std::fmt::Debug for Home {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Home").field("folder", &self.inner.folder).finish_non_exhaustive()
    }
}

/// This computer's clock as RFC 3339 text in UTC, to the millisecond.
pub(crate) fn now() -> Timestamp {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
