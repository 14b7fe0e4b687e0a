//! The journal in the data folder.

use std::sync::Arc;

use domain::journal::{Entry, Event};
use domain::{RunId, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};

use super::row::{COLUMNS, JournalRow};
use super::{Clock, Journal, NOT_A_START, is_start};
use crate::home::now;
use crate::{Error, Home, ProfileId, reach};

/// Writes to the data folder; one transaction and one sync for each entry.
#[derive(Clone)]
pub struct SqliteJournal {
    home: Home,
    clock: Clock,
}

impl Home {
    /// The journal of this folder, with this computer's clock.
    pub fn journal(&self) -> SqliteJournal {
        self.journal_with_clock(now)
    }

    /// The journal of this folder with another clock.
    pub fn journal_with_clock(&self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> SqliteJournal {
        SqliteJournal { home: self.clone(), clock: Arc::new(clock) }
    }

    /// The runs of a saved instance that did not end for good, oldest first.
    pub fn unfinished(&self, profile: &ProfileId) -> Result<Vec<RunId>, Error> {
        self.journal().unfinished(profile)
    }

    /// The hash of a run's last entry, in lower-case hexadecimal; it stands for all entries before it. `None` for a run
    /// that was never begun.
    pub fn journal_head(&self, run: &RunId) -> Result<Option<String>, Error> {
        let sql = "SELECT hash FROM journal WHERE run = ?1 ORDER BY sequence DESC LIMIT 1";
        let database = self.database();
        let found: Option<Vec<u8>> = database.prepare_cached(sql)?.query_row([&run.0], |row| row.get(0)).optional()?;
        Ok(found.map(|hash| domain::plan::hex(&hash)))
    }

    /// The runs of a saved instance with how many entries each has, oldest first.
    pub fn journal_lengths(&self, profile: &ProfileId) -> Result<Vec<(RunId, u64)>, Error> {
        let sql = "SELECT run, COUNT(*) FROM journal WHERE profile = ?1 GROUP BY run ORDER BY MIN(place)";
        let database = self.database();
        let mut statement = database.prepare_cached(sql)?;
        let runs = statement.query_map([&profile.0], |row| Ok((RunId(row.get(0)?), row.get::<_, u64>(1)?)))?;
        Ok(runs.collect::<Result<_, _>>()?)
    }

    /// The entries of a run as they stand, for reading only: nothing is checked, and what cannot be understood is left
    /// out. Whatever goes on from a journal asks [`Journal::entries`].
    pub fn entries_as_they_stand(&self, run: &RunId) -> Result<Vec<Entry>, Error> {
        let database = self.database();
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE run = ?1 ORDER BY place");
        let mut statement = database.prepare_cached(&sql)?;
        let mut rows = statement.query([&run.0])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            entries.extend(JournalRow::read(row).and_then(JournalRow::into_entry).ok());
        }
        Ok(entries)
    }

    /// Goes through the whole journal of a saved instance, all runs, and checks that no row was changed, moved or taken
    /// out since it was written. Fails with [`Error::BrokenChain`] at the first that was.
    pub fn verify_journal(&self, profile: &ProfileId) -> Result<(), Error> {
        match self.check_journal(profile)?.broken {
            Some(broken) => Err(Error::BrokenChain(broken)),
            None => Ok(()),
        }
    }
}

impl SqliteJournal {
    /// Writes one row: in the transaction first, then synced. `place` finds profile and position in that transaction.
    fn write(
        &self,
        run: &RunId,
        event: Event,
        place: impl FnOnce(&Connection) -> Result<(ProfileId, u64), Error>,
    ) -> Result<Entry, Error> {
        reach("append:before");
        let at = (self.clock)();
        let mut database = self.home.database();
        let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (profile, sequence) = place(&transaction)?;
        JournalRow::next(&transaction, &profile, run, sequence, &at, &event)?.insert(&transaction)?;
        reach("append:written");
        transaction.commit()?;
        reach("append:synced");
        Ok(Entry { sequence, run: run.clone(), at, event })
    }
}

impl Journal for SqliteJournal {
    fn begin(&self, profile: &ProfileId, run: &RunId, event: Event) -> Result<Entry, Error> {
        if !is_start(&event) {
            return Err(NOT_A_START);
        }
        self.write(run, event, |database| match last_of(database, run)? {
            Some(_) => Err(NOT_A_START),
            None => Ok((profile.clone(), 1)),
        })
    }

    fn append(&self, run: &RunId, event: Event) -> Result<Entry, Error> {
        self.write(run, event, |database| {
            let (profile, last) = last_of(database, run)?.ok_or(Error::NotFound)?;
            Ok((profile, last + 1))
        })
    }

    fn entries(&self, run: &RunId) -> Result<Vec<Entry>, Error> {
        let database = self.home.database();
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE run = ?1 ORDER BY sequence");
        let mut statement = database.prepare_cached(&sql)?;
        let mut rows = statement.query([&run.0])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let row = JournalRow::read(row)?;
            row.check_position(run, entries.len() as u64 + 1)?;
            row.check()?;
            entries.push(row.into_entry()?);
        }
        Ok(entries)
    }

    fn runs(&self, profile: &ProfileId) -> Result<Vec<RunId>, Error> {
        let database = self.home.database();
        let sql = "SELECT run FROM journal WHERE profile = ?1 AND sequence = 1 ORDER BY place";
        let mut statement = database.prepare_cached(sql)?;
        let runs = statement.query_map([&profile.0], |row| Ok(RunId(row.get(0)?)))?;
        Ok(runs.collect::<Result<_, _>>()?)
    }
}

/// The last position of a run, and whose run it is.
fn last_of(database: &Connection, run: &RunId) -> Result<Option<(ProfileId, u64)>, Error> {
    let sql = "SELECT profile, sequence FROM journal WHERE run = ?1 ORDER BY sequence DESC LIMIT 1";
    let mut statement = database.prepare_cached(sql)?;
    let found: Option<(String, i64)> =
        statement.query_row([&run.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found
        .map(|(profile, sequence)| {
            let sequence = u64::try_from(sequence).map_err(|error| Error::unreadable(&error))?;
            Ok((ProfileId(profile), sequence))
        })
        .transpose()
}
