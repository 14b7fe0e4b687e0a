//! The gate that every request of a client passes.
//!
//! It opens no earlier than the instance asked for, no faster than the learned limit allows, and for what goes on in the
//! background only once nothing that a person waits for is on its way.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::MINUTE;
use super::learned::Learned;
use super::log::{Log, Number};

/// What goes on in the background gives way no longer than this at a time, so that nothing stands still for ever.
const GIVING_WAY: Duration = Duration::from_secs(30);
/// Limits a minute that Make publishes for its plans. As long as none has shown, the first request beyond one of them goes alone, so that one
/// is refused there and not as many as are on their way.
const PUBLISHED: [usize; 4] = [60, 120, 240, 1_000];
/// Make names no time with its limits, only "up to one minute".
const LIMIT_BASE: Duration = Duration::from_secs(5);

/// Who waits for a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rank {
    /// A person.
    Foreground,
    /// Nobody.
    Background,
}

/// Why a request does not go yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// The instance asked for it.
    Asked(Duration),
    /// The learned limit is used up.
    Paced(Duration, usize),
}

/// The gate of one client.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    not_before: Option<Instant>,
    log: Log,
    learned: Option<Learned>,
    /// Readings in the foreground that wait here or are on their way.
    foreground: usize,
    /// Refusals since something was accepted.
    refusals: u32,
}

/// A request that passed, until its answer is there.
#[derive(Debug)]
pub(crate) struct Turn<'a> {
    gate: &'a Gate,
    number: Number,
    sent: Instant,
    settled: bool,
    _place: Place<'a>,
}

/// A reading's place before the gate and behind it.
#[derive(Debug)]
struct Place<'a> {
    gate: &'a Gate,
    rank: Rank,
}

impl Gate {
    /// Waits until a request may go. `tell` hears why it has to wait. Where that takes longer than `patience`, the answer is how long it
    /// would take, at once.
    pub(crate) async fn pass(
        &self,
        rank: Rank,
        patience: Duration,
        mut tell: impl FnMut(Held),
    ) -> Result<Turn<'_>, Duration> {
        let (started, mut told) = (Instant::now(), None);
        let place = self.take_place(rank);
        loop {
            let changed = self.changed.notified();
            let now = Instant::now();
            let (until, why) = {
                let mut state = self.state();
                match state.next(rank, started, now) {
                    None => {
                        let number = state.log.sent(now);
                        return Ok(Turn { gate: self, number, sent: now, settled: false, _place: place });
                    }
                    Some(waiting) => waiting,
                }
            };
            if let Some(why) = why {
                if until.duration_since(started) > patience {
                    return Err(until - now);
                }
                if told != Some(until) {
                    tell(why);
                    told = Some(until);
                }
            }
            tokio::select! {
                () = tokio::time::sleep_until(until) => {}
                () = changed => {}
            }
        }
    }

    /// For a write, which goes right after the reading that it relies on: at once, unless the instance asked for a wait. The answer is how
    /// long it is then.
    pub(crate) fn pass_now(&self) -> Result<Turn<'_>, Duration> {
        let place = self.take_place(Rank::Foreground);
        let (mut state, now) = (self.state(), Instant::now());
        if let Some(asked) = state.not_before.filter(|until| *until > now) {
            drop(state);
            return Err(asked - now);
        }
        let number = state.log.sent(now);
        drop(state);
        Ok(Turn { gate: self, number, sent: now, settled: false, _place: place })
    }

    /// A write was refused because of the limit: everything waits as long as the instance asked for. The answer is how long that is. The
    /// learned limit hears nothing of it: writes are too few to tell how many requests would have been too many.
    pub(crate) fn hold(&self, asked: Option<Duration>) -> Duration {
        let wait = asked.unwrap_or(LIMIT_BASE);
        self.state().hold(Instant::now() + wait);
        wait
    }

    /// How long the instance asked all requests to wait, from now.
    pub(crate) fn asked_for(&self) -> Duration {
        let until = self.state().not_before;
        until.map_or(Duration::ZERO, |until| until.saturating_duration_since(Instant::now()))
    }

    /// How many requests a minute the instance allows, as far as it showed.
    pub(crate) fn per_minute(&self) -> Option<usize> {
        self.state().learned.as_ref().map(Learned::per_minute)
    }

    fn take_place(&self, rank: Rank) -> Place<'_> {
        if rank == Rank::Foreground {
            self.state().foreground += 1;
        }
        Place { gate: self, rank }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Until when, and why, a request has to wait; `None` lets it go.
    fn next(&mut self, rank: Rank, started: Instant, now: Instant) -> Option<(Instant, Option<Held>)> {
        if let Some(asked) = self.not_before.filter(|until| *until > now) {
            return Some((asked, Some(Held::Asked(asked - now))));
        }
        let gives_way = rank == Rank::Background && self.foreground > 0 && started + GIVING_WAY > now;
        if gives_way {
            return Some((started + GIVING_WAY, None));
        }
        self.log.forget_old(now);
        let Some(learned) = self.learned.as_mut() else {
            return self.log.is_feeling_for(&PUBLISHED).then_some((now + GIVING_WAY, None));
        };
        let ready = learned.ready(&self.log, rank, now);
        if ready <= now {
            return None;
        }
        learned.held_back();
        Some((ready, Some(Held::Paced(ready - now, learned.per_minute()))))
    }

    fn hold(&mut self, until: Instant) {
        self.not_before = self.not_before.max(Some(until));
    }

    /// How long to wait where the instance refuses and names no time: until what it accepted in the last minute is forgotten, at the first
    /// refusal also until a window of a minute is likely over; and longer and longer as long as it accepts nothing.
    fn guess(&self, now: Instant, is_first: bool) -> Duration {
        let oldest = self.log.counting(now).find(|sent| sent.done.is_some());
        let at_least = match (oldest, is_first) {
            (None, _) => LIMIT_BASE,
            (Some(_), true) => LIMIT_BASE * 4,
            (Some(_), false) => Duration::from_secs(1),
        };
        let longer = at_least.saturating_mul(1 << self.refusals.min(10)).min(MINUTE);
        oldest.map_or(longer, |sent| longer.max(sent.forgotten(now) - now))
    }
}

impl Turn<'_> {
    /// An answer came that is no refusal because of the limit.
    pub(crate) fn accepted(mut self) {
        self.settle();
    }

    /// It did not get there, so it does not count.
    pub(crate) fn not_sent(mut self) {
        self.settled = true;
        self.gate.state().log.forget(self.number);
    }

    /// The instance refused because of its limit. A wait that it did not name is longer by `jitter`.
    pub(crate) fn limited(mut self, asked: Option<Duration>, jitter: Duration) {
        self.settled = true;
        let now = Instant::now();
        let mut state = self.gate.state();
        let State { log, learned, .. } = &mut *state;
        log.forget(self.number);
        let (mut reserve, is_first) = (Duration::ZERO, learned.is_none());
        if let Some(learned) = learned {
            learned.refused(log, self.sent, asked, now);
            reserve = learned.reserve();
        } else {
            *learned = Learned::first(log, asked, now);
        }
        let wait = asked.unwrap_or_else(|| state.guess(now, is_first) + jitter) + reserve;
        state.refusals += 1;
        state.hold(now + wait);
    }

    /// Whatever is not known to be refused counts against the limit.
    fn settle(&mut self) {
        self.settled = true;
        let (mut state, now) = (self.gate.state(), Instant::now());
        state.log.done(self.number, now);
        state.refusals = 0;
        if let Some(learned) = &mut state.learned {
            learned.accepted(now);
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.settled {
            self.settle();
        }
        self.gate.changed.notify_waiters();
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.rank == Rank::Foreground {
            self.gate.state().foreground -= 1;
            self.gate.changed.notify_waiters();
        }
    }
}
