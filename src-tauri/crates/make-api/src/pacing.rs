//! When a request may go, and when a reading is sent again.
//!
//! All readings of a client share one pace. `gate` lets them through: never before the instance's asked time, no faster than the
//! instance was found to allow (`learned`, from the `log` of what was sent, as long as `alike` finds that it goes by the minute), and what a person waits for before what goes on in the
//! background. `again` decides about repetitions. Writes are never repeated here.

mod again;
mod alike;
mod gate;
mod learned;
mod log;
mod notice;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

pub(crate) use again::{Next, Tally};
pub(crate) use gate::{Gate, Held, Rank, Turn};
pub use notice::{Notice, Observer, Progress};

/// Make counts requests by the minute.
const MINUTE: Duration = Duration::from_secs(60);

/// What all readings of one client share.
#[derive(Debug)]
pub(crate) struct Pacer {
    pub(crate) gate: Gate,
    bucket: again::Bucket,
    dice: Dice,
}

impl Pacer {
    pub(crate) fn new(seed: u64) -> Self {
        Self { gate: Gate::default(), bucket: again::Bucket::default(), dice: Dice(AtomicU64::new(seed)) }
    }
}

/// Waits by lot, replayable from a seed.
#[derive(Debug)]
struct Dice(AtomicU64);

impl Dice {
    /// Anything between nothing and `limit`, by the `SplitMix64` sequence of the seed.
    fn up_to(&self, limit: Duration) -> Duration {
        let state = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let mut mixed = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        let micros = u64::try_from(limit.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(mixed % micros.saturating_add(1))
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

    #[test]
    fn waits_between_attempts_are_jittered_in_full_and_replayable() {
        let waits = |seed| {
            let dice = Dice(AtomicU64::new(seed));
            (0..20).map(|_| dice.up_to(Duration::from_secs(1))).collect::<Vec<_>>()
        };
        assert_eq!(waits(7), waits(7));
        assert_ne!(waits(7), waits(8));
        assert!(waits(7).iter().all(|wait| *wait <= Duration::from_secs(1)));
        assert!(waits(7).iter().any(|wait| *wait < Duration::from_millis(200)));
    }
}
