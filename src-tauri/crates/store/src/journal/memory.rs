//! A journal in memory, for simulation: the same answers, a clock of the caller's choice, and a write that fails on
//! demand.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::journal::{Entry, Event};
use domain::{RunId, Timestamp};

use super::{Clock, Journal, NOT_A_START, is_start};
use crate::{Error, ProfileId};

/// Keeps runs in memory. Clones share them, so that a simulated crash loses the engine and not the journal.
#[derive(Clone)]
pub struct MemoryJournal {
    state: Arc<Mutex<State>>,
    clock: Clock,
}

#[derive(Default)]
struct State {
    rows: Vec<(ProfileId, Entry)>,
    writes: u64,
    fault: Option<(u64, Error)>,
}

impl MemoryJournal {
    /// An empty journal with this clock.
    pub fn new(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self { state: Arc::default(), clock: Arc::new(clock) }
    }

    /// Lets the n-th write (from 1, beginnings included, counted over the whole life of this journal) fail with this
    /// error and leave nothing. Writes after it work again.
    pub fn fail_write(&self, n: u64, error: Error) {
        self.state().fault = Some((n, error));
    }

    /// How many writes were tried so far, the failed ones included.
    pub fn writes(&self) -> u64 {
        self.state().writes
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(
        &self,
        run: &RunId,
        event: Event,
        place: impl FnOnce(Option<&(ProfileId, Entry)>) -> Result<(ProfileId, u64), Error>,
    ) -> Result<Entry, Error> {
        let mut state = self.state();
        state.writes += 1;
        if let Some((n, error)) = &state.fault
            && *n == state.writes
        {
            return Err(error.clone());
        }
        let (profile, sequence) = place(state.rows.iter().rev().find(|(_, entry)| entry.run == *run))?;
        let entry = Entry { sequence, run: run.clone(), at: (self.clock)(), event };
        state.rows.push((profile, entry.clone()));
        Ok(entry)
    }
}

impl Journal for MemoryJournal {
    fn begin(&self, profile: &ProfileId, run: &RunId, event: Event) -> Result<Entry, Error> {
        if !is_start(&event) {
            return Err(NOT_A_START);
        }
        self.write(run, event, |last| match last {
            Some(_) => Err(NOT_A_START),
            None => Ok((profile.clone(), 1)),
        })
    }

    fn append(&self, run: &RunId, event: Event) -> Result<Entry, Error> {
        self.write(run, event, |last| {
            let (profile, entry) = last.ok_or(Error::NotFound)?;
            Ok((profile.clone(), entry.sequence + 1))
        })
    }

    fn entries(&self, run: &RunId) -> Result<Vec<Entry>, Error> {
        Ok(self.state().rows.iter().filter(|(_, entry)| entry.run == *run).map(|(_, entry)| entry.clone()).collect())
    }

    fn runs(&self, profile: &ProfileId) -> Result<Vec<RunId>, Error> {
        let begins = |(owner, entry): &&(ProfileId, Entry)| owner == profile && entry.sequence == 1;
        Ok(self.state().rows.iter().filter(begins).map(|(_, entry)| entry.run.clone()).collect())
    }
}
