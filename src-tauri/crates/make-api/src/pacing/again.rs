//! Whether a reading that failed is sent again.
//!
//! Up to three attempts for trouble that passes, out of a bucket of 500 from which each repetition takes 14 (5 after a
//! limit) until something succeeds; full jitter on the waits. A wait that the instance asks for is kept in full, as long as the
//! caller has the patience.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Pacer;
use crate::error::ErrorKind;

const ATTEMPTS: u32 = 3;
const LIMITED_WAITS: u32 = 8;
const BUCKET: u64 = 500;
const COST: u64 = 14;
const COST_LIMITED: u64 = 5;
const BASE: Duration = Duration::from_millis(50);
const CAP: Duration = Duration::from_secs(20);

/// What repetitions may still cost.
#[derive(Debug)]
pub(super) struct Bucket(Mutex<u64>);

impl Default for Bucket {
    fn default() -> Self {
        Self(Mutex::new(BUCKET))
    }
}

impl Bucket {
    fn take(&self, cost: u64) -> bool {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let enough = *left >= cost;
        if enough {
            *left -= cost;
        }
        enough
    }

    fn give_back(&self, cost: u64) {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_add(cost).min(BUCKET);
    }
}

/// What one reading has used up so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) attempts: u32,
    /// How long it waited for the instance's limit.
    pub(crate) waited: Duration,
    failed: u32,
    limited: u32,
}

/// What to do after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    GiveUp,
    Again(Duration),
    /// As soon as the gate lets it through.
    AgainWhenAllowed,
}

impl Pacer {
    /// Decides what follows a failed attempt, and takes its cost. `differently` says that the next one would ask for less.
    pub(crate) fn after(&self, kind: &ErrorKind, differently: bool, tally: &mut Tally, patience: Duration) -> Next {
        if matches!(kind, ErrorKind::Limited { .. }) {
            return self.after_limit(tally, patience);
        }
        tally.failed += 1;
        let passes = passes(kind);
        if tally.failed >= ATTEMPTS || !(passes || differently) {
            return Next::GiveUp;
        }
        if differently && !passes {
            return Next::Again(Duration::ZERO);
        }
        if !self.bucket.take(COST) {
            return Next::GiveUp;
        }
        Next::Again(self.dice.up_to(BASE.saturating_mul(1 << tally.failed.min(10)).min(CAP)))
    }

    fn after_limit(&self, tally: &mut Tally, patience: Duration) -> Next {
        tally.limited += 1;
        let waited = tally.waited.saturating_add(self.gate.asked_for());
        if tally.limited > LIMITED_WAITS || waited > patience || !self.bucket.take(COST_LIMITED) {
            return Next::GiveUp;
        }
        Next::AgainWhenAllowed
    }

    /// Something succeeded: what repetitions cost flows back.
    pub(crate) fn succeeded(&self, tally: &Tally) {
        self.bucket.give_back(if tally.failed == 0 { 1 } else { COST });
    }

    /// By how much a wait that the instance did not name is longer, so that not everybody comes back at once.
    pub(crate) fn jitter(&self) -> Duration {
        self.dice.up_to(BASE)
    }
}

/// Trouble that may be gone a moment later.
fn passes(kind: &ErrorKind) -> bool {
    match kind {
        ErrorKind::NotSent(_) | ErrorKind::TimedOut(_) | ErrorKind::Broken(_) => true,
        ErrorKind::Refused { status, .. } | ErrorKind::NotMake { status, .. } => {
            matches!(status, 408 | 424 | 500 | 502..=504)
        }
        ErrorKind::Untrusted(_)
        | ErrorKind::ProxySignIn
        | ErrorKind::Limited { .. }
        | ErrorKind::Redirected
        | ErrorKind::Undecodable { .. }
        | ErrorKind::TooLarge
        | ErrorKind::Stopped => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(3600);

    fn broken() -> ErrorKind {
        ErrorKind::Broken(String::new())
    }

    #[test]
    fn a_reading_is_tried_three_times_at_most() {
        let (pacer, mut tally) = (Pacer::new(7), Tally::default());
        assert!(matches!(pacer.after(&broken(), false, &mut tally, PATIENCE), Next::Again(_)));
        assert!(matches!(pacer.after(&broken(), false, &mut tally, PATIENCE), Next::Again(_)));
        assert_eq!(pacer.after(&broken(), false, &mut tally, PATIENCE), Next::GiveUp);
        let mut tally = Tally::default();
        let too_large = |tally: &mut Tally| pacer.after(&ErrorKind::TooLarge, true, tally, PATIENCE);
        assert_eq!(too_large(&mut tally), Next::Again(Duration::ZERO), "with fewer rows");
        assert_eq!(too_large(&mut tally), Next::Again(Duration::ZERO));
        assert_eq!(too_large(&mut tally), Next::GiveUp);
    }

    #[test]
    fn only_trouble_that_passes_is_tried_again() {
        let refused = |status| ErrorKind::Refused { status, code: None, detail: None };
        let text = || String::new();
        for (kind, again) in [
            (ErrorKind::NotSent(text()), true),
            (ErrorKind::TimedOut(text()), true),
            (broken(), true),
            (refused(500), true),
            (refused(502), true),
            (refused(503), true),
            (refused(504), true),
            (refused(408), true),
            (refused(424), true),
            (ErrorKind::NotMake { status: 502, start: text() }, true),
            (refused(400), false),
            (refused(401), false),
            (refused(403), false),
            (refused(404), false),
            (refused(501), false),
            (ErrorKind::NotMake { status: 200, start: text() }, false),
            (ErrorKind::Untrusted(text()), false),
            (ErrorKind::ProxySignIn, false),
            (ErrorKind::Redirected, false),
            (ErrorKind::TooLarge, false),
            (ErrorKind::Undecodable { what: text() }, false),
        ] {
            let next = Pacer::new(7).after(&kind, false, &mut Tally::default(), PATIENCE);
            assert_eq!(matches!(next, Next::Again(_)), again, "{kind:?}");
        }
    }

    #[test]
    fn an_outage_costs_at_most_35_repetitions_until_something_succeeds() {
        let pacer = Pacer::new(7);
        let repetitions = (0..1000)
            .filter(|_| matches!(pacer.after(&broken(), false, &mut Tally::default(), PATIENCE), Next::Again(_)))
            .count();
        assert_eq!(repetitions, 35);
        let repeated = Tally { failed: 1, ..Tally::default() };
        pacer.succeeded(&repeated);
        assert!(matches!(pacer.after(&broken(), false, &mut Tally::default(), PATIENCE), Next::Again(_)));
    }
}
