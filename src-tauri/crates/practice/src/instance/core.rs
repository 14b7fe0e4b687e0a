//! What is behind an instance's lock, and the way of one request through it: key, route, answer, keeping.
//!
//! Nothing here waits: reading from the network and deliberate failures happen outside.

use axum::body::Body as HttpBody;
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{StatusCode, header};

use super::{AppliedHook, Held};
use crate::answer::{Answer, Body, Done, Refusal};
use crate::key::Key;
use crate::limits::Limiter;
use crate::query::Query;
use crate::routes::{self, Call, Work};
use crate::switches::{Maintenance, Switches, UnknownKey};
use crate::world::World;

/// The page of an instance that is being maintained.
const MAINTENANCE: &str =
    "<!doctype html><html><head><title>Maintenance</title></head><body>We will be back soon.</body></html>";

/// World, keys and switches, and what belongs to them.
pub(crate) struct Core {
    pub(crate) world: Held,
    pub(crate) keys: Vec<Key>,
    pub(crate) switches: Switches,
    pub(crate) limiter: Limiter,
    pub(super) hook: Option<AppliedHook>,
    pub(super) effects: u64,
    #[cfg(feature = "faults")]
    pub(crate) stage: crate::faults::Stage,
}

/// A request as it was read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Arrival {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) authorization: Option<String>,
    pub(crate) body: Bytes,
}

/// How far a request got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reached {
    Refused,
    Answered,
    Applied { effect: u64, done: Done },
}

/// What came of a request.
#[derive(Debug, Clone)]
pub(crate) struct Processed {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: Bytes,
    pub(crate) reached: Reached,
}

impl Core {
    /// The key that an arrival carries.
    #[cfg(feature = "faults")]
    pub(crate) fn key_of(&self, arrival: &Arrival) -> Option<&Key> {
        let header = arrival.authorization.as_deref()?;
        self.keys.iter().find(|key| key.opens(header))
    }

    /// The refusal when a request is one too many.
    pub(crate) fn limited(&mut self, arrival: &Arrival, now: DateTime<Utc>) -> Option<Response> {
        let header = arrival.authorization.as_deref().unwrap_or_default();
        let key = self.keys.iter().find(|key| key.opens(header));
        self.limiter.check(arrival, key, &self.world, now)
    }

    /// Answers a request, changes the world by it and keeps the change. `switches` replaces the instance's own.
    pub(crate) fn process(&mut self, arrival: &Arrival, now: DateTime<Utc>, switches: Option<&Switches>) -> Processed {
        let switches = switches.unwrap_or(&self.switches).clone();
        if arrival.path != "/api/v2/ping"
            && let Some(closed) = Processed::closed(switches.maintenance)
        {
            return closed;
        }
        let may_change = self.hook.is_some() && arrival.method != "GET";
        let before = may_change.then(|| World::clone(&self.world));
        match self.answer(arrival, now, &switches) {
            Err(refusal) => Processed::refused(&refusal.spelled(switches.spelling.denied_code)),
            Ok(answer) => self.keep(answer, before),
        }
    }

    fn answer(&mut self, arrival: &Arrival, now: DateTime<Utc>, switches: &Switches) -> Result<Answer, Refusal> {
        let path = arrival.path.strip_prefix("/api/v2").unwrap_or_default();
        let found = routes::find(&arrival.method, path, switches);
        let header = arrival.authorization.as_deref().unwrap_or_default();
        let nobody = Key::nobody();
        let key = match self.keys.iter().find(|key| key.opens(header)) {
            Some(key) => key,
            None if found.as_ref().is_some_and(|(route, _)| !route.needs_key()) => &nobody,
            None => {
                return Err(match switches.unknown_key {
                    UnknownKey::Unauthorized => Refusal::unknown_key(),
                    UnknownKey::Forbidden => Refusal::denied(),
                });
            }
        };
        let (route, numbers) = found.ok_or_else(|| Refusal::not_found("Resource"))?;
        route.check(&self.world, key, switches)?;
        let call = Call {
            numbers,
            query: Query::parse(&arrival.query),
            body: &arrival.body,
            key,
            keys: &self.keys,
            switches,
            now,
            kept: self.world.kept(),
        };
        match route.work() {
            Work::Show(work) => Ok(work(&self.world, &call)),
            Work::Read(work) => work(&self.world, &call),
            Work::Write(work) => work(&mut self.world, &call),
        }
    }

    /// Lets the hook save an applied write; takes the write back when it cannot.
    fn keep(&mut self, answer: Answer, before: Option<World>) -> Processed {
        let reached = match answer.done {
            None => Reached::Answered,
            Some(done) => {
                if !self.save(before) {
                    return Processed::refused(&Refusal::not_kept());
                }
                Reached::Applied { effect: self.next_effect(), done }
            }
        };
        let json = |body: Bytes, reached| Processed { status: 200, content_type: "application/json", body, reached };
        match answer.body {
            Body::Json(row) => json(row.bytes().into(), reached),
            Body::Written(bytes) => json(bytes.into(), reached),
            Body::Text(text) => Processed {
                status: 200,
                content_type: "text/plain",
                body: Bytes::from_static(text.as_bytes()),
                reached,
            },
        }
    }

    fn save(&mut self, before: Option<World>) -> bool {
        let (Some(hook), Some(before)) = (&self.hook, before) else { return true };
        let kept = hook(&self.world);
        if let Err(error) = &kept {
            tracing::warn!(%error, "a change could not be kept and was taken back");
            *self.world = before;
        }
        kept.is_ok()
    }

    /// Tells the hook of a change that no request made; nothing can be taken back.
    #[cfg(feature = "faults")]
    pub(crate) fn tell_hook(&self) {
        if let Some(Err(error)) = self.hook.as_ref().map(|hook| hook(&self.world)) {
            tracing::warn!(%error, "a change by the second admin could not be kept");
        }
    }

    /// The same instance in another state, which can be changed without anybody noticing: no hook, no schedule, no limit.
    #[cfg(feature = "faults")]
    pub(crate) fn twin_of(&self, world: World) -> Self {
        Self {
            world: Held::new(world),
            keys: self.keys.clone(),
            switches: self.switches.clone(),
            limiter: Limiter::default(),
            hook: None,
            effects: 0,
            stage: crate::faults::Stage::default(),
        }
    }

    /// The number of the next effect on the state.
    pub(crate) fn next_effect(&mut self) -> u64 {
        self.effects += 1;
        self.effects
    }
}

impl Processed {
    /// What everybody is told during maintenance.
    fn closed(reading: Maintenance) -> Option<Self> {
        if reading == Maintenance::Off {
            return None;
        }
        let json = Self::refused(&Refusal::closed());
        let page = Bytes::from_static(MAINTENANCE.as_bytes());
        let closed =
            if reading == Maintenance::Html { Self { content_type: "text/html", body: page, ..json } } else { json };
        Some(closed)
    }

    pub(crate) fn refused(refusal: &Refusal) -> Self {
        let body = refusal.row().bytes().into();
        Self { status: refusal.status, content_type: "application/json", body, reached: Reached::Refused }
    }

    pub(crate) fn response(self) -> Response {
        let mut response = Response::new(HttpBody::from(self.body));
        *response.status_mut() = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let content_type = header::HeaderValue::from_static(self.content_type);
        response.headers_mut().insert(header::CONTENT_TYPE, content_type);
        response
    }
}
