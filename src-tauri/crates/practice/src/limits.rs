//! How often one may ask: three ways of counting, three kinds of budgets, four ways of saying no.
//!
//! Time is tokio's, so limits work with its paused clock too. Make documents a number per organization and minute and
//! a message; everything else here is a choice of whoever sets the limit. What is refused does not count. Counting
//! is in `limits/count`.

use std::collections::BTreeMap;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use chrono::{DateTime, Utc};
use http::header::{self, HeaderName, HeaderValue};
use http::{Response as HttpResponse, StatusCode};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use self::count::Count;
use crate::instance::Arrival;
use crate::key::Key;
use crate::license;
use crate::query::Query;
use crate::world::World;

mod count;

/// Make's own words.
const MESSAGE: &str = "Requests limit for organization exceeded, please try again later.";

/// A limit on requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Limit {
    /// Requests in each period; for a token bucket also how many may come at once.
    pub requests: u32,
    /// Length of the period in seconds.
    #[serde(default = "minute")]
    pub seconds: u32,
    /// How requests are counted.
    #[serde(default)]
    pub kind: LimitKind,
    /// Who shares a budget.
    #[serde(default)]
    pub per: LimitPer,
    /// Whether `apiLimit` of the organization's license takes the place of `requests`, per organization only. A license
    /// without it allows none.
    #[serde(default)]
    pub from_license: bool,
    /// What the refusal says about coming back.
    #[serde(default)]
    pub tells: LimitTells,
    /// Whether the refusal is JSON instead of plain text.
    #[serde(default)]
    pub json: bool,
    /// Its status: 429, or 418 as seen once.
    #[serde(default = "too_many")]
    pub status: u16,
}

fn minute() -> u32 {
    60
}

fn too_many() -> u16 {
    429
}

impl Limit {
    /// So many requests a minute in a fixed window for the whole instance, refused with plain text and no header.
    pub fn per_minute(requests: u32) -> Self {
        Self {
            requests,
            seconds: minute(),
            kind: LimitKind::default(),
            per: LimitPer::default(),
            from_license: false,
            tells: LimitTells::default(),
            json: false,
            status: too_many(),
        }
    }
}

/// How requests are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// From zero again at the end of each period; periods begin with the instance.
    #[default]
    FixedWindow,
    /// At most so many in any period.
    SlidingWindow,
    /// A bucket that fills evenly.
    TokenBucket,
}

/// Who shares a budget.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitPer {
    /// Everybody.
    #[default]
    Instance,
    /// Everybody with the same key.
    Key,
    /// Everybody who asks about the same organization; what names none is not limited.
    Organization,
}

/// What a refusal says about coming back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitTells {
    /// Nothing.
    #[default]
    Nothing,
    /// `Retry-After` in seconds.
    Seconds,
    /// `Retry-After` as a date, with `Date`.
    HttpDate,
}

/// The limit in force and its counts.
#[derive(Debug, Default)]
pub(crate) struct Limiter {
    limit: Option<Limit>,
    counts: BTreeMap<String, Count>,
    start: Option<Instant>,
    refused: u64,
}

impl Limiter {
    /// Puts a limit in force with fresh counts, or lifts it.
    pub(crate) fn set(&mut self, limit: Option<Limit>) {
        *self = Self { limit, start: Some(Instant::now()), ..Self::default() };
    }

    /// How many requests have been refused since the limit is in force.
    pub(crate) fn refused(&self) -> u64 {
        self.refused
    }

    /// The refusal, when a request is too many.
    pub(crate) fn check(
        &mut self,
        arrival: &Arrival,
        key: Option<&Key>,
        world: &World,
        now: DateTime<Utc>,
    ) -> Option<Response> {
        let limit = self.limit?;
        let (budget, most) = match limit.per {
            LimitPer::Instance => (String::new(), limit.requests),
            LimitPer::Key => (key.map(Key::masked).unwrap_or_default(), limit.requests),
            LimitPer::Organization => {
                let organization = organization_of(arrival, world)?;
                let most = if limit.from_license { allowed(world, organization) } else { limit.requests };
                (organization.to_string(), most)
            }
        };
        let period = Duration::from_secs(u64::from(limit.seconds.max(1)));
        let start = self.start.unwrap_or_else(Instant::now);
        let count = self.counts.entry(budget).or_insert_with(|| Count::new(limit.kind, start, most));
        let wait = count.take(Instant::now(), most, period)?;
        self.refused += 1;
        Some(refusal(&limit, wait, now))
    }
}

/// Requests a minute by the license of an organization.
fn allowed(world: &World, organization: u64) -> u32 {
    let value = world.organizations.get(&organization).and_then(|found| found.license.value("apiLimit"));
    let number = value.as_ref().and_then(license::number).unwrap_or_default();
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The organization that a request is about, by its path, its query, or its team.
fn organization_of(arrival: &Arrival, world: &World) -> Option<u64> {
    let parts: Vec<&str> = arrival.path.split('/').collect();
    let after = |name: &str| {
        let place = parts.iter().position(|part| *part == name)?;
        parts.get(place + 1)?.parse::<u64>().ok()
    };
    let query = Query::parse(&arrival.query);
    let asked = |name: &str| query.number(name).ok().flatten();
    let team = after("teams").or_else(|| after("user-team-roles")).or_else(|| asked("teamId"));
    let by_team = || world.teams.get(&team?).map(|team| team.organization_id);
    let single = || if parts.last() == Some(&"organizations") { asked("id") } else { None };
    let by_scenario = || world.scenarios.get(&after("scenarios")?).map(|found| found.organization_id);
    after("organizations")
        .or_else(|| after("user-organization-roles"))
        .or_else(|| asked("organizationId"))
        .or_else(single)
        .or_else(by_team)
        .or_else(by_scenario)
}

fn refusal(limit: &Limit, wait: Duration, now: DateTime<Utc>) -> Response {
    let (content_type, body) = if limit.json {
        ("application/json", format!(r#"{{"message":"{MESSAGE}","code":"SC429"}}"#))
    } else {
        ("text/plain", MESSAGE.to_owned())
    };
    let mut response = HttpResponse::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(limit.status).unwrap_or(StatusCode::TOO_MANY_REQUESTS);
    let mut set = |name: HeaderName, value: String| {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, content_type.to_owned());
    let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
    match limit.tells {
        LimitTells::Nothing => {}
        LimitTells::Seconds => set(header::RETRY_AFTER, seconds.to_string()),
        LimitTells::HttpDate => {
            let then = now + chrono::Duration::seconds(i64::try_from(seconds).unwrap_or(i64::MAX / 1000));
            set(header::DATE, http_date(now));
            set(header::RETRY_AFTER, http_date(then));
        }
    }
    response
}

/// A date as HTTP headers write it.
pub(crate) fn http_date(time: DateTime<Utc>) -> String {
    time.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
