//! Whether a window may write. Live instances open locked; unlocking lasts 15 minutes on a clock that nobody can set.
//! Test instances and the sample data are always open.
//!
//! Preparing never asks; starting and continuing a run does, once. A run that was started while editing was open goes
//! on by itself.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session, describe};
use crate::view::instance::{Editing, InstanceInfo, Kind, LockedBy};

/// How long editing stays open.
const OPEN: Duration = Duration::from_secs(15 * 60);

/// Opens editing for 15 minutes; once more, from now.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn unlock(session: &Arc<Session>) -> Outcome<InstanceInfo> {
    session.editing.open();
    session.happened(Happening::Editing);
    tell_when_over(session);
    Ok(describe(session))
}

/// Locks editing.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn lock(session: &Arc<Session>) -> Outcome<InstanceInfo> {
    lock_by(session, LockedBy::Hand);
    Ok(describe(session))
}

/// Locks editing for a reason that the window tells. What is locked already stays locked for the reason it was.
pub(crate) fn lock_by(session: &Arc<Session>, by: LockedBy) {
    if session.editing.close(by) {
        session.happened(Happening::Editing);
    }
}

/// Refuses with [`Code::Locked`] unless editing is open.
pub fn require_open(session: &Arc<Session>) -> Outcome<()> {
    if session.editing.state(session.kind()).open {
        return Ok(());
    }
    Err(Problem::new(Code::Locked, "change the instance", session.now()))
}

fn tell_when_over(session: &Arc<Session>) {
    let window = Arc::downgrade(session);
    tokio::spawn(async move {
        tokio::time::sleep(OPEN + Duration::from_millis(10)).await;
        if let Some(session) = window.upgrade()
            && session.editing.left().is_none()
        {
            session.happened(Happening::Editing);
        }
    });
}

/// The lock of one window. At first it is locked.
#[derive(Debug, Default)]
pub(crate) struct Gate(Mutex<State>);

#[derive(Debug, Clone, Copy, Default)]
enum State {
    /// Nobody opened it yet.
    #[default]
    Untouched,
    /// It was opened, and ends by itself.
    Open(Unlocked),
    Locked(LockedBy),
}

#[derive(Debug, Clone, Copy)]
struct Unlocked {
    at: Instant,
    /// The clock above may stand still while the computer sleeps; this one does not.
    by_the_wall: SystemTime,
}

impl Gate {
    /// Whether an instance of this kind may be written to, and for how long.
    pub(crate) fn state(&self, kind: Kind) -> Editing {
        match kind {
            Kind::Test | Kind::Sample => Editing { open: true, seconds_left: None, locked_by: None },
            Kind::Live => {
                let left = self.left();
                let seconds_left = left.map(|left| u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX));
                Editing { open: left.is_some(), seconds_left, locked_by: self.locked_by() }
            }
        }
    }

    fn open(&self) {
        *self.lock() = State::Open(Unlocked { at: Instant::now(), by_the_wall: SystemTime::now() });
    }

    /// Whether it was open.
    fn close(&self, by: LockedBy) -> bool {
        let was_open = self.left().is_some();
        if was_open {
            *self.lock() = State::Locked(by);
        }
        was_open
    }

    fn locked_by(&self) -> Option<LockedBy> {
        match *self.lock() {
            State::Untouched => None,
            State::Open(unlocked) => unlocked.left().is_none().then_some(LockedBy::Time),
            State::Locked(by) => Some(by),
        }
    }

    fn left(&self) -> Option<Duration> {
        match *self.lock() {
            State::Untouched | State::Locked(_) => None,
            State::Open(unlocked) => unlocked.left(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Unlocked {
    fn left(self) -> Option<Duration> {
        // A wall clock that was set back tells nothing; then only the other one counts.
        let by_the_wall = self.by_the_wall.elapsed().unwrap_or_default();
        OPEN.checked_sub(self.at.elapsed().max(by_the_wall)).filter(|left| !left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_live_instance_is_locked_at_first_and_again_after_fifteen_minutes() {
        let gate = Gate::default();
        assert_eq!(gate.state(Kind::Live), Editing { open: false, seconds_left: None, locked_by: None });
        gate.open();
        assert_eq!(gate.state(Kind::Live), Editing { open: true, seconds_left: Some(900), locked_by: None });
        tokio::time::advance(Duration::from_secs(899)).await;
        assert!(gate.state(Kind::Live).open);
        tokio::time::advance(Duration::from_secs(1)).await;
        let over = Editing { open: false, seconds_left: None, locked_by: Some(LockedBy::Time) };
        assert_eq!(gate.state(Kind::Live), over);
        assert!(!gate.close(LockedBy::Idle), "it is locked already");
        assert_eq!(gate.state(Kind::Live), over);
    }

    #[tokio::test(start_paused = true)]
    async fn what_locked_it_is_known_until_it_is_opened_again() {
        let gate = Gate::default();
        assert!(!gate.close(LockedBy::Sleep), "it was never open");
        for by in [LockedBy::Hand, LockedBy::Idle, LockedBy::Sleep, LockedBy::OtherInstance] {
            gate.open();
            assert_eq!(gate.state(Kind::Live).locked_by, None);
            assert!(gate.close(by));
            assert_eq!(gate.state(Kind::Live), Editing { open: false, seconds_left: None, locked_by: Some(by) });
        }
    }

    #[test]
    fn sleeping_through_the_time_locks_too() {
        let gate = Gate::default();
        let before = SystemTime::now() - Duration::from_secs(901);
        *gate.lock() = State::Open(Unlocked { at: Instant::now(), by_the_wall: before });
        assert!(!gate.state(Kind::Live).open);
    }

    #[test]
    fn test_and_sample_instances_are_always_open() {
        let gate = Gate::default();
        gate.close(LockedBy::Hand);
        for kind in [Kind::Test, Kind::Sample] {
            assert_eq!(gate.state(kind), Editing { open: true, seconds_left: None, locked_by: None });
        }
    }
}
