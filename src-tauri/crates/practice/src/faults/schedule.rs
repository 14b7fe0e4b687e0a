//! What can go wrong and when: matches, rules, barriers, and the kinds of faults. All of it is JSON for the control
//! interface and for replaying.
//!
//! The second admin's scripts are in `second_admin`; carrying anything out is elsewhere.

use serde::{Deserialize, Serialize};

use super::churn::Churn;
use super::latency::Slow;
use super::odd::Oddity;
use super::second_admin::Script;

/// Everything that goes wrong with an instance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Schedule {
    /// The seed that whoever made the schedule used; only printed with failures.
    pub seed: u64,
    /// Faults; the first rule that matches an arrival counts.
    pub rules: Vec<Rule>,
    /// What a second admin does meanwhile.
    pub second_admin: Vec<Script>,
    /// Requests that wait for others.
    pub barriers: Vec<Barrier>,
    /// Requests that take their time (FT1); the first entry that matches counts.
    pub slow: Vec<Slow>,
    /// Lists that change between their pages (FT17).
    pub churn: Vec<Churn>,
}

/// Which requests are meant. Fields that are not given match everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Match {
    /// `GET`, `POST`, …; `!GET` means every other method.
    pub method: Option<String>,
    /// The path below `/api/v2`, for example `/admin/users/*/user-team-roles/*`; `*` or `{name}` stands for one
    /// segment, a last `**` for all that follow. An `/api/v2` at the start is tolerated.
    pub path: Option<String>,
    /// Only the nth request, counted from 1, that fits method and path; every one when absent.
    pub nth: Option<u64>,
    /// Only the arrival with this number, counted from 1 since the schedule was set.
    pub arrival: Option<u64>,
}

impl Match {
    /// The arrival with this number, whatever it is.
    pub fn arrival(number: u64) -> Self {
        Self { arrival: Some(number), ..Self::default() }
    }

    /// Every request with this method and path.
    pub fn every(method: &str, path: &str) -> Self {
        Self { method: Some(method.to_owned()), path: Some(path.to_owned()), ..Self::default() }
    }

    /// The nth request with this method and path.
    pub fn nth(method: &str, path: &str, nth: u64) -> Self {
        Self { nth: Some(nth), ..Self::every(method, path) }
    }

    /// The nth request that is no `GET`.
    pub fn nth_write(nth: u64) -> Self {
        Self { method: Some("!GET".to_owned()), nth: Some(nth), ..Self::default() }
    }

    /// Whether method and path fit, without counting.
    pub(super) fn fits(&self, method: &str, path: &str) -> bool {
        let method_fits = match self.method.as_deref() {
            None => true,
            Some(wanted) => match wanted.strip_prefix('!') {
                Some(other) => other != method,
                None => wanted == method,
            },
        };
        method_fits && self.path.as_deref().is_none_or(|pattern| path_fits(below(pattern), below(path)))
    }
}

fn below(path: &str) -> &str {
    path.strip_prefix("/api/v2").unwrap_or(path)
}

fn path_fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) | (Some("**"), _) => return true,
            (Some(part), Some(_)) if part == "*" || part.starts_with('{') => {}
            (Some(part), Some(other)) if part == other => {}
            (Some(_) | None, Some(_)) | (Some(_), None) => return false,
        }
    }
}

/// One fault and the requests that it hits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Which requests.
    pub when: Match,
    /// What happens to them.
    pub fault: Fault,
}

/// Requests that are held back until others have been processed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Barrier {
    /// Which requests wait.
    pub hold: Match,
    /// What has to be processed first: the nth such request (the first, when `nth` is absent), or an arrival.
    pub until: Match,
}

/// Before or after the request has changed the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// The request is not applied.
    BeforeApply,
    /// The request is applied and its reply lost.
    AfterApply,
}

/// How a 429 tells when to come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RetryAfter {
    /// `Retry-After` with seconds (FT2).
    Seconds(u32),
    /// `Retry-After` with a date this many seconds after the reply's `Date` (FT3).
    HttpDate(u32),
    /// No header, a body of plain text (FT4).
    PlainText,
}

/// How a body that is cut off was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Framing {
    /// `Content-Length` of the whole body.
    Length,
    /// Chunks without the last one.
    Chunked,
}

/// Where a redirect leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Another path of the same origin.
    SameOrigin,
    /// A host that does not exist.
    OtherOrigin,
}

/// A body that is no answer (FT13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BadBody {
    /// JSON that breaks off in the middle, announced as complete.
    Malformed,
    /// The right body announced as plain text.
    WrongContentType,
    /// A login page with status 200.
    LoginPage,
    /// Status 200 and nothing.
    Empty,
    /// A small compressed body that grows to 1 GiB of blanks.
    GzipBomb,
    /// 65 MiB of JSON.
    Huge,
}

/// When a late request is applied after all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Due {
    /// This many milliseconds of tokio's clock after it arrived.
    AfterMillis(u64),
    /// Just before the nth arrival after it is looked at; 1 is the next one.
    AfterArrivals(u64),
}

/// What the caller of a late request sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LateReply {
    /// Nothing, for as long as it waits.
    Never,
    /// A reset connection.
    Reset,
    /// A clean close without a reply.
    Close,
    /// This status.
    Status(u16),
}

/// What happens to one request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Fault {
    /// 429, not applied (FT2, FT3, FT4).
    TooManyRequests {
        /// How it tells when to come back.
        after: RetryAfter,
    },
    /// An error status (FT5 before, FT6 after applying).
    Status {
        /// 500, 502, 503, 504 or any other.
        status: u16,
        /// Before or after applying.
        moment: Moment,
        /// Seconds in a `Retry-After` header, which makes a 503 a refusal.
        #[serde(default)]
        retry_after: Option<u32>,
    },
    /// FT7.
    ResetBeforeRead,
    /// FT8.
    ResetAfterApply,
    /// FT9.
    CloseAfterApply,
    /// Applied; the body breaks off (FT12).
    Truncated {
        /// Bytes that still arrive, at most all but one.
        keep: usize,
        /// How the body was announced.
        framing: Framing,
    },
    /// A body that is no answer (FT13).
    Body {
        /// Which.
        body: BadBody,
        /// Before or after applying.
        moment: Moment,
    },
    /// FT15.
    Redirect {
        /// 301, 302, 303, 307 or 308.
        status: u16,
        /// Where to.
        target: Target,
        /// Before or after applying.
        moment: Moment,
    },
    /// The page is smaller than asked (FT16). For all pages use [`crate::Switches::page_cap`].
    PageCap {
        /// Largest number of rows.
        limit: u32,
        /// Whether the answer admits it.
        echo: bool,
    },
    /// Applied after the caller gave up (FT18).
    Late {
        /// When it is applied.
        due: Due,
        /// What the caller sees.
        reply: LateReply,
    },
    /// 200 as if it were applied, and nothing changes (FT20).
    NotApplied,
    /// No reply, for as long as the caller waits (FT10).
    Stall {
        /// Before or after applying.
        moment: Moment,
    },
    /// Status, headers and the first bytes of the body, then nothing, for as long as the caller waits (FT10).
    StallAfterHead {
        /// Before or after applying.
        moment: Moment,
        /// Bytes of the body that still arrive, at most all but one.
        keep: usize,
    },
    /// Applied; the body arrives in small pieces (FT11).
    Dribble {
        /// Bytes in each piece, at least 1.
        bytes: usize,
        /// Milliseconds before each piece.
        millis: u64,
    },
    /// Applied; the right answer, but odd (FT14).
    Odd {
        /// What is odd.
        oddity: Oddity,
    },
    /// A read that is answered from a replica that lags behind (FT19); writes go on as usual.
    Stale {
        /// Changes of the latest so many milliseconds are not seen; at most 60,000.
        lag_millis: u64,
    },
}

impl Fault {
    /// The kind in the fault catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyRequests { after: RetryAfter::Seconds(_) } => "FT2",
            Self::TooManyRequests { after: RetryAfter::HttpDate(_) } => "FT3",
            Self::TooManyRequests { after: RetryAfter::PlainText } => "FT4",
            Self::Status { moment: Moment::BeforeApply, .. } => "FT5",
            Self::Status { moment: Moment::AfterApply, .. } => "FT6",
            Self::ResetBeforeRead => "FT7",
            Self::ResetAfterApply => "FT8",
            Self::CloseAfterApply => "FT9",
            Self::Stall { .. } | Self::StallAfterHead { .. } => "FT10",
            Self::Dribble { .. } => "FT11",
            Self::Odd { .. } => "FT14",
            Self::Stale { .. } => "FT19",
            Self::Truncated { .. } => "FT12",
            Self::Body { .. } => "FT13",
            Self::Redirect { .. } => "FT15",
            Self::PageCap { .. } => "FT16",
            Self::Late { .. } => "FT18",
            Self::NotApplied => "FT20",
        }
    }

    /// Whether the reply is replaced before or after applying; none for kinds that go their own way.
    pub(super) fn moment(&self) -> Option<Moment> {
        match self {
            Self::TooManyRequests { .. } | Self::ResetBeforeRead => Some(Moment::BeforeApply),
            Self::ResetAfterApply
            | Self::CloseAfterApply
            | Self::Truncated { .. }
            | Self::Dribble { .. }
            | Self::Odd { .. } => Some(Moment::AfterApply),
            Self::Status { moment, .. }
            | Self::Body { moment, .. }
            | Self::Redirect { moment, .. }
            | Self::Stall { moment }
            | Self::StallAfterHead { moment, .. } => Some(*moment),
            Self::PageCap { .. } | Self::Late { .. } | Self::NotApplied | Self::Stale { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_names_stand_for_one_segment_and_two_stars_for_the_rest() {
        let path = "/api/v2/admin/users/5/user-team-roles/7";
        for pattern in
            ["/admin/users/*/user-team-roles/*", "/api/v2/admin/users/{user}/user-team-roles/{team}", "/admin/**"]
        {
            assert!(Match::every("POST", pattern).fits("POST", path), "{pattern}");
        }
        assert!(!Match::every("POST", "/admin/users/*").fits("POST", path));
        assert!(!Match::every("GET", "/admin/**").fits("POST", path));
        assert!(Match::nth_write(1).fits("POST", path));
        assert!(!Match::nth_write(1).fits("GET", path));
    }

    #[test]
    fn a_schedule_survives_json() {
        let fault = Fault::Late { due: Due::AfterArrivals(2), reply: LateReply::Status(504) };
        let schedule = Schedule { rules: vec![Rule { when: Match::arrival(3), fault }], ..Schedule::default() };
        let text = serde_json::to_string(&schedule).unwrap();
        assert_eq!(serde_json::from_str::<Schedule>(&text).unwrap(), schedule);
    }
}
