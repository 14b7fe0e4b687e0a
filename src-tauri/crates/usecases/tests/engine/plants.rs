//! Clients that are wrong on purpose. Each must be caught by the oracle, or the oracle is worth nothing.
//!
//! They are wrapped around the engine's transport, eyes or journal, so that the engine itself carries no fault.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use domain::RunId;
use domain::journal::{Entry, Event, Reading};
use domain::plan::fact::{Subject, Value};
use make_api::Error;
use make_api::transport::{Transport, TransportError};
use practice::Object;
use store::journal::Clock;
use store::{Journal, ProfileId};
use usecases::observe::Look;

use crate::oracle;
use crate::rl3_schedules::case_of;
use crate::sim::play;

/// A way to be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The intent is written after the sending.
    SendsBeforeSync,
    /// After a sending, what was wanted is taken for read.
    SkipsTheReadBack,
    /// An answer of 200 is taken for the change.
    TakesOkForDone,
    /// A page shorter than asked is taken for the last.
    TrustsAShortPage,
    /// Redirects are followed, as HTTP clients do by themselves.
    FollowsRedirects,
    /// A write without an answer is sent again at once.
    ResendsWrites,
    /// Only license keys that it knows go out.
    DropsUnknownLicenseKeys,
    /// The license of the plan goes out instead of the fresh one.
    SendsTheStaleLicense,
    /// No answer is taken for a refusal.
    TakesATimeoutForARefusal,
    /// The time asked to wait is not read.
    IgnoresRetryAfter,
    /// The role is left out, which removes the person (H1).
    SendsAnEmptyBody,
}

/// A fault with what it remembers.
#[derive(Clone)]
pub(crate) struct Plant {
    fault: Fault,
    wrote: Arc<AtomicBool>,
    license: Arc<Mutex<Option<String>>>,
}

impl Plant {
    pub(crate) fn new(fault: Fault) -> Self {
        Self { fault, wrote: Arc::default(), license: Arc::default() }
    }

    pub(crate) fn transport(&self, inner: Arc<dyn Transport>) -> Arc<dyn Transport> {
        Arc::new(WrongTransport { plant: self.clone(), inner })
    }

    pub(crate) fn look(&self, inner: Arc<dyn Look>, clock: Clock) -> Arc<dyn Look> {
        Arc::new(WrongLook { plant: self.clone(), inner, clock })
    }

    pub(crate) fn journal(&self, inner: Arc<dyn Journal>) -> Arc<dyn Journal> {
        match self.fault {
            Fault::SendsBeforeSync => Arc::new(LateJournal { inner, held: Mutex::new(None) }),
            _ => inner,
        }
    }
}

struct WrongTransport {
    plant: Plant,
    inner: Arc<dyn Transport>,
}

#[async_trait]
impl Transport for WrongTransport {
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        if request.method() == http::Method::GET { self.read(request).await } else { self.write(request).await }
    }
}

impl WrongTransport {
    async fn read(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let later_page = request.uri().query().is_some_and(|query| {
            query.split('&').any(|part| part.starts_with("pg%5Boffset%5D=") && !part.ends_with("=0"))
        });
        if self.plant.fault == Fault::TrustsAShortPage && later_page {
            let body = r#"{"users":[],"teams":[],"organizations":[]}"#;
            return Ok(json(body));
        }
        let mut answer = self.inner.send(request).await?;
        if self.plant.fault == Fault::IgnoresRetryAfter {
            answer.headers_mut().remove(http::header::RETRY_AFTER);
        }
        Ok(answer)
    }

    async fn write(&self, mut request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        self.spoil(&mut request);
        let again = request.clone();
        let answer = self.inner.send(request).await;
        let claimed = answer.as_ref().is_ok_and(|answer| answer.status().is_success());
        self.plant.wrote.store(self.plant.fault == Fault::SkipsTheReadBack || claimed, Ordering::SeqCst);
        match (self.plant.fault, answer) {
            (Fault::FollowsRedirects, Ok(answer)) if answer.status().is_redirection() => {
                let follow = http::Request::get("http://127.0.0.1:1/login").body(Bytes::new()).unwrap();
                self.inner.send(follow).await
            }
            (Fault::ResendsWrites, Err(_)) => self.inner.send(again).await,
            (Fault::TakesATimeoutForARefusal, Err(_)) => {
                let mut refusal = json(r#"{"code":"SC400","message":"Bad Request"}"#);
                *refusal.status_mut() = http::StatusCode::BAD_REQUEST;
                Ok(refusal)
            }
            (Fault::IgnoresRetryAfter, Ok(mut answer)) => {
                answer.headers_mut().remove(http::header::RETRY_AFTER);
                Ok(answer)
            }
            (_, answer) => answer,
        }
    }

    fn spoil(&self, request: &mut http::Request<Bytes>) {
        let text = String::from_utf8_lossy(request.body()).into_owned();
        let license = text.strip_prefix(r#"{"license":"#).and_then(|rest| rest.strip_suffix('}'));
        let spoilt = match (self.plant.fault, license) {
            (Fault::DropsUnknownLicenseKeys, Some(license)) => without_unknown(license),
            (Fault::SendsTheStaleLicense, Some(license)) => self.stale(license),
            (Fault::SendsAnEmptyBody, None) => String::new(),
            _ => return,
        };
        let body = if spoilt.is_empty() { spoilt } else { format!(r#"{{"license":{spoilt}}}"#) };
        *request.body_mut() = Bytes::from(body);
        let length = request.body().len();
        request.headers_mut().insert(http::header::CONTENT_LENGTH, length.into());
    }

    /// The plan's license with the two keys that freezing sets.
    fn stale(&self, license: &str) -> String {
        let planned = self.plant.license.lock().unwrap().clone().unwrap();
        let (sent, mut object) = (Object::parse(license).unwrap(), Object::parse(&planned).unwrap());
        for key in ["operations", "transfer"] {
            object.set(key, &sent.value(key).unwrap());
        }
        serde_json::to_string(&object).unwrap()
    }
}

fn json(body: &str) -> http::Response<Bytes> {
    let mut answer = http::Response::new(Bytes::from(body.to_owned()));
    answer.headers_mut().insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    answer
}

fn without_unknown(license: &str) -> String {
    let mut object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(license).unwrap();
    object.retain(|key, _| !matches!(key.as_str(), "makeAITools" | "portalModuleBridge"));
    serde_json::to_string(&object).unwrap()
}

struct WrongLook {
    plant: Plant,
    inner: Arc<dyn Look>,
    clock: Clock,
}

#[async_trait]
impl Look for WrongLook {
    async fn look(&self, subject: &Subject, expected: &[&Value]) -> Result<Reading, Error> {
        let invents = matches!(self.plant.fault, Fault::SkipsTheReadBack | Fault::TakesOkForDone);
        if invents && self.plant.wrote.swap(false, Ordering::SeqCst) {
            return Ok(Reading { seen: expected[0].clone(), at: (self.clock)() });
        }
        self.inner.look(subject, expected).await
    }
}

/// Holds an intent back until the next entry.
struct LateJournal {
    inner: Arc<dyn Journal>,
    held: Mutex<Option<Event>>,
}

impl Journal for LateJournal {
    fn begin(&self, profile: &ProfileId, run: &RunId, event: Event) -> Result<Entry, store::Error> {
        self.inner.begin(profile, run, event)
    }

    fn append(&self, run: &RunId, event: Event) -> Result<Entry, store::Error> {
        if let Some(held) = self.held.lock().unwrap().take() {
            self.inner.append(run, held)?;
        }
        if let Event::Intent { .. } = event {
            *self.held.lock().unwrap() = Some(event.clone());
            return Ok(Entry { sequence: 0, run: run.clone(), at: String::new(), event });
        }
        self.inner.append(run, event)
    }

    fn entries(&self, run: &RunId) -> Result<Vec<Entry>, store::Error> {
        self.inner.entries(run)
    }

    fn runs(&self, profile: &ProfileId) -> Result<Vec<RunId>, store::Error> {
        self.inner.runs(profile)
    }
}

/// Schedules that an honest client passes (RL3 plays the same ones); each fault must fail one of them.
const ENOUGH: u64 = 400;

/// The first seed whose schedule shows the fault, and what the oracle said.
fn caught(fault: Fault) -> Option<(u64, String)> {
    (0..ENOUGH).find_map(|seed| {
        let plant = Plant::new(fault);
        let planned =
            serde_json::to_string(&crate::reference::world().organizations[&crate::reference::ORGANIZATION].license);
        *plant.license.lock().unwrap() = planned.ok();
        let told = play(crate::sim::Case { plant: Some(plant), ..case_of(seed) });
        oracle::violations(&told).into_iter().next().map(|violation| (seed, violation))
    })
}

macro_rules! planted {
    ($($name:ident: $fault:ident,)*) => {$(
        #[test]
        fn $name() {
            let found = caught(Fault::$fault);
            println!("{:?}: {found:?}", Fault::$fault);
            assert!(found.is_some(), "{:?} survived {ENOUGH} schedules", Fault::$fault);
        }
    )*};
}

planted! {
    a_client_that_sends_before_the_intent_is_synced_is_caught: SendsBeforeSync,
    a_client_that_skips_the_read_back_is_caught: SkipsTheReadBack,
    a_client_that_takes_ok_for_done_is_caught: TakesOkForDone,
    a_client_that_trusts_a_short_page_is_caught: TrustsAShortPage,
    a_client_that_follows_redirects_is_caught: FollowsRedirects,
    a_client_that_resends_writes_is_caught: ResendsWrites,
    a_client_that_drops_unknown_license_keys_is_caught: DropsUnknownLicenseKeys,
    a_client_that_sends_the_stale_license_is_caught: SendsTheStaleLicense,
    a_client_that_takes_a_timeout_for_a_refusal_is_caught: TakesATimeoutForARefusal,
    a_client_that_ignores_retry_after_is_caught: IgnoresRetryAfter,
    a_client_that_sends_an_empty_body_is_caught: SendsAnEmptyBody,
}
