//! An instance: a world, its keys and switches behind one lock, and the way of a request through it.
//!
//! A request is read, authorised, answered; a write is kept by the hook before its reply goes out, and taken back
//! when the hook fails. What endpoints do is in `routes`, sockets are in `serve`, deliberate failures in `faults`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use uuid::Uuid;

use crate::answer::{Answer, Body, Done, Refusal};
use crate::clock::{Clock, Running};
use crate::key::{Key, KeyKind};
use crate::query::Query;
use crate::routes::{self, Call, Work};
use crate::switches::{Switches, UnknownKey};
use crate::world::World;

/// The largest request body that is read, in bytes.
const LARGEST_BODY: usize = 3 * 1024 * 1024;

/// Called after each applied write, before its reply goes out, with the new state. It must not call the instance.
pub type AppliedHook = Box<dyn Fn(&World) -> std::io::Result<()> + Send + Sync>;

/// How an instance starts. It has no `Debug`, for it holds keys.
#[derive(Clone)]
pub struct Options {
    /// The key that opens the instance, a version 4 UUID by default.
    pub key: String,
    /// Whose that key is and what it may do.
    pub kind: KeyKind,
    /// More keys that are known from the start.
    pub extra_keys: Vec<(String, KeyKind)>,
    /// Readings of what the documents leave open.
    pub switches: Switches,
    /// How long each request waits before anything happens.
    pub latency: Duration,
    /// Where new rows get their dates from.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            key: Uuid::new_v4().to_string(),
            kind: KeyKind::Full,
            extra_keys: Vec::new(),
            switches: Switches::default(),
            latency: Duration::ZERO,
            clock: Clock::System,
        }
    }
}

/// A running instance. Clones are the same instance.
#[derive(Clone)]
pub struct Instance {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    core: Mutex<Core>,
    latency: Duration,
    clock: Running,
    /// Told after every processed request, for those that are held back.
    #[cfg(feature = "faults")]
    pub(crate) progress: tokio::sync::Notify,
}

pub(crate) struct Core {
    pub(crate) world: World,
    pub(crate) keys: Vec<Key>,
    pub(crate) switches: Switches,
    hook: Option<AppliedHook>,
    effects: u64,
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

impl Instance {
    /// Starts an instance on a world.
    pub fn new(world: World, options: Options) -> Self {
        let mut keys = vec![Key::new(&options.key, options.kind, &world)];
        keys.extend(options.extra_keys.iter().map(|(text, kind)| Key::new(text, *kind, &world)));
        let core = Core {
            world,
            keys,
            switches: options.switches,
            hook: None,
            effects: 0,
            #[cfg(feature = "faults")]
            stage: crate::faults::Stage::default(),
        };
        let shared = Shared {
            core: Mutex::new(core),
            latency: options.latency,
            clock: Running::start(options.clock),
            #[cfg(feature = "faults")]
            progress: tokio::sync::Notify::new(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// The instance as a service; the same over sockets and in process.
    pub fn router(&self) -> Router {
        Router::new().fallback(handle).with_state(self.clone())
    }

    /// A copy of the present state.
    pub fn world(&self) -> World {
        self.lock().world.clone()
    }

    /// Registers what happens after each applied write before its reply; an error takes the write back and the
    /// caller gets 500.
    pub fn on_applied(&self, hook: AppliedHook) {
        self.lock().hook = Some(hook);
    }

    /// Puts another state in the place of the present one ("Start over").
    pub fn replace_world(&self, world: World) {
        self.lock().world = world;
    }

    /// Changes the readings of what the documents leave open.
    pub fn set_switches(&self, switches: Switches) {
        self.lock().switches = switches;
    }

    /// Forgets every key.
    pub fn revoke_keys(&self) {
        self.lock().keys.clear();
    }

    /// Makes one more key known.
    pub fn add_key(&self, text: &str, kind: KeyKind) {
        let mut core = self.lock();
        let key = Key::new(text, kind, &core.world);
        core.keys.push(key);
    }

    /// The state under its lock, with what became due meanwhile already applied.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Core> {
        #[cfg_attr(not(feature = "faults"), allow(unused_mut, reason = "only late requests change it here"))]
        let mut core = self.shared.core.lock().unwrap_or_else(PoisonError::into_inner);
        #[cfg(feature = "faults")]
        core.apply_due(self.now());
        core
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.shared.clock.now()
    }
}

/// Every request comes in here.
async fn handle(State(instance): State<Instance>, request: Request) -> Response {
    if !instance.shared.latency.is_zero() {
        tokio::time::sleep(instance.shared.latency).await;
    }
    #[cfg(feature = "faults")]
    return crate::faults::handle(&instance, request).await;
    #[cfg(not(feature = "faults"))]
    match read(request).await {
        Ok(arrival) => {
            let now = instance.now();
            let processed = instance.lock().process(&arrival, now, None);
            tracing::debug!(arrival.method, arrival.path, processed.status, reached = ?processed.reached);
            processed.response()
        }
        Err(refusal) => Processed::refused(&refusal).response(),
    }
}

/// Takes a request apart without its body.
pub(crate) fn open(request: Request) -> (Arrival, HttpBody) {
    let (parts, body) = request.into_parts();
    let authorization = parts.headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let arrival = Arrival {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        authorization: authorization.map(str::to_owned),
        body: Bytes::new(),
    };
    (arrival, body)
}

/// The whole body, unless it is larger than the instance takes.
pub(crate) async fn body(body: HttpBody) -> Result<Bytes, Refusal> {
    to_bytes(body, LARGEST_BODY).await.map_err(|_| Refusal::too_large())
}

#[cfg(not(feature = "faults"))]
async fn read(request: Request) -> Result<Arrival, Refusal> {
    let (arrival, rest) = open(request);
    Ok(Arrival { body: body(rest).await?, ..arrival })
}

impl Core {
    /// The key that an arrival carries.
    #[cfg(feature = "faults")]
    pub(crate) fn key_of(&self, arrival: &Arrival) -> Option<&Key> {
        let header = arrival.authorization.as_deref()?;
        self.keys.iter().find(|key| key.opens(header))
    }

    /// Answers a request, changes the world by it and keeps the change. `switches` replaces the instance's own.
    pub(crate) fn process(&mut self, arrival: &Arrival, now: DateTime<Utc>, switches: Option<&Switches>) -> Processed {
        let switches = switches.unwrap_or(&self.switches).clone();
        let may_change = self.hook.is_some() && arrival.method != "GET";
        let before = may_change.then(|| self.world.clone());
        match self.answer(arrival, now, &switches) {
            Err(refusal) => Processed::refused(&refusal),
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
        route.check(&self.world, key)?;
        let call = Call { numbers, query: Query::parse(&arrival.query), body: &arrival.body, key, switches, now };
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
        match answer.body {
            Body::Json(row) => {
                Processed { status: 200, content_type: "application/json", body: row.bytes().into(), reached }
            }
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
            self.world = before;
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

    /// A copy that can be changed without anybody noticing: no hook, no schedule.
    #[cfg(feature = "faults")]
    pub(crate) fn twin(&self) -> Self {
        Self {
            world: self.world.clone(),
            keys: self.keys.clone(),
            switches: self.switches.clone(),
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
