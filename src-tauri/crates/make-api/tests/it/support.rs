//! What the tests share: documented answers, a transport that records, clients on a practice instance.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use http::{Request, Response};
use make_api::transport::{Deadlines, InProcess, Transport, TransportError};
use make_api::{Address, Key, ReadClient, WriteClient};
use practice::{Instance, Options, Size, Switches, World};
use secrecy::SecretString;

pub(crate) const KEY: &str = "0a1b2c3d-1111-4222-8333-444455556666";

pub(crate) fn key() -> Key {
    Key::new(SecretString::from(KEY))
}

/// A documented answer from `tests/fixtures/make`.
pub(crate) fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/make");
    std::fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Answers from a list, the last one again and again, and remembers every request.
pub(crate) struct Recorder {
    answers: Mutex<VecDeque<Result<Response<Bytes>, TransportError>>>,
    pub(crate) requests: Mutex<Vec<Request<Bytes>>>,
}

impl Recorder {
    pub(crate) fn new(answers: impl IntoIterator<Item = Result<Response<Bytes>, TransportError>>) -> Arc<Self> {
        Arc::new(Self { answers: Mutex::new(answers.into_iter().collect()), requests: Mutex::default() })
    }

    /// Answers 200 with these bodies.
    pub(crate) fn json(bodies: &[&str]) -> Arc<Self> {
        Self::new(bodies.iter().map(|body| Ok(answer(200, body))))
    }

    pub(crate) fn read(self: &Arc<Self>) -> ReadClient {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        ReadClient::new(&address, key(), Arc::<Self>::clone(self))
    }

    pub(crate) fn write(self: &Arc<Self>) -> WriteClient {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        WriteClient::new(&address, key(), Arc::<Self>::clone(self))
    }

    pub(crate) fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// Method, path with query, and body of each request.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |request: &Request<Bytes>| {
            let path = request.uri().path_and_query().unwrap();
            format!("{} {path} {}", request.method(), String::from_utf8_lossy(request.body())).trim_end().to_owned()
        };
        self.requests.lock().unwrap().iter().map(line).collect()
    }
}

pub(crate) fn answer(status: u16, body: &str) -> Response<Bytes> {
    let answer = Response::builder().status(status).header("content-type", "application/json");
    answer.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

#[async_trait]
impl Transport for Recorder {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.requests.lock().unwrap().push(request);
        let mut answers = self.answers.lock().unwrap();
        let next = if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() };
        next.expect("an answer is prepared")
    }
}

/// A practice instance with these switches.
pub(crate) fn instance(size: Size, switches: Switches) -> Instance {
    let options = Options { key: KEY.to_owned(), switches, ..Options::default() };
    Instance::new(World::generate(size, 7), options)
}

fn wire(answer: &Response<axum::body::Body>) -> Option<TransportError> {
    answer.extensions().get::<practice::faults::WireFault>().map(|fault| TransportError::Broken(format!("{fault:?}")))
}

fn somewhere() -> Address {
    Address::understand("http://127.0.0.1:1").unwrap()
}

pub(crate) fn reader(instance: &Instance) -> ReadClient {
    ReadClient::new(&somewhere(), key(), Arc::new(InProcess::new(instance.router(), wire))).with_seed(7)
}

pub(crate) fn writer(instance: &Instance) -> WriteClient {
    let transport = InProcess::new(instance.router(), wire).with_deadlines(Deadlines::WRITE);
    WriteClient::new(&somewhere(), key(), Arc::new(transport))
}

/// Numbers by lot, the same for the same seed.
#[derive(Debug, Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) >> 1
    }

    /// Anything below `limit`, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.number() % limit as u64).unwrap()
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// How many schedules a test goes through: 1,000 in the daily run, 10,000 in the full one.
pub(crate) fn schedules() -> u64 {
    if std::env::var_os("GATEHOUSE_FULL").is_some() { 10_000 } else { 1_000 }
}

/// A parameter of a request that is a number.
pub(crate) fn parameter(request: &Request<Bytes>, name: &str) -> Option<usize> {
    let url = url::Url::parse(&request.uri().to_string()).unwrap();
    let (_, value) = url.query_pairs().find(|(found, _)| found == name)?;
    value.parse().ok()
}
