//! How much longer a run takes, from how long its lines took so far in this window, waits included.

use std::time::Duration;

use domain::journal::RunStatus;
use tokio::time::Instant;

/// Fewer lines tell nothing.
const TELLING: u32 = 5;

/// When a window began to carry a run out, and how far it was then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    began: Instant,
    ended: u32,
}

impl Pace {
    pub(crate) fn from_now(status: &RunStatus) -> Self {
        Self { began: Instant::now(), ended: super::picture::ended(status) }
    }

    /// For the lines that are left, now that `ended` of `all` have ended; `None` as long as too few have since it began.
    pub(crate) fn remaining(self, ended: u32, all: u32) -> Option<Duration> {
        let since = ended.saturating_sub(self.ended);
        let left = all.saturating_sub(ended);
        (since >= TELLING).then(|| self.began.elapsed().mul_f64(f64::from(left) / f64::from(since)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_remains_follows_the_lines_of_this_window_and_is_not_guessed_from_a_few() {
        let pace = Pace { began: Instant::now(), ended: 100 };
        tokio::time::advance(Duration::from_secs(40)).await;
        assert_eq!(pace.remaining(104, 600), None);
        assert_eq!(pace.remaining(110, 600), Some(Duration::from_secs(4 * 490)));
        assert_eq!(pace.remaining(600, 600), Some(Duration::ZERO));
    }
}
