//! What time the instance thinks it is: the computer's clock, or a virtual one for repeatable runs.

use chrono::{DateTime, Duration, Utc};
use tokio::time::Instant;

/// Where new rows get their dates from.
#[derive(Debug, Clone, Copy, Default)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// This moment when the instance is made, then as fast as tokio's clock, paused or not.
    Virtual(DateTime<Utc>),
}

/// A clock that has been started.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    clock: Clock,
    start: Instant,
}

impl Running {
    pub(crate) fn start(clock: Clock) -> Self {
        Self { clock, start: Instant::now() }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        match self.clock {
            Clock::System => Utc::now(),
            Clock::Virtual(start) => start + Duration::from_std(self.start.elapsed()).unwrap_or_default(),
        }
    }
}
