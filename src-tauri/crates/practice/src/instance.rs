//! An instance: a world, its keys and switches behind one lock, and the way of a request through it.
//!
//! A request is read, authorised, answered; a write is kept by the hook before its reply goes out, and taken back
//! when the hook fails (`core`). What endpoints do is in `routes`, sockets are in `serve`, deliberate failures in
//! `faults`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::header;
use uuid::Uuid;

#[cfg(feature = "faults")]
pub(crate) use self::core::Reached;
pub(crate) use self::core::{Arrival, Core, Processed};
pub(crate) use self::held::{Held, Kept};
use crate::answer::Refusal;
use crate::clock::{Clock, Running};
use crate::key::{Key, KeyKind};
use crate::limits::{Limit, Limiter};
use crate::switches::Switches;
use crate::world::World;

mod core;
mod held;

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
    /// How often one may ask; without limit by default.
    pub limit: Option<Limit>,
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
            limit: None,
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

impl Instance {
    /// Starts an instance on a world.
    pub fn new(world: World, options: Options) -> Self {
        let mut keys = vec![Key::new(&options.key, options.kind, &world)];
        keys.extend(options.extra_keys.iter().map(|(text, kind)| Key::new(text, *kind, &world)));
        let mut limiter = Limiter::default();
        limiter.set(options.limit);
        let core = Core {
            limiter,
            world: Held::new(world),
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
        World::clone(&self.lock().world)
    }

    /// Registers what happens after each applied write before its reply; an error takes the write back and the
    /// caller gets 500.
    pub fn on_applied(&self, hook: AppliedHook) {
        self.lock().hook = Some(hook);
    }

    /// Puts another state in the place of the present one ("Start over").
    pub fn replace_world(&self, world: World) {
        *self.lock().world = world;
    }

    /// Changes the readings of what the documents leave open.
    pub fn set_switches(&self, switches: Switches) {
        self.lock().switches = switches;
    }

    /// Sets how often one may ask from now on; counting starts afresh.
    pub fn set_limit(&self, limit: Option<Limit>) {
        self.lock().limiter.set(limit);
    }

    /// How many requests the present limit has refused.
    pub fn refused_by_limit(&self) -> u64 {
        self.lock().limiter.refused()
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
            if let Some(refusal) = instance.lock().limited(&arrival, now) {
                return refusal;
            }
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
