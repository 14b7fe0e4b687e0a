//! A journal row as it stands in the table, and its way there and back.

use domain::RunId;
use domain::journal::{Entry, Event};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::chain::{Content, FIRST, Hash};
use crate::{BrokenChain, Error, ProfileId};

/// The columns of [`JournalRow`], in its order.
pub(super) const COLUMNS: &str = "sequence, profile, run, at, previous, hash, event";

pub(super) struct JournalRow {
    sequence: u64,
    profile: String,
    run: String,
    at: String,
    previous: Vec<u8>,
    hash: Vec<u8>,
    event: String,
}

impl JournalRow {
    pub(super) fn read(row: &Row<'_>) -> Result<Self, Error> {
        let sequence: i64 = row.get(0)?;
        Ok(Self {
            sequence: u64::try_from(sequence).map_err(|error| Error::unreadable(&error))?,
            profile: row.get(1)?,
            run: row.get(2)?,
            at: row.get(3)?,
            previous: row.get(4)?,
            hash: row.get(5)?,
            event: row.get(6)?,
        })
    }

    /// The row to write after the last one of its saved instance.
    pub(super) fn next(
        database: &Connection,
        profile: &ProfileId,
        run: &RunId,
        sequence: u64,
        at: &str,
        event: &Event,
    ) -> Result<Self, Error> {
        let event = encode(event)?;
        let previous = last_hash(database, profile)?;
        let content = Content {
            previous: &previous,
            profile: profile.0.as_bytes(),
            run: run.0.as_bytes(),
            sequence,
            at: at.as_bytes(),
            event: event.as_bytes(),
        };
        let hash = content.hash().to_vec();
        let (profile, run, at) = (profile.0.clone(), run.0.clone(), at.to_owned());
        Ok(Self { sequence, profile, run, at, previous, hash, event })
    }

    pub(super) fn insert(&self, database: &Connection) -> Result<(), Error> {
        let sequence = i64::try_from(self.sequence).map_err(|error| Error::unreadable(&error))?;
        let sql = format!("INSERT INTO journal ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        let values = params![sequence, self.profile, self.run, self.at, self.previous, self.hash, self.event];
        database.prepare_cached(&sql)?.execute(values)?;
        // Beside the rows stands where they end, so that one that is cut off there is missed.
        let end = "INSERT INTO journal_end (profile, entries, hash) VALUES (?1, 1, ?2)
            ON CONFLICT (profile) DO UPDATE SET entries = entries + 1, hash = excluded.hash";
        database.prepare_cached(end)?.execute(params![self.profile, self.hash])?;
        Ok(())
    }

    /// The row says what it said when it was written.
    pub(super) fn check(&self) -> Result<(), Error> {
        let content = Content {
            previous: &self.previous,
            profile: self.profile.as_bytes(),
            run: self.run.as_bytes(),
            sequence: self.sequence,
            at: self.at.as_bytes(),
            event: self.event.as_bytes(),
        };
        if content.hash().as_slice() == self.hash { Ok(()) } else { Err(self.broken()) }
    }

    /// The row stands at this position of this run.
    pub(super) fn check_position(&self, run: &RunId, sequence: u64) -> Result<(), Error> {
        if self.run == run.0 && self.sequence == sequence {
            Ok(())
        } else {
            Err(Error::BrokenChain(BrokenChain { run: run.0.clone(), sequence }))
        }
    }

    fn broken(&self) -> Error {
        Error::BrokenChain(BrokenChain { run: self.run.clone(), sequence: self.sequence })
    }

    pub(super) fn into_entry(self) -> Result<Entry, Error> {
        let event = serde_json::from_str(&self.event).map_err(|error| Error::unreadable(&error))?;
        Ok(Entry { sequence: self.sequence, run: RunId(self.run), at: self.at, event })
    }
}

/// The hash that the next row follows: of the last row as it was written, even where that one is gone.
fn last_hash(database: &Connection, profile: &ProfileId) -> Result<Vec<u8>, Error> {
    let sql = "SELECT hash FROM journal_end WHERE profile = ?1";
    let found: Option<Vec<u8>> = database.prepare_cached(sql)?.query_row([&profile.0], |row| row.get(0)).optional()?;
    if let Some(hash) = &found
        && hash.len() != size_of::<Hash>()
    {
        return Err(Error::damaged("the end of the journal has no hash"));
    }
    Ok(found.unwrap_or_else(|| FIRST.to_vec()))
}

/// Text that reads back as the same event: an entry that could not be understood later is not written in the first
/// place.
fn encode(event: &Event) -> Result<String, Error> {
    let text = serde_json::to_string(event).map_err(|error| Error::Io(error.to_string()))?;
    match serde_json::from_str::<Event>(&text) {
        Ok(back) if back == *event => Ok(text),
        Ok(_) | Err(_) => Err(Error::Refused("an event that does not read back as it was")),
    }
}
