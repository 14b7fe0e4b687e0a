//! A replica that lags behind (FT19): the states before the latest changes, and who is answered from them.
//!
//! States are kept only while a schedule asks for stale reads, and no longer than the longest lag.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use crate::world::World;

/// The longest lag that is served.
const LONGEST: Duration = Duration::from_secs(60);

/// What the instance looked like before each of the latest changes.
#[derive(Default)]
pub(super) struct Replica {
    wanted: bool,
    past: VecDeque<(Instant, World)>,
}

impl Replica {
    /// Starts over; keeps states from now on only if they will be asked for.
    pub(super) fn start(&mut self, wanted: bool) {
        *self = Self { wanted, past: VecDeque::new() };
    }

    /// Keeps the present state, which is about to change.
    pub(super) fn keep(&mut self, world: &World) {
        if !self.wanted {
            return;
        }
        let now = Instant::now();
        while self.past.front().is_some_and(|(at, _)| now.duration_since(*at) > LONGEST) {
            self.past.pop_front();
        }
        self.past.push_back((now, world.clone()));
    }

    /// The state as it was so long ago, where something has changed since.
    pub(super) fn behind(&self, lag: Duration) -> Option<&World> {
        let now = Instant::now();
        self.past.iter().find(|(changed, _)| now.duration_since(*changed) < lag).map(|(_, world)| world)
    }
}
