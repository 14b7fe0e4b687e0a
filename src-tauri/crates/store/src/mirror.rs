//! `mirror.sqlite`: the rows that were last seen, so that a window has something to show at once.
//!
//! Nothing in it is needed. A file that cannot be used, whatever the reason, is thrown away and made anew.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::Timestamp;
use domain::person::Person;
use rusqlite::{Connection, TransactionBehavior, params};

use crate::{Error, Home, ProfileId, private};

const FORMAT: u32 = 1;
const TABLE: &str = "CREATE TABLE people (
    profile TEXT NOT NULL,
    part INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (profile, part)
) STRICT";
/// How many people stand in one row: few rows to write, and none too big to hold twice in memory.
const PART: usize = 1_000;

/// What is remembered of a saved instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// How much it is.
    pub bytes: u64,
    /// When the people were seen.
    pub as_of: Timestamp,
}

pub(crate) struct Mirror {
    path: PathBuf,
    connection: Mutex<Option<Connection>>,
}

impl Home {
    /// Remembers the people of a saved instance as they were seen at `as_of`; whatever was remembered before goes.
    pub fn remember_people(
        &self,
        profile: &ProfileId,
        as_of: impl Into<Timestamp>,
        rows: &[Person],
    ) -> Result<(), Error> {
        let as_of = as_of.into();
        let parts = rows.chunks(PART).map(serde_json::to_string).collect::<Result<Vec<_>, _>>();
        let parts = parts.map_err(|error| Error::Io(error.to_string()))?;
        self.mirror().with(|connection| remember(connection, profile, &as_of, &parts))
    }

    /// The people of a saved instance as they were last remembered, and when that was. `None` where nothing is
    /// remembered or it cannot be read.
    pub fn remembered_people(&self, profile: &ProfileId) -> Option<(Timestamp, Vec<Person>)> {
        self.mirror().with(|connection| remembered(connection, profile)).unwrap_or_else(|error| {
            tracing::warn!(%error, "the remembered people cannot be read");
            None
        })
    }

    /// What is remembered of a saved instance; `None` where that is nothing.
    pub fn kept_rows(&self, profile: &ProfileId) -> Result<Option<Kept>, Error> {
        self.mirror().with(|connection| {
            let sql = "SELECT count(*), coalesce(sum(length(CAST(body AS BLOB))), 0), min(as_of) FROM people WHERE profile = ?1";
            let (rows, bytes, as_of) = connection.query_row(sql, [&profile.0], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, Option<String>>(2)?))
            })?;
            let bytes = u64::try_from(bytes).unwrap_or(0);
            Ok(as_of.filter(|_| rows > 0).map(|as_of| Kept { bytes, as_of }))
        })
    }

    /// Forgets the rows of a saved instance, down to the bytes in the file.
    pub fn forget_rows(&self, profile: &ProfileId) -> Result<(), Error> {
        self.mirror().with(|connection| {
            connection.execute("DELETE FROM people WHERE profile = ?1", [&profile.0])?;
            // What was written before may still stand in the log beside the file.
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
    }
}

fn remember(connection: &mut Connection, profile: &ProfileId, as_of: &str, parts: &[String]) -> Result<(), Error> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("DELETE FROM people WHERE profile = ?1", [&profile.0])?;
    let sql = "INSERT INTO people (profile, part, as_of, body) VALUES (?1, ?2, ?3, ?4)";
    // An instance without people is remembered too: as one part with nobody in it.
    let nobody = ["[]".to_owned()];
    let parts = if parts.is_empty() { nobody.as_slice() } else { parts };
    for (part, body) in (0_i64..).zip(parts) {
        transaction.prepare_cached(sql)?.execute(params![profile.0, part, as_of, body])?;
    }
    Ok(transaction.commit()?)
}

fn remembered(connection: &mut Connection, profile: &ProfileId) -> Result<Option<(Timestamp, Vec<Person>)>, Error> {
    let mut statement = connection.prepare_cached("SELECT as_of, body FROM people WHERE profile = ?1 ORDER BY part")?;
    let mut rows = statement.query([&profile.0])?;
    let mut found: Option<(Timestamp, Vec<Person>)> = None;
    while let Some(row) = rows.next()? {
        let body: String = row.get(1)?;
        let people: Vec<Person> = serde_json::from_str(&body).map_err(|error| Error::unreadable(&error))?;
        match &mut found {
            Some((_, all)) => all.extend(people),
            None => found = Some((row.get(0)?, people)),
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
            transaction.execute_batch(TABLE)?;
            transaction.pragma_update(None, "user_version", FORMAT)?;
        }
        found => return Err(Error::damaged(format!("mirror.sqlite has format {found}"))),
    }
    transaction.commit()?;
    Ok(connection)
}
