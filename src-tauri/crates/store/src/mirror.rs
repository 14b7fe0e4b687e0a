//! `mirror.sqlite`: what was last seen of each saved instance, so that a window has something to show at once.
//!
//! Nothing in it is needed. A file that cannot be used, whatever the reason, is thrown away and made anew. Lists are kept
//! in parts, rosters one by one, because they are read one by one.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::Timestamp;
use domain::roster::Roster;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Error, Home, ProfileId, private};

const FORMAT: u32 = 2;
const TABLES: &str = "CREATE TABLE part (
    profile TEXT NOT NULL,
    list TEXT NOT NULL,
    part INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (profile, list, part)
) STRICT;
CREATE TABLE roster (
    profile TEXT NOT NULL,
    organization INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (profile, organization)
) STRICT;";
/// How many rows of a list stand in one row of the file: few to write, and none too big to hold twice in memory.
const PART: usize = 1_000;

/// A list that is remembered as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remembered {
    /// All people.
    People,
    /// All organizations.
    Organizations,
    /// The roles as the instance calls them.
    Roles,
    /// What was there when somebody last looked at what changed.
    Seen,
}

impl Remembered {
    fn word(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organizations => "organizations",
            Self::Roles => "roles",
            Self::Seen => "seen",
        }
    }
}

/// What is remembered of a saved instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// How much it is.
    pub bytes: u64,
    /// When the people were seen.
    pub as_of: Option<Timestamp>,
}

pub(crate) struct Mirror {
    path: PathBuf,
    connection: Mutex<Option<Connection>>,
}

impl Home {
    /// Remembers a list of a saved instance as it was seen at `as_of`; whatever was remembered of it before goes.
    pub fn remember<T: Serialize>(
        &self,
        profile: &ProfileId,
        list: Remembered,
        as_of: impl Into<Timestamp>,
        rows: &[T],
    ) -> Result<(), Error> {
        let as_of = as_of.into();
        let parts = rows.chunks(PART).map(serde_json::to_string).collect::<Result<Vec<_>, _>>();
        let parts = parts.map_err(|error| Error::Io(error.to_string()))?;
        self.mirror().with(|connection| remember(connection, profile, list, &as_of, &parts))
    }

    /// A list of a saved instance as it was last remembered, and when that was. `None` where nothing is remembered or
    /// it cannot be read.
    pub fn remembered<T: DeserializeOwned>(
        &self,
        profile: &ProfileId,
        list: Remembered,
    ) -> Option<(Timestamp, Vec<T>)> {
        self.mirror().with(|connection| remembered(connection, profile, list)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the remembered rows cannot be read");
            None
        })
    }

    /// When a list of a saved instance that is remembered was seen, without reading it.
    pub fn remembered_since(&self, profile: &ProfileId, list: Remembered) -> Option<Timestamp> {
        let read = self.mirror().with(|connection| {
            let sql = "SELECT as_of FROM part WHERE profile = ?1 AND list = ?2 AND part = 0";
            let mut statement = connection.prepare_cached(sql)?;
            Ok(statement.query_row([&profile.0, list.word()], |row| row.get(0)).optional()?)
        });
        read.unwrap_or(None)
    }

    /// Remembers who is in these organizations; others stay as they are.
    pub fn remember_rosters(&self, profile: &ProfileId, rosters: &[Arc<Roster>]) -> Result<(), Error> {
        let spelled = |roster: &Arc<Roster>| {
            let number = i64::try_from(roster.organization.0).map_err(|error| Error::Io(error.to_string()))?;
            Ok((number, serde_json::to_string(&**roster).map_err(|error| Error::Io(error.to_string()))?))
        };
        let rows = rosters.iter().map(spelled).collect::<Result<Vec<_>, Error>>()?;
        self.mirror().with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let sql = "INSERT OR REPLACE INTO roster (profile, organization, body) VALUES (?1, ?2, ?3)";
            for (number, body) in &rows {
                transaction.prepare_cached(sql)?.execute(params![profile.0, number, body])?;
            }
            Ok(transaction.commit()?)
        })
    }

    /// Who is in the organizations of a saved instance, as remembered.
    pub fn remembered_rosters(&self, profile: &ProfileId) -> Vec<Roster> {
        let read = self.mirror().with(|connection| {
            let mut statement = connection.prepare_cached("SELECT body FROM roster WHERE profile = ?1")?;
            let mut rows = statement.query([&profile.0])?;
            let mut rosters = Vec::new();
            while let Some(row) = rows.next()? {
                let body = row.get_ref(0)?.as_str().map_err(|error| Error::unreadable(&error))?;
                rosters.push(serde_json::from_str(body).map_err(|error| Error::unreadable(&error))?);
            }
            Ok(rosters)
        });
        read.unwrap_or_else(|error| {
            tracing::warn!(%error, "the remembered memberships cannot be read");
            Vec::new()
        })
    }

    /// What is remembered of a saved instance; `None` where that is nothing.
    pub fn kept_rows(&self, profile: &ProfileId) -> Result<Option<Kept>, Error> {
        self.mirror().with(|connection| {
            let sql = "SELECT
                (SELECT coalesce(sum(octet_length(body)), 0) FROM part WHERE profile = ?1)
                    + (SELECT coalesce(sum(octet_length(body)), 0) FROM roster WHERE profile = ?1),
                (SELECT max(as_of) FROM part WHERE profile = ?1 AND list = 'people')";
            let (bytes, as_of) = connection
                .query_row(sql, [&profile.0], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)))?;
            let bytes = u64::try_from(bytes).unwrap_or(0);
            Ok((bytes > 0).then_some(Kept { bytes, as_of }))
        })
    }

    /// Forgets everything that is remembered of a saved instance, down to the bytes in the file and beside it.
    pub fn forget_rows(&self, profile: &ProfileId) -> Result<(), Error> {
        self.mirror().with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("DELETE FROM part WHERE profile = ?1", [&profile.0])?;
            transaction.execute("DELETE FROM roster WHERE profile = ?1", [&profile.0])?;
            transaction.commit()?;
            // What was written before still stands in the log beside the file.
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
    }
}

fn remember(
    connection: &mut Connection,
    profile: &ProfileId,
    list: Remembered,
    as_of: &str,
    parts: &[String],
) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("DELETE FROM part WHERE profile = ?1 AND list = ?2", [&profile.0, list.word()])?;
    let sql = "INSERT INTO part (profile, list, part, as_of, body) VALUES (?1, ?2, ?3, ?4, ?5)";
    // A list with nothing in it is remembered too: as one part without rows.
    let nothing = ["[]".to_owned()];
    let parts = if parts.is_empty() { nothing.as_slice() } else { parts };
    for (part, body) in (0_i64..).zip(parts) {
        transaction.prepare_cached(sql)?.execute(params![profile.0, list.word(), part, as_of, body])?;
    }
    Ok(transaction.commit()?)
}

fn remembered<T: DeserializeOwned>(
    connection: &mut Connection,
    profile: &ProfileId,
    list: Remembered,
) -> Result<Option<(Timestamp, Vec<T>)>, Error> {
    let sql = "SELECT as_of, body FROM part WHERE profile = ?1 AND list = ?2 ORDER BY part";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([&profile.0, list.word()])?;
    let mut found: Option<(Timestamp, Vec<T>)> = None;
    while let Some(row) = rows.next()? {
        let body = row.get_ref(1)?.as_str().map_err(|error| Error::unreadable(&error))?;
        let part: Vec<T> = serde_json::from_str(body).map_err(|error| Error::unreadable(&error))?;
        match &mut found {
            Some((_, all)) => all.extend(part),
            None => found = Some((row.get(0)?, part)),
        }
    }
    Ok(found)
}

impl Mirror {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { path: folder.join("mirror.sqlite"), connection: Mutex::new(None) }
    }

    /// Runs `work` on the file; where that shows it to be damaged, once more on a new one.
    fn with<T>(&self, work: impl Fn(&mut Connection) -> Result<T, Error>) -> Result<T, Error> {
        let mut slot = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        match self.open(&mut slot).and_then(&work) {
            Err(Error::Damaged { what }) => {
                tracing::warn!(what, "the remembered rows are thrown away");
                self.discard(&mut slot)?;
                self.open(&mut slot).and_then(&work)
            }
            answer => answer,
        }
    }

    fn open<'a>(&self, slot: &'a mut MutexGuard<'_, Option<Connection>>) -> Result<&'a mut Connection, Error> {
        if slot.is_none() {
            **slot = Some(connect(&self.path)?);
        }
        slot.as_mut().ok_or(Error::NotFound)
    }

    fn discard(&self, slot: &mut MutexGuard<'_, Option<Connection>>) -> Result<(), Error> {
        **slot = None;
        for suffix in ["", "-wal", "-shm"] {
            let mut name = self.path.clone().into_os_string();
            name.push(suffix);
            private::remove(Path::new(&name))?;
        }
        Ok(())
    }
}

fn connect(path: &Path) -> Result<Connection, Error> {
    private::file(path)?;
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(2))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    // Who is forgotten does not stay behind in unused pages.
    connection.pragma_update(None, "secure_delete", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match transaction.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0))? {
        FORMAT => {}
        0 => {
            transaction.execute_batch(TABLES)?;
            transaction.pragma_update(None, "user_version", FORMAT)?;
        }
        found => return Err(Error::damaged(format!("mirror.sqlite has format {found}"))),
    }
    transaction.commit()?;
    Ok(connection)
}
