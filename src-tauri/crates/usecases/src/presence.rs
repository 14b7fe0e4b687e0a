//! Whether somebody is at the computer. A window that nobody has touched for a while locks itself: editing closes, and the
//! key is wiped from memory. A run that goes was confirmed and is finished first: half a leave is worse than a key in
//! memory for a while longer. Sleeping computers lock editing at once.
//!
//! What counts as being there is told by the window (keys, pointer); nothing that the window does by itself does.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use tokio::time::Instant;

use crate::editing;
use crate::problem::Outcome;
use crate::runs;
use crate::session::{Session, describe};
use crate::view::instance::{InstanceInfo, Kind, LockedBy};

/// How often it is looked.
const TICK: Duration = Duration::from_secs(5);
/// Clocks that went apart by more than this did so because the computer slept, or somebody set one.
const SLEPT: Duration = Duration::from_secs(30);

/// One moment on both clocks: the first may stand still while the computer sleeps, the second may be set by anybody.
#[derive(Debug, Clone, Copy)]
struct Moment {
    at: Instant,
    wall: SystemTime,
}

impl Moment {
    fn now() -> Self {
        Self { at: Instant::now(), wall: SystemTime::now() }
    }

    fn by_the_wall_since(self, earlier: Self) -> Duration {
        self.wall.duration_since(earlier.wall).unwrap_or_default()
    }

    /// The longer of what the clocks say.
    fn since(self, earlier: Self) -> Duration {
        self.at.saturating_duration_since(earlier.at).max(self.by_the_wall_since(earlier))
    }

    fn slept_since(self, earlier: Self) -> bool {
        self.by_the_wall_since(earlier).saturating_sub(self.at.saturating_duration_since(earlier.at)) > SLEPT
    }
}

/// What a look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Here,
    Slept,
    Away,
}

/// When somebody was last there, and when it was last looked.
#[derive(Debug)]
pub(crate) struct Presence(Mutex<Seen>);

#[derive(Debug, Clone, Copy)]
struct Seen {
    last: Moment,
    looked: Moment,
}

impl Default for Presence {
    fn default() -> Self {
        let now = Moment::now();
        Self(Mutex::new(Seen { last: now, looked: now }))
    }
}

impl Presence {
    fn here(&self, now: Moment) {
        self.seen().last = now;
    }

    fn look(&self, now: Moment, patience: Duration) -> Found {
        let mut seen = self.seen();
        let slept = now.slept_since(seen.looked);
        seen.looked = now;
        if now.since(seen.last) >= patience {
            return Found::Away;
        }
        if slept { Found::Slept } else { Found::Here }
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody touched the window.
pub fn here(session: &Session) {
    session.presence.here(Moment::now());
}

/// Somebody is back: the key is fetched from the keychain again, where it was wiped and is kept there.
pub async fn come_back(session: &Arc<Session>) -> Outcome<InstanceInfo> {
    here(session);
    session.fetch_again().await;
    Ok(describe(session))
}

/// Somebody works with another instance now: editing is open in one window at a time.
pub fn went_to(session: &Arc<Session>, others: impl IntoIterator<Item = Arc<Session>>) {
    for other in others {
        if !Arc::ptr_eq(session, &other) {
            editing::lock_by(&other, LockedBy::OtherInstance);
        }
    }
}

/// Looks from now on, for as long as the window is there. The sample data needs no watching.
pub(crate) fn watch(session: &Arc<Session>) {
    if session.kind() == Kind::Sample {
        return;
    }
    tokio::spawn(watching(Arc::downgrade(session)));
}

async fn watching(window: Weak<Session>) {
    loop {
        tokio::time::sleep(TICK).await;
        let Some(session) = window.upgrade() else { return };
        let patience = session.rules().idle();
        match session.presence.look(Moment::now(), patience) {
            Found::Here => {}
            Found::Slept => editing::lock_by(&session, LockedBy::Sleep),
            Found::Away => go_away(&session),
        }
    }
}

/// Nothing of it is undone by coming back but the key.
fn go_away(session: &Arc<Session>) {
    editing::lock_by(session, LockedBy::Idle);
    if session.has_key() && !runs::any_live(session) {
        session.wipe_key();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(900);

    fn after(moment: Moment, seconds: u64, by_the_wall: u64) -> Moment {
        Moment { at: moment.at + Duration::from_secs(seconds), wall: moment.wall + Duration::from_secs(by_the_wall) }
    }

    fn begun() -> (Presence, Moment) {
        let presence = Presence::default();
        let now = presence.seen().last;
        (presence, now)
    }

    #[tokio::test]
    async fn whoever_touches_nothing_for_the_whole_time_is_away_and_not_a_second_earlier() {
        let (presence, start) = begun();
        for second in (5..900).step_by(5) {
            assert_eq!(presence.look(after(start, second, second), PATIENCE), Found::Here, "{second}");
        }
        assert_eq!(presence.look(after(start, 900, 900), PATIENCE), Found::Away);
    }

    #[tokio::test]
    async fn a_touch_begins_the_time_anew() {
        let (presence, start) = begun();
        presence.look(after(start, 890, 890), PATIENCE);
        presence.here(after(start, 890, 890));
        assert_eq!(presence.look(after(start, 910, 910), PATIENCE), Found::Here);
        assert_eq!(presence.look(after(start, 1790, 1790), PATIENCE), Found::Away);
    }

    #[tokio::test]
    async fn sleeping_for_a_short_while_is_noticed_once_and_a_long_while_counts_as_away() {
        let (presence, start) = begun();
        assert_eq!(presence.look(after(start, 5, 120), PATIENCE), Found::Slept);
        assert_eq!(presence.look(after(start, 10, 125), PATIENCE), Found::Here);
        assert_eq!(presence.look(after(start, 15, 1000), PATIENCE), Found::Away);
    }

    #[tokio::test]
    async fn a_wall_clock_that_is_set_back_makes_nobody_away_or_present() {
        let (presence, start) = begun();
        let back = Moment { at: start.at + Duration::from_secs(899), wall: start.wall - Duration::from_secs(86_400) };
        assert_eq!(presence.look(back, PATIENCE), Found::Here);
        let back = Moment { at: start.at + Duration::from_secs(900), ..back };
        assert_eq!(presence.look(back, PATIENCE), Found::Away);
    }
}
