//! What a reading tells while it goes on, so that waits and progress can be shown honestly.

use std::sync::Arc;
use std::time::Duration;

use domain::Timestamp;

use super::MINUTE;

/// Something worth showing while a reading goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The instance asked for fewer requests; reading goes on by itself at `until`.
    Waiting {
        /// What waits.
        operation: &'static str,
        /// How long.
        wait: Duration,
        /// When it goes on, by this computer's clock.
        until: Timestamp,
    },
    /// The instance's limit is known and used up for now, so the next request waits by itself, a second or longer.
    Pacing {
        /// What waits.
        operation: &'static str,
        /// How long, at most.
        wait: Duration,
        /// When it goes on at the latest, by this computer's clock.
        until: Timestamp,
        /// How many requests a minute the instance was found to allow.
        per_minute: u32,
    },
    /// An attempt failed in a way that passes; another follows after `wait`.
    Retrying {
        /// What is tried again.
        operation: &'static str,
        /// Which attempt failed, from 1.
        attempt: u32,
        /// How long until the next.
        wait: Duration,
    },
    /// A page of a list arrived.
    Page(Progress),
    /// Somebody changed a list while it was read, so it is read anew from its beginning; rows that have arrived stay.
    StartingOver {
        /// Which list.
        operation: &'static str,
    },
    /// A list changed again and again while it was read; rows may be missing.
    Changed {
        /// Which list.
        operation: &'static str,
    },
    /// Rows without a usable number were left out of an answer.
    UnreadableRows {
        /// Where.
        operation: &'static str,
        /// How many.
        count: usize,
    },
}

/// Is told every notice, on the task that reads.
pub type Observer = Arc<dyn Fn(Notice) + Send + Sync>;

/// How far the reading of a list has come. Make tells no total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Which list.
    pub operation: &'static str,
    /// How many pages of it have arrived.
    pub pages: usize,
    /// How many rows.
    pub rows: usize,
    /// Since its beginning, waits included.
    pub elapsed: Duration,
    /// How many requests a minute the instance was found to allow; `None` as long as no limit showed.
    pub per_minute: Option<u32>,
}

impl Progress {
    /// About how much longer it takes where the list has so many rows, as it had when it was last read. `None` where
    /// nothing has arrived yet.
    pub fn remaining(&self, of_rows: usize) -> Option<Duration> {
        let row_count = u32::try_from(self.rows).ok().filter(|rows| *rows > 0)?;
        let left = u32::try_from(of_rows.saturating_sub(self.rows)).unwrap_or(u32::MAX);
        let pages = u32::try_from(self.pages).unwrap_or(u32::MAX);
        let pages_left = f64::from(left) * f64::from(pages) / f64::from(row_count);
        let as_before = self.elapsed / pages.max(1);
        let a_page = self.per_minute.map_or(as_before, |limit| as_before.min(MINUTE).max(MINUTE / limit.max(1)));
        Some(a_page.mul_f64(pages_left.ceil()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_remains_follows_the_pace_and_is_nothing_at_the_end() {
        let seconds = Duration::from_secs;
        let mut progress =
            Progress { operation: "list people", pages: 4, rows: 400, elapsed: seconds(8), per_minute: None };
        assert_eq!(progress.remaining(1_000), Some(seconds(12)));
        assert_eq!(progress.remaining(400), Some(seconds(0)));
        assert_eq!(progress.remaining(300), Some(seconds(0)));
        progress.per_minute = Some(20);
        assert_eq!(progress.remaining(1_000), Some(seconds(18)), "six pages at twenty a minute");
        progress.rows = 0;
        assert_eq!(progress.remaining(1_000), None);
    }
}
