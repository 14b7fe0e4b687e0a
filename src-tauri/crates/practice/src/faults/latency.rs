//! How long requests take (FT1): always the same, log-normal, or with a heavy tail. The same seed gives every arrival
//! the same wait.

use std::time::Duration;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::schedule::Match;

/// The longest wait, in milliseconds, whatever the distribution says.
const LONGEST: f64 = 600_000.0;

/// Requests and how long they take before anything happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slow {
    /// Which requests.
    pub when: Match,
    /// How long.
    pub latency: Latency,
}

/// A distribution of waits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Latency {
    /// Always the same.
    Fixed {
        /// Milliseconds.
        millis: u64,
    },
    /// Log-normal.
    LogNormal {
        /// Half of the waits are shorter, in milliseconds.
        median: f64,
        /// Spread of the logarithm; 0.5 is a calm server, 1.5 a nervous one.
        sigma: f64,
    },
    /// Pareto: most are short, a few are very long.
    HeavyTail {
        /// The shortest wait in milliseconds.
        least: f64,
        /// The smaller, the heavier the tail; at 1 and below there is no mean.
        alpha: f64,
    },
}

impl Latency {
    /// The wait of the arrival with this number.
    pub(super) fn of(&self, seed: u64, arrival: u64) -> Duration {
        let mut rng = ChaCha8Rng::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ arrival);
        let millis = match *self {
            Self::Fixed { millis } => return Duration::from_millis(millis),
            Self::LogNormal { median, sigma } => median * (sigma * normal(&mut rng)).exp(),
            Self::HeavyTail { least, alpha } => least * rng.random_range(f64::EPSILON..1.0).powf(-1.0 / alpha),
        };
        Duration::from_secs_f64(millis.clamp(0.0, LONGEST) / 1000.0)
    }
}

/// A standard normal number from two even ones (Box and Muller).
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let first: f64 = rng.random_range(f64::EPSILON..1.0);
    let second: f64 = rng.random();
    (-2.0 * first.ln()).sqrt() * (std::f64::consts::TAU * second).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(latency: Latency) -> Vec<f64> {
        let mut waits: Vec<f64> = (0..2000).map(|arrival| latency.of(7, arrival).as_secs_f64() * 1000.0).collect();
        waits.sort_by(f64::total_cmp);
        waits
    }

    #[test]
    fn the_median_of_log_normal_waits_is_the_one_that_was_asked_for() {
        let waits = sorted(Latency::LogNormal { median: 80.0, sigma: 0.6 });
        assert!((70.0..90.0).contains(&waits[1000]), "{}", waits[1000]);
        assert!((120.0..260.0).contains(&waits[1900]), "{}", waits[1900]);
    }

    #[test]
    fn a_heavy_tail_is_mostly_short_and_sometimes_very_long() {
        let waits = sorted(Latency::HeavyTail { least: 10.0, alpha: 1.1 });
        assert!(waits[0] >= 10.0 && waits[1000] < 25.0, "{}", waits[1000]);
        assert!(waits[1990] > 500.0, "{}", waits[1990]);
    }

    #[test]
    fn the_same_arrival_always_waits_the_same() {
        let latency = Latency::LogNormal { median: 80.0, sigma: 0.6 };
        assert_eq!(latency.of(1, 5), latency.of(1, 5));
        assert_ne!(latency.of(1, 5), latency.of(2, 5));
        assert_ne!(latency.of(1, 5), latency.of(1, 6));
    }
}
