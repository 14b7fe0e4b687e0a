//! Who is told when something changed, and how often.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Happening;

/// While a list is loading, its window hears of it this often at most.
const PACE: Duration = Duration::from_millis(100);

type Listener = Arc<dyn Fn(Happening) + Send + Sync>;

/// Tells one listener.
#[derive(Default)]
pub(crate) struct Notifier {
    listener: Mutex<Option<Listener>>,
    last: Mutex<Option<Instant>>,
}

impl Notifier {
    pub(crate) fn listen(&self, listener: Listener) {
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }

    /// Tells at once.
    pub(crate) fn tell(&self, happening: Happening) {
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(listener) = listener {
            listener(happening);
        }
    }

    /// Tells unless the listener heard of this kind of news a moment ago. The end of what goes on is always told by
    /// [`Self::tell`].
    pub(crate) fn tell_paced(&self, happening: Happening) {
        {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.is_some_and(|last| last.elapsed() < PACE) {
                return;
            }
            *last = Some(Instant::now());
        }
        self.tell(happening);
    }
}
