//! Waits inside of a reading. One fact may take many requests; begun anew at each limit it would never be read where
//! an instance says "slow down" more often than a reading has requests. So the reading client waits by itself, up to
//! [`Patience::within_reading`](super::Patience::within_reading), and tells the engine, which shows the wait and ends
//! it when a person asks to stop. Longer waits are the engine's own: what is read after one is read from its beginning.

use std::sync::Arc;
use std::time::Duration;

use make_api::{Notice, ReadClient};
use tokio::sync::watch;
use tokio::time::Instant;

/// What the engine hears of its reading client. Clones are the same.
#[derive(Debug, Clone)]
pub struct Holds(watch::Sender<Option<Hold>>);

/// The instance lets a reading wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hold {
    pub(super) time: Duration,
    pub(super) until: Instant,
}

impl Holds {
    /// `read`, waiting no longer than `patience` in one call, and whoever hears of it.
    pub fn of(read: ReadClient, patience: &super::Patience) -> (ReadClient, Self) {
        let holds = Self::default();
        let told = holds.clone();
        let read =
            read.with_patience(patience.within_reading).with_observer(Arc::new(move |notice| told.hear(&notice)));
        (read, holds)
    }

    fn hear(&self, notice: &Notice) {
        match notice {
            Notice::Waiting { wait, .. } | Notice::Pacing { wait, .. } => {
                self.0.send_replace(Some(Hold { time: *wait, until: Instant::now() + *wait }));
            }
            Notice::Retrying { .. }
            | Notice::Page(_)
            | Notice::StartingOver { .. }
            | Notice::Changed { .. }
            | Notice::UnreadableRows { .. } => {}
        }
    }

    pub(super) fn listen(&self) -> watch::Receiver<Option<Hold>> {
        self.0.subscribe()
    }
}

impl Default for Holds {
    /// Hears of nothing.
    fn default() -> Self {
        Self(watch::Sender::new(None))
    }
}
