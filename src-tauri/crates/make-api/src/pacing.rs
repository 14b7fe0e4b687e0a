//! When a reading is sent again, and when it waits.
//!
//! Up to three attempts for trouble that passes, out of a bucket of 500 from which each repetition takes 14 (5 after a
//! limit) until something succeeds; full jitter on the waits. A wait that the instance asks for is kept in full by all
//! readings of a client, as long as the caller has the patience. Writes are never repeated here.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::Timestamp;
use tokio::time::Instant;

use crate::error::ErrorKind;

const ATTEMPTS: u32 = 3;
const LIMITED_WAITS: u32 = 8;
const BUCKET: u64 = 500;
const COST: u64 = 14;
const COST_LIMITED: u64 = 5;
const BASE: Duration = Duration::from_millis(50);
const CAP: Duration = Duration::from_secs(20);
/// Make names no time with its limits, only "up to one minute".
const LIMIT_BASE: Duration = Duration::from_secs(5);
const LIMIT_CAP: Duration = Duration::from_secs(60);

/// Something worth showing while a reading goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The instance asked for fewer requests; reading goes on by itself at `until`.
    Waiting {
        /// What waits.
        operation: &'static str,
        /// How long.
        wait: Duration,
        /// When it goes on, by this computer's clock.
        until: Timestamp,
    },
    /// An attempt failed in a way that passes; another follows after `wait`.
    Retrying {
        /// What is tried again.
        operation: &'static str,
        /// Which attempt failed, from 1.
        attempt: u32,
        /// How long until the next.
        wait: Duration,
    },
    /// A page of a list arrived.
    Page {
        /// Which list.
        operation: &'static str,
        /// How many pages of it have arrived.
        pages: usize,
        /// How many rows.
        rows: usize,
    },
    /// Somebody changed a list while it was read, so it is read anew from its beginning; rows that have arrived stay.
    StartingOver {
        /// Which list.
        operation: &'static str,
    },
    /// A list changed again and again while it was read; rows may be missing.
    Changed {
        /// Which list.
        operation: &'static str,
    },
    /// Rows without a usable number were left out of an answer.
    UnreadableRows {
        /// Where.
        operation: &'static str,
        /// How many.
        count: usize,
    },
}

/// Is told every notice, on the task that reads.
pub type Observer = Arc<dyn Fn(Notice) + Send + Sync>;

/// What all readings of one client share.
#[derive(Debug)]
pub(crate) struct Pacer {
    bucket: Mutex<u64>,
    not_before: Mutex<Option<Instant>>,
    random: AtomicU64,
}

/// What one reading has used up so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) attempts: u32,
    failed: u32,
    limited: u32,
    waited: Duration,
}

/// What to do after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    GiveUp,
    Again(Duration),
    AgainWhenAllowed(Duration),
}

impl Pacer {
    pub(crate) fn new(seed: u64) -> Self {
        Self { bucket: Mutex::new(BUCKET), not_before: Mutex::new(None), random: AtomicU64::new(seed) }
    }

    /// Waits as long as the instance asked any reading of this client to.
    pub(crate) async fn gate(&self) {
        loop {
            let until = *self.not_before.lock().unwrap_or_else(PoisonError::into_inner);
            match until {
                Some(until) if until > Instant::now() => tokio::time::sleep_until(until).await,
                Some(_) | None => return,
            }
        }
    }

    /// Decides what follows a failed attempt, and takes its cost.
    /// `differently` says that
    /// the next one would ask for less.
    pub(crate) fn after(&self, kind: &ErrorKind, differently: bool, tally: &mut Tally, patience: Duration) -> Next {
        if let ErrorKind::Limited { retry_after } = kind {
            return self.after_limit(*retry_after, tally, patience);
        }
        tally.failed += 1;
        if differently && tally.failed < ATTEMPTS && !passes(kind) {
            return Next::Again(Duration::ZERO);
        }
        if tally.failed >= ATTEMPTS || !passes(kind) || !self.take(COST) {
            return Next::GiveUp;
        }
        Next::Again(self.jitter(BASE.saturating_mul(1 << tally.failed.min(10)).min(CAP)))
    }

    fn after_limit(&self, asked: Option<Duration>, tally: &mut Tally, patience: Duration) -> Next {
        let guess = LIMIT_BASE.saturating_mul(1 << tally.limited.min(10)).min(LIMIT_CAP);
        let wait = asked.unwrap_or_else(|| guess + self.jitter(BASE));
        tally.limited += 1;
        tally.waited = tally.waited.saturating_add(wait);
        if tally.limited > LIMITED_WAITS || tally.waited > patience || !self.take(COST_LIMITED) {
            return Next::GiveUp;
        }
        let until = Instant::now() + wait;
        let mut gate = self.not_before.lock().unwrap_or_else(PoisonError::into_inner);
        *gate = (*gate).max(Some(until));
        Next::AgainWhenAllowed(wait)
    }

    /// Something succeeded: what repetitions cost flows back.
    pub(crate) fn succeeded(&self, tally: &Tally) {
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let back = if tally.failed == 0 { 1 } else { COST };
        *bucket = bucket.saturating_add(back).min(BUCKET);
    }

    fn take(&self, cost: u64) -> bool {
        let mut bucket = self.bucket.lock().unwrap_or_else(PoisonError::into_inner);
        let enough = *bucket >= cost;
        if enough {
            *bucket -= cost;
        }
        enough
    }

    /// Anything between nothing and `limit`, by the `SplitMix64` sequence of the seed.
    fn jitter(&self, limit: Duration) -> Duration {
        let state = self.random.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let mut mixed = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let micros = u64::try_from(limit.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(mixed % micros.saturating_add(1))
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
        | ErrorKind::Limited { .. }
        | ErrorKind::Redirected
        | ErrorKind::Undecodable { .. }
        | ErrorKind::TooLarge
        | ErrorKind::Stopped => false,
    }
}

/// A seed that differs from start to start.
pub(crate) fn any_seed() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish()
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

    #[test]
    fn waits_between_attempts_are_jittered_in_full_and_replayable() {
        let waits = |seed| {
            let pacer = Pacer::new(seed);
            (0..20).map(|_| pacer.jitter(Duration::from_secs(1))).collect::<Vec<_>>()
        };
        assert_eq!(waits(7), waits(7));
        assert_ne!(waits(7), waits(8));
        assert!(waits(7).iter().all(|wait| *wait <= Duration::from_secs(1)));
        assert!(waits(7).iter().any(|wait| *wait < Duration::from_millis(200)));
    }

    #[test]
    fn a_wait_beyond_the_patience_is_given_back_to_the_caller() {
        let limited = |seconds| ErrorKind::Limited { retry_after: Some(Duration::from_secs(seconds)) };
        let pacer = Pacer::new(7);
        let minute = Duration::from_secs(60);
        assert_eq!(pacer.after(&limited(61), false, &mut Tally::default(), minute), Next::GiveUp);
        let mut tally = Tally::default();
        assert_eq!(pacer.after(&limited(60), false, &mut tally, minute), Next::AgainWhenAllowed(minute));
        assert_eq!(pacer.after(&limited(1), false, &mut tally, minute), Next::GiveUp);
    }
}
