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
use crate::view::instance::{Editing, InstanceInfo, Kind};

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
    session.editing.close();
    session.happened(Happening::Editing);
    Ok(describe(session))
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
pub(crate) struct Gate(Mutex<Option<Unlocked>>);

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
            Kind::Test | Kind::Sample => Editing { open: true, seconds_left: None },
            Kind::Live => {
                let left = self.left();
                let seconds = left.map(|left| u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u32::MAX));
                Editing { open: left.is_some(), seconds_left: seconds }
            }
        }
    }

    fn open(&self) {
        *self.lock() = Some(Unlocked { at: Instant::now(), by_the_wall: SystemTime::now() });
    }

    fn close(&self) {
        *self.lock() = None;
    }

    fn left(&self) -> Option<Duration> {
        let unlocked = (*self.lock())?;
        // A wall clock that was set back tells nothing; then only the other one counts.
        let by_the_wall = unlocked.by_the_wall.elapsed().unwrap_or_default();
        OPEN.checked_sub(unlocked.at.elapsed().max(by_the_wall)).filter(|left| !left.is_zero())
    }

    fn lock(&self) -> MutexGuard<'_, Option<Unlocked>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_live_instance_is_locked_at_first_and_again_after_fifteen_minutes() {
        let gate = Gate::default();
        assert_eq!(gate.state(Kind::Live), Editing { open: false, seconds_left: None });
        gate.open();
        assert_eq!(gate.state(Kind::Live), Editing { open: true, seconds_left: Some(900) });
        tokio::time::advance(Duration::from_secs(899)).await;
        assert!(gate.state(Kind::Live).open);
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(gate.state(Kind::Live), Editing { open: false, seconds_left: None });
    }

    #[test]
    fn sleeping_through_the_time_locks_too() {
        let gate = Gate::default();
        let before = SystemTime::now() - Duration::from_secs(901);
        *gate.lock() = Some(Unlocked { at: Instant::now(), by_the_wall: before });
        assert!(!gate.state(Kind::Live).open);
    }

    #[test]
    fn test_and_sample_instances_are_always_open() {
        let gate = Gate::default();
        gate.close();
        for kind in [Kind::Test, Kind::Sample] {
            assert_eq!(gate.state(kind), Editing { open: true, seconds_left: None });
        }
    }
}
