//! Lets a person stop a run that is being carried out.

use tokio::sync::watch;

/// Shared between the one who carries a run out and the one who may stop it.
#[derive(Debug, Clone)]
pub struct Control {
    stop: watch::Sender<bool>,
}

impl Control {
    /// Nobody has asked to stop yet.
    pub fn new() -> Self {
        Self { stop: watch::Sender::new(false) }
    }

    /// Asks to stop when the step at hand has ended. A long wait that the instance asked for is ended at once; nothing
    /// is sent after it.
    pub fn stop_after_step(&self) {
        self.stop.send_replace(true);
    }

    /// Whether it was asked.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// Returns when it was asked.
    pub(crate) async fn stopping(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = self.stop.subscribe().wait_for(|stop| *stop).await;
    }
}

impl Default for Control {
    fn default() -> Self {
        Self::new()
    }
}
