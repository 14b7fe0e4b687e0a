//! What a run tells while it goes. Only [`Progress::Event`] is lasting; the rest is for the eye.

use std::time::Duration;

use domain::StepId;
use domain::journal::Entry;

/// News of a run.
#[derive(Debug, Clone)]
pub enum Progress {
    /// A step is being looked at before anything is sent.
    Checking {
        /// Which.
        step: StepId,
    },
    /// The whole case is being looked at once more.
    ClosingCheck {
        /// Facts looked at.
        looked: usize,
        /// Facts to look at.
        of: usize,
    },
    /// This now stands in the journal.
    Event(Entry),
    /// Nothing happens for a while.
    Waiting {
        /// Why.
        why: Waiting,
        /// How long.
        time: Duration,
    },
}

/// Why a run waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// The instance asked to slow down.
    SlowDown,
    /// What was read is looked at again before it is believed.
    LookAgain,
    /// The instance did not answer a reading.
    NoAnswer,
    /// Nothing had happened; it is sent again.
    SendAgain,
}

/// Is told everything.
pub type Listener<'a> = &'a (dyn Fn(Progress) + Send + Sync);
