//! What was sent in the last minute, as far as it counts against the instance's limit.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use super::MINUTE;

/// More requests than this in a minute are no reason to remember more: White Label limits end at 2,000.
const MOST: usize = 4_096;

/// A request that was or is being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) at: Instant,
    /// When its answer was there; `None` as long as it is on its way.
    pub(super) done: Option<Instant>,
}

impl Sent {
    /// When the instance has certainly forgotten it: it arrived there no later than its answer here.
    pub(super) fn forgotten(&self, now: Instant) -> Instant {
        self.done.unwrap_or(now) + MINUTE + SLACK
    }
}

/// Clocks and timers are not exact.
const SLACK: Duration = Duration::from_millis(50);

/// More requests than this are hardly ever on their way at once.
const AT_ONCE: usize = 64;

/// Names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number(u64);

/// Requests in their order.
#[derive(Debug, Default)]
pub(super) struct Log {
    entries: VecDeque<(Number, Sent)>,
    next: u64,
    last: Option<Instant>,
}

impl Log {
    /// A request goes out.
    pub(super) fn sent(&mut self, at: Instant) -> Number {
        let number = Number(self.next);
        self.next += 1;
        self.last = Some(at);
        self.entries.push_back((number, Sent { at, done: None }));
        self.forget_old(at);
        number
    }

    /// Its answer is there, or will never be.
    pub(super) fn done(&mut self, number: Number, at: Instant) {
        if let Some(place) = self.place(number)
            && let Some((_, sent)) = self.entries.get_mut(place)
        {
            sent.done = Some(at);
        }
    }

    /// It does not count: it did not get there, or was refused because of the limit.
    pub(super) fn forget(&mut self, number: Number) {
        if let Some(place) = self.place(number) {
            self.entries.remove(place);
        }
    }

    /// When the last request went out, whatever came of it.
    pub(super) fn last(&self) -> Option<Instant> {
        self.last
    }

    /// What counts now, in the order of sending.
    pub(super) fn counting(&self, now: Instant) -> impl Iterator<Item = Sent> {
        self.entries.iter().map(|(_, sent)| *sent).filter(move |sent| sent.forgotten(now) > now)
    }

    /// How many count at most: those behind one that still does are not looked at.
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// The one behind the first `places`.
    pub(super) fn at(&self, places: usize) -> Option<Sent> {
        self.entries.get(places).map(|(_, sent)| *sent)
    }

    /// Whether the first request beyond one of these limits, or one that went before it, is still on its way: they may overtake each other.
    pub(super) fn is_feeling_for(&self, limits: &[usize]) -> bool {
        let crossed = limits.iter().rev().find(|limit| **limit < self.count());
        let is_open = |(_, sent): &(Number, Sent)| sent.done.is_none();
        crossed.is_some_and(|limit| self.entries.iter().take(limit + 1).rev().take(AT_ONCE).any(is_open))
    }

    /// The last one that is still on its way.
    pub(super) fn on_its_way(&self) -> Option<Sent> {
        self.entries.iter().rev().map(|(_, sent)| *sent).take(AT_ONCE).find(|sent| sent.done.is_none())
    }

    /// How many were answered since then.
    pub(super) fn answered_since(&self, then: Instant) -> usize {
        self.entries.iter().filter(|(_, sent)| sent.done.is_some_and(|done| done >= then)).count()
    }

    fn place(&self, number: Number) -> Option<usize> {
        self.entries.binary_search_by_key(&number.0, |(entry, _)| entry.0).ok()
    }

    /// Drops what does not count any more.
    pub(super) fn forget_old(&mut self, now: Instant) {
        while self.entries.len() > MOST || self.entries.front().is_some_and(|(_, sent)| sent.forgotten(now) <= now) {
            self.entries.pop_front();
        }
    }
}
