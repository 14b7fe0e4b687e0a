//! Looks through the whole journal of a saved instance and finds the first entry that is not as it was written: altered,
//! moved, taken out or put in.
//!
//! Every row says which one stood before it, and beside the rows stands how many there are and which is the last. Rows are
//! taken as bytes here, because what was altered need not be readable. What is found has to be named, so where a row is
//! missing the rows around it tell which one.

use std::collections::HashMap;

use domain::{RunId, Timestamp};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::chain::{Content, FIRST};
use crate::{BrokenChain, Error, Home, ProfileId, database};

/// What a look through a journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalCheck {
    /// How many entries there are.
    pub entries: u64,
    /// When the first of them was written.
    pub since: Option<Timestamp>,
    /// The first entry that is not as it was written.
    pub broken: Option<BrokenChain>,
    /// The runs with entries at that place or after it: what they say cannot be trusted.
    pub doubtful: Vec<RunId>,
}

impl Home {
    /// Looks through the journal of a saved instance, all runs. Reads beside the connection that everything else uses, so
    /// nobody waits for it.
    pub fn check_journal(&self, profile: &ProfileId) -> Result<JournalCheck, Error> {
        let mut connection = database::open_again(self.folder())?;
        // One moment for all questions.
        let moment = connection.transaction()?;
        Walk::new(&moment, profile)?.check()
    }
}

/// A row as it lies there.
struct Raw {
    place: i64,
    sequence: i64,
    run: Vec<u8>,
    at: Vec<u8>,
    profile: Vec<u8>,
    previous: Vec<u8>,
    hash: Vec<u8>,
    event: Vec<u8>,
}

const COLUMNS: &str = "place, sequence, run, at, profile, previous, hash, event";

impl Raw {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let number = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_i64().unwrap_or(i64::MIN));
        let bytes = |column| {
            Ok::<_, rusqlite::Error>(match row.get_ref(column)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => Vec::new(),
            })
        };
        Ok(Self {
            place: number(0)?,
            sequence: number(1)?,
            run: bytes(2)?,
            at: bytes(3)?,
            profile: bytes(4)?,
            previous: bytes(5)?,
            hash: bytes(6)?,
            event: bytes(7)?,
        })
    }

    /// Whether the hash is that of this content, standing after `previous` in the journal of `profile`.
    fn is_whole(&self, previous: &[u8], profile: &[u8]) -> bool {
        self.would_be(previous, profile, &self.run, self.sequence)
    }

    /// Whether the hash would be right if it were this entry of this run.
    fn would_be(&self, previous: &[u8], profile: &[u8], run: &[u8], sequence: i64) -> bool {
        let Ok(sequence) = u64::try_from(sequence) else { return false };
        let content = Content { previous, profile, run, sequence, at: &self.at, event: &self.event };
        content.hash().as_slice() == self.hash
    }
}

/// The end of a journal as it was noted with the last entry.
struct End {
    entries: u64,
    hash: Vec<u8>,
}

struct Walk<'a> {
    database: &'a Connection,
    profile: &'a ProfileId,
    end: Option<End>,
    /// Entries of all saved instances; no row has a place beyond it.
    all: i64,
    expected: Vec<u8>,
    /// The last sound entry of each run.
    last: HashMap<Vec<u8>, i64>,
    /// The sound entry before the one at hand.
    before: Option<(Vec<u8>, i64)>,
    count: u64,
}

impl<'a> Walk<'a> {
    fn new(database: &'a Connection, profile: &'a ProfileId) -> Result<Self, Error> {
        let sql = "SELECT entries, hash FROM journal_end WHERE profile = ?1";
        let end = database.query_row(sql, [&profile.0], |row| Ok(End { entries: row.get(0)?, hash: row.get(1)? }));
        let all = database.query_row("SELECT IFNULL(SUM(entries), 0) FROM journal_end", [], |row| row.get(0))?;
        let (last, before, count) = (HashMap::new(), None, 0);
        Ok(Self { database, profile, end: end.optional()?, all, expected: FIRST.to_vec(), last, before, count })
    }

    fn check(mut self) -> Result<JournalCheck, Error> {
        let database = self.database;
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE profile = ?1 ORDER BY place");
        let mut statement = database.prepare(&sql)?;
        let mut rows = statement.query([&self.profile.0])?;
        while let Some(row) = rows.next()? {
            let row = Raw::read(row)?;
            if !self.belongs(&row) {
                let broken = self.locate(&row)?;
                return self.found(Some(broken), row.place);
            }
            self.take(row);
        }
        let is_whole = match &self.end {
            Some(end) => end.entries == self.count && end.hash == self.expected,
            None => self.count == 0,
        };
        let broken = if is_whole { None } else { Some(self.at_the_end()?) };
        self.found(broken, i64::MAX)
    }

    fn belongs(&self, row: &Raw) -> bool {
        row.previous == self.expected
            && row.is_whole(&row.previous, &row.profile)
            && (1..=self.all).contains(&row.place)
            && self.end.as_ref().is_some_and(|end| self.count < end.entries)
    }

    fn take(&mut self, row: Raw) {
        self.count += 1;
        self.last.insert(row.run.clone(), row.sequence);
        self.before = Some((row.run, row.sequence));
        self.expected = row.hash;
    }

    /// Names what is wrong where this row stands instead of the one that should.
    fn locate(&self, row: &Raw) -> Result<BrokenChain, Error> {
        if row.previous == self.expected {
            return if row.is_whole(&row.previous, &row.profile) {
                Ok(name(&row.run, row.sequence))
            } else {
                self.altered(row)
            };
        }
        // It was put before everything, or only what it says of the one before it was altered.
        if row.place < 1 || row.is_whole(&self.expected, self.profile.0.as_bytes()) {
            return Ok(name(&row.run, row.sequence));
        }
        Ok(match self.moved()?.or(self.missing(row.place)?) {
            Some(found) => found,
            None => self.next_or(&row.run, row.sequence),
        })
    }

    /// The row is in its place and does not say what it said; perhaps not even which entry it is.
    fn altered(&self, row: &Raw) -> Result<BrokenChain, Error> {
        let wrote = |(run, last): &(&Vec<u8>, &i64)| row.would_be(&row.previous, &row.profile, run, **last + 1);
        if let Some((run, last)) = self.last.iter().find(wrote) {
            return Ok(name(run, last + 1));
        }
        let last = self.last.get(&row.run).copied();
        if last.is_some_and(|last| row.sequence == last + 1) {
            return Ok(name(&row.run, row.sequence));
        }
        if let Some(found) = self.missing(row.place + 1)? {
            return Ok(found);
        }
        Ok(match (last, &self.before) {
            (Some(last), _) => name(&row.run, last + 1),
            (None, Some((run, before))) if row.sequence == before + 1 => name(run, before + 1),
            (None, _) => name(&row.run, 1),
        })
    }

    /// Fewer entries than there were, or another last one.
    fn at_the_end(&self) -> Result<BrokenChain, Error> {
        if let Some(found) = self.moved()? {
            return Ok(found);
        }
        let replaced = self.end.as_ref().is_some_and(|end| end.entries == self.count);
        Ok(match &self.before {
            Some((run, sequence)) if replaced => name(run, *sequence),
            Some(_) | None => self.next_or(&[], 1),
        })
    }

    /// The entry after the last sound one; this one where there is none.
    fn next_or(&self, run: &[u8], sequence: i64) -> BrokenChain {
        match &self.before {
            Some((run, before)) => name(run, before + 1),
            None => name(run, sequence),
        }
    }

    /// The row that should stand here, where it stands elsewhere.
    fn moved(&self) -> Result<Option<BrokenChain>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE previous = ?1 ORDER BY place");
        let mut statement = self.database.prepare(&sql)?;
        let mut rows = statement.query([&self.expected])?;
        while let Some(row) = rows.next()? {
            let row = Raw::read(row)?;
            if row.is_whole(&self.expected, self.profile.0.as_bytes()) {
                return Ok(Some(name(&row.run, row.sequence)));
            }
        }
        Ok(None)
    }

    /// The first entry that lacks in a run which goes on at this place or after it.
    fn missing(&self, place: i64) -> Result<Option<BrokenChain>, Error> {
        let sql = "SELECT run, sequence FROM journal WHERE profile = ?1 AND place >= ?2 ORDER BY place";
        let mut statement = self.database.prepare(sql)?;
        let mut rows = statement.query(params![self.profile.0, place])?;
        let mut last = self.last.clone();
        while let Some(row) = rows.next()? {
            let run = row.get_ref(0)?.as_bytes().map(<[u8]>::to_vec).unwrap_or_default();
            let sequence = row.get_ref(1)?.as_i64().unwrap_or(i64::MIN);
            let before = last.insert(run.clone(), sequence).unwrap_or(0);
            if sequence > before + 1 {
                return Ok(Some(name(&run, before + 1)));
            }
        }
        Ok(None)
    }

    fn found(&self, broken: Option<BrokenChain>, place: i64) -> Result<JournalCheck, Error> {
        let own = "FROM journal WHERE profile = ?1";
        let text = |row: &Row<'_>| Ok(row.get_ref(0)?.as_bytes().map(String::from_utf8_lossy).map(String::from)?);
        let first = format!("SELECT at {own} ORDER BY place LIMIT 1");
        let after = format!("SELECT DISTINCT run {own} AND place >= ?2");
        let mut after = self.database.prepare(&after)?;
        let runs = after.query_map(params![self.profile.0, place], text)?;
        let mut doubtful: Vec<RunId> = runs.map(|run| run.map(RunId)).collect::<Result<_, _>>()?;
        if let Some(named) = broken.iter().map(|broken| RunId(broken.run.clone())).find(|run| !doubtful.contains(run)) {
            doubtful.push(named);
        }
        Ok(JournalCheck {
            entries: self.database.query_row(&format!("SELECT COUNT(*) {own}"), [&self.profile.0], |row| row.get(0))?,
            since: self.database.query_row(&first, [&self.profile.0], text).optional()?,
            broken,
            doubtful,
        })
    }
}

fn name(run: &[u8], sequence: i64) -> BrokenChain {
    let run = String::from_utf8_lossy(run).into_owned();
    BrokenChain { run, sequence: u64::try_from(sequence).unwrap_or(0) }
}
