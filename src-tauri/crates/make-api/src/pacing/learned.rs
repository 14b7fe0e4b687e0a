//! How many requests a minute an instance allows, learned from its refusals.
//!
//! Nothing is known before the first one. Then what was accepted in the last minute is the limit, counted in the way that fits the asked
//! wait: a window that ends after it, or a bucket that fills drop by drop. From then on no minute holds more than that, which no
//! window, sliding or fixed, and no bucket of that size refuses. A limit that was too high shows at the next refusal; one that may be too low
//! is raised now and then, so rarely that of a hundred requests not even one is refused for it. Where refusals come after just as many
//! requests however few are sent a minute, they have nothing to do with the minute, and sending less would only take longer.

use std::time::Duration;

use tokio::time::Instant;

use super::MINUTE;
use super::alike::Alike;
use super::gate::Rank;
use super::log::Log;

/// After how many accepted requests more are tried, at first and at most.
const PATIENT: u64 = 150;
const MOST_PATIENT: u64 = 2_400;
/// No known limit is lower. A refusal after fewer requests is hardly our own doing, unless it comes again.
const LOWEST: usize = 30;
/// How long a lower one is believed, at first.
const LOW_FOR: Duration = Duration::from_secs(5 * 60);
/// Of how many requests one is kept free for what a person waits for.
const KEPT_FREE: usize = 30;
/// Waits are told in whole seconds.
const SECOND: Duration = Duration::from_secs(1);
/// Between two refusals so far apart, what was accepted tells the rate.
const TELLING: Duration = Duration::from_secs(20);

/// What is known of the limit.
#[derive(Debug)]
pub(super) struct Learned {
    per_minute: usize,
    /// A bucket without room for many at once: requests are spread evenly.
    evenly: bool,
    /// The last limit that held, while a higher one is tried.
    proven: Option<usize>,
    last_refusal: Instant,
    accepted: u64,
    /// After how many accepted requests more are tried.
    patient: u64,
    never_failed: bool,
    /// A request was held back since the last change.
    held_back: bool,
    alike: Alike,
}

/// What the log says at a refusal.
struct Estimate {
    per_minute: usize,
    evenly: bool,
}

impl Learned {
    /// After the first refusal, which asked to wait `asked`. `None` where nothing was accepted lately.
    pub(super) fn first(log: &Log, asked: Option<Duration>, now: Instant) -> Option<Self> {
        let Estimate { per_minute, evenly } = estimate(log, asked, now)?;
        Some(Self {
            per_minute: per_minute.max(LOWEST),
            evenly,
            proven: None,
            last_refusal: now,
            accepted: 0,
            patient: PATIENT,
            never_failed: true,
            held_back: false,
            alike: Alike::default(),
        })
    }

    /// After another refusal of a request that was sent at `sent`.
    pub(super) fn refused(&mut self, log: &Log, sent: Instant, asked: Option<Duration>, now: Instant) {
        if sent < self.last_refusal {
            return; // it was on its way before the limit was known
        }
        let between = log.answered_since(self.last_refusal);
        let since = now.duration_since(self.last_refusal);
        (self.last_refusal, self.accepted, self.held_back) = (now, 0, false);
        if self.alike.refused(between, self.per_minute <= LOWEST) {
            (self.per_minute, self.evenly, self.proven) = (self.per_minute.max(LOWEST).saturating_mul(2), false, None);
            return;
        }
        let estimate = estimate(log, asked, now);
        if let Some(proven) = self.proven.take() {
            self.per_minute = estimate.map_or(proven, |estimate| estimate.per_minute.min(proven));
            (self.never_failed, self.patient) = (false, (self.patient * 2).min(MOST_PATIENT));
            return;
        }
        let Some(estimate) = estimate else { return };
        let step = self.per_minute.div_ceil(if estimate.evenly { 20 } else { 50 });
        let mut lower = (self.per_minute - step).min(estimate.per_minute);
        if (asked.is_none() || estimate.evenly) && since >= TELLING {
            lower = lower.min(by_minute(between, since)).max(self.per_minute / 2);
        }
        (self.per_minute, self.evenly) = (lower.max(1), estimate.evenly);
    }

    /// A request was accepted.
    pub(super) fn accepted(&mut self, now: Instant) {
        self.accepted += 1;
        let low_for = LOW_FOR.mul_f64(whole_times(self.patient));
        let low_too_long = self.per_minute < LOWEST && now.duration_since(self.last_refusal) >= low_for;
        if !self.held_back || (self.accepted < self.patient && !low_too_long) {
            return;
        }
        self.proven = Some(self.per_minute);
        let more = (self.per_minute / if self.never_failed { 4 } else { 32 }).max(1);
        self.per_minute = self.per_minute.saturating_add(more);
        (self.accepted, self.held_back) = (0, false);
    }

    /// How much longer than asked to wait after another refusal, so that a bucket has some drops in reserve: requests that take
    /// unlike times to get there come in unlike gaps.
    pub(super) fn reserve(&self) -> Duration {
        if self.evenly { SECOND } else { Duration::ZERO }
    }

    pub(super) fn per_minute(&self) -> usize {
        self.per_minute
    }

    pub(super) fn held_back(&mut self) {
        self.held_back = true;
    }

    /// When the next request may go.
    pub(super) fn ready(&self, log: &Log, rank: Rank, now: Instant) -> Instant {
        let quota = match rank {
            Rank::Foreground => self.per_minute,
            Rank::Background => (self.per_minute - self.per_minute.div_ceil(KEPT_FREE)).max(1),
        };
        let counting = log.count();
        let mut ready = now;
        if counting >= quota
            && !self.evenly
            && let Some(first) = log.at(counting - quota)
        {
            ready = first.forgotten(now);
        }
        // While more is tried than is known to be allowed, one at a time: so one is refused at most.
        if self.proven.is_some_and(|proven| counting >= proven)
            && let Some(on_its_way) = log.on_its_way()
        {
            ready = ready.max(on_its_way.forgotten(now));
        }
        if self.evenly || rank == Rank::Background {
            let gap = MINUTE.div_f64(f64::from(u32::try_from(quota).unwrap_or(u32::MAX)));
            // A little wider, so that a bucket never runs dry by rounding.
            let gap = if self.evenly { gap.mul_f64(1.005) } else { gap };
            ready = log.last().map_or(ready, |last| ready.max(last + gap));
        }
        ready
    }
}

fn estimate(log: &Log, asked: Option<Duration>, now: Instant) -> Option<Estimate> {
    let counting: Vec<_> = log.counting(now).filter(|sent| sent.done.is_some()).collect();
    let took = now.duration_since(counting.first()?.at).min(MINUTE);
    let all = counting.len();
    let Some(asked) = asked.filter(|asked| *asked <= MINUTE) else {
        return Some(Estimate { per_minute: all, evenly: false });
    };
    // A window gives nothing free before its oldest request is forgotten; a bucket gives the next drop.
    let oldest_free = MINUTE.saturating_sub(took);
    if (asked + 2 * SECOND) * 2 < oldest_free || asked <= SECOND && took > Duration::ZERO && asked < oldest_free / 4 {
        let filled_meanwhile = 1.0 + took.as_secs_f64() / MINUTE.as_secs_f64();
        let by_drops = by_minute(1, asked.max(SECOND));
        let count = f64::from(u32::try_from(all).unwrap_or(u32::MAX)) / filled_meanwhile;
        return Some(Estimate { per_minute: whole(count).max(by_drops), evenly: true });
    }
    // The asked wait is rounded to seconds, once or, as a date, twice, and with it where the window began.
    let since = |start: Option<Instant>| {
        counting.iter().filter(|sent| start.is_none_or(|start| sent.done.is_some_and(|done| done >= start))).count()
    };
    let begin = (now + asked).checked_sub(MINUTE);
    let (late, early) = (since(begin), since(begin.and_then(|begin| begin.checked_sub(2 * SECOND))));
    let per_minute = if late * 10 >= early * 9 { late } else { early };
    Some(Estimate { per_minute: per_minute.max(1), evenly: false })
}

fn by_minute(count: usize, within: Duration) -> usize {
    let count = f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    whole(count * MINUTE.as_secs_f64() / within.as_secs_f64().max(0.001))
}

/// How often the patience at first fits into this one.
fn whole_times(patient: u64) -> f64 {
    f64::from(u32::try_from(patient / PATIENT).unwrap_or(1))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts are small and never negative")]
fn whole(count: f64) -> usize {
    count.floor() as usize
}
