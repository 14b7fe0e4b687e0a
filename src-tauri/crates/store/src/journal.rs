//! The journals of runs: what was meant and what was seen, appended and never changed.
//!
//! [`SqliteJournal`] keeps them in the data folder; [`MemoryJournal`] keeps them in memory, for simulation. Both give
//! the same answers. What the entries mean is `domain::journal`'s business.

mod chain;
mod check;
mod memory;
mod row;
mod sqlite;

use std::sync::Arc;

use domain::journal::{Entry, Event};
use domain::{RunId, Timestamp};

pub use check::JournalCheck;
pub use memory::MemoryJournal;
pub use sqlite::SqliteJournal;

use crate::{Error, ProfileId};

/// Gives the time that is written beside an entry. Order never depends on it.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Where runs are written down.
pub trait Journal: Send + Sync {
    /// Begins the journal of a run with its first entry, which must be [`Event::Started`]. Each run begins once.
    ///
    /// Returns after the entry is synced to disk.
    fn begin(&self, profile: &ProfileId, run: &RunId, event: Event) -> Result<Entry, Error>;

    /// Appends to a run that was begun. Returns after the entry is synced to disk: what is sent to an instance after
    /// that stands in the journal, whatever happens to this computer.
    ///
    /// Fails with [`Error::NotFound`] for a run that was never begun. After any error the entry is not in the journal.
    fn append(&self, run: &RunId, event: Event) -> Result<Entry, Error>;

    /// All entries of a run in their order; empty for a run that was never begun.
    ///
    /// Each entry is checked against its hash: fails with [`Error::BrokenChain`] where one was changed.
    fn entries(&self, run: &RunId) -> Result<Vec<Entry>, Error>;

    /// The runs of a saved instance, oldest first.
    fn runs(&self, profile: &ProfileId) -> Result<Vec<RunId>, Error>;

    /// The runs of a saved instance that did not end for good, oldest first. One whose journal is not as it was written can
    /// never go on, so it is not among them: nobody could close it either, and it would stand in the way for ever.
    fn unfinished(&self, profile: &ProfileId) -> Result<Vec<RunId>, Error> {
        let mut open = Vec::new();
        for run in self.runs(profile)? {
            let entries = match self.entries(&run) {
                Ok(entries) => entries,
                Err(Error::BrokenChain(_) | Error::Damaged { .. }) => continue,
                Err(error) => return Err(error),
            };
            if domain::journal::RunStatus::fold(&entries).is_some_and(|status| !status.is_over()) {
                open.push(run);
            }
        }
        Ok(open)
    }
}

const NOT_A_START: Error = Error::Refused("a run begins once, with its start");

fn is_start(event: &Event) -> bool {
    matches!(event, Event::Started { .. })
}
