//! Counting requests in a fixed window, a sliding window or a bucket of tokens.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::LimitKind;

/// The count of one budget.
#[derive(Debug)]
pub(super) enum Count {
    Fixed { begin: Instant, taken: u32 },
    Sliding(VecDeque<Instant>),
    Bucket { filled: Instant, tokens: f64 },
}

impl Count {
    /// `begin` is when the first window begins; a bucket begins full.
    pub(super) fn new(kind: LimitKind, begin: Instant, most: u32) -> Self {
        match kind {
            LimitKind::FixedWindow => Self::Fixed { begin, taken: 0 },
            LimitKind::SlidingWindow => Self::Sliding(VecDeque::new()),
            LimitKind::TokenBucket => Self::Bucket { filled: Instant::now(), tokens: f64::from(most) },
        }
    }

    /// Takes one request out of the budget; answers how long to wait when nothing is left.
    pub(super) fn take(&mut self, now: Instant, most: u32, period: Duration) -> Option<Duration> {
        if most == 0 {
            return Some(period);
        }
        match self {
            Self::Fixed { begin, taken } => fixed(begin, taken, now, most, period),
            Self::Sliding(past) => sliding(past, now, most, period),
            Self::Bucket { filled, tokens } => bucket(filled, tokens, now, most, period),
        }
    }
}

fn fixed(begin: &mut Instant, taken: &mut u32, now: Instant, most: u32, period: Duration) -> Option<Duration> {
    while now.duration_since(*begin) >= period {
        *begin += period;
        *taken = 0;
    }
    if *taken >= most {
        return Some(period.saturating_sub(now.duration_since(*begin)));
    }
    *taken += 1;
    None
}

fn sliding(past: &mut VecDeque<Instant>, now: Instant, most: u32, period: Duration) -> Option<Duration> {
    while past.front().is_some_and(|first| now.duration_since(*first) >= period) {
        past.pop_front();
    }
    match past.front() {
        Some(first) if past.len() >= usize::try_from(most).unwrap_or(usize::MAX) => {
            Some(period.saturating_sub(now.duration_since(*first)))
        }
        Some(_) | None => {
            past.push_back(now);
            None
        }
    }
}

fn bucket(filled: &mut Instant, tokens: &mut f64, now: Instant, most: u32, period: Duration) -> Option<Duration> {
    let rate = f64::from(most) / period.as_secs_f64();
    *tokens = (*tokens + now.duration_since(*filled).as_secs_f64() * rate).min(f64::from(most));
    *filled = now;
    if *tokens + 1e-9 < 1.0 {
        return Some(Duration::from_secs_f64((1.0 - *tokens) / rate));
    }
    *tokens -= 1.0;
    None
}
