//! How a person wants to work with one saved instance: after what time without anybody its window locks itself, how many
//! rows are asked for at once, and what a leave starts with ([`leaving`]). Name, look and kind are changed where all
//! instances are.

mod leaving;

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session};
use crate::written;

pub use leaving::{LeavingRules, leaving, set_leaving};

/// The times that can be chosen, in minutes.
pub const IDLE_MINUTES: [u16; 5] = [5, 15, 30, 60, 240];
const USUAL: u16 = 15;
/// How many rows can be asked for at once, at most. An instance that gives fewer is noticed by itself.
pub const PAGE_ROWS: [u32; 3] = [10_000, 1_000, 100];

/// What is chosen for one instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HouseRules {
    /// Minutes without anybody after which the window locks itself: one of [`IDLE_MINUTES`].
    pub idle_minutes: u16,
    /// At most so many rows are asked for at once: one of [`PAGE_ROWS`].
    pub page_rows: u32,
}

impl Default for HouseRules {
    fn default() -> Self {
        Self { idle_minutes: USUAL, page_rows: PAGE_ROWS[0] }
    }
}

impl HouseRules {
    /// What is written, as far as it makes sense; what does not is as at first. So a damaged value never opens a door.
    pub(crate) fn read(text: Option<&str>) -> Self {
        let rules: Self = written::read(text);
        if rules.is_a_choice() { rules } else { Self::default() }
    }

    fn is_a_choice(self) -> bool {
        IDLE_MINUTES.contains(&self.idle_minutes) && PAGE_ROWS.contains(&self.page_rows)
    }

    pub(crate) fn idle(self) -> Duration {
        Duration::from_secs(u64::from(self.idle_minutes) * 60)
    }
}

/// Writes the rules of this instance; they hold at once.
pub async fn set(session: &Arc<Session>, rules: HouseRules) -> Outcome<HouseRules> {
    const OPERATION: &str = "save the house rules";
    if !rules.is_a_choice() {
        return Err(Problem::new(Code::Internal, OPERATION, session.now()));
    }
    let text = serde_json::to_string(&rules).map_err(|_| Problem::new(Code::Internal, OPERATION, session.now()))?;
    let profile = session.profile_id();
    session.core.ask_store(OPERATION, move |home| home.set_rules(&profile, &text)).await?;
    session.show_rules(rules);
    session.happened(Happening::Editing);
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_or_is_no_choice_counts_as_fifteen_minutes() {
        for text in
            [None, Some(""), Some("{}"), Some("{\"idleMinutes\":0}"), Some("{\"idleMinutes\":65535}"), Some("[]")]
        {
            assert_eq!(HouseRules::read(text).idle(), Duration::from_secs(900), "{text:?}");
        }
        let read = HouseRules::read(Some("{\"idleMinutes\":60}"));
        assert_eq!((read.idle(), read.page_rows), (Duration::from_secs(3600), 10_000));
        assert_eq!(HouseRules::read(Some("{\"pageRows\":7}")), HouseRules::default());
    }
}
