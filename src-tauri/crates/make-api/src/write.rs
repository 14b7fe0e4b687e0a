//! The writing client: sends once, follows nothing, and says what is known.
//!
//! It neither repeats nor reads back; the engine in `usecases` does, by the table in `classify`. `confirmed` and
//! `deleteConnections` leave from [`RemoveWithConnections`] only, and from no call that deletes.

mod body;
mod changes;
mod claim;
mod invite;
mod memberships;
mod organizations;
mod people;
mod scenarios;
mod teams;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use domain::journal::{Answer, Refusal};
use http::Method;
use tokio::time::Instant;

use crate::address::Address;
use crate::classify::classify;
use crate::key::Key;
use crate::listing::Word;
use crate::pacing::{Pacer, Turn, any_seed};
use crate::read::ReadClient;
use crate::request::{self, Body, Path, Query};
use crate::transport::{Transport, TransportError};
use crate::wire::Expected;

pub use changes::{
    Changes, FirstSignIn, NewOrganization, NewPerson, OrganizationChange, OrganizationChanges, PersonChange,
    PersonChanges, StartingLicense,
};
pub use claim::Claim;
pub use invite::{Invite, NotAMember};
pub use memberships::RemoveWithConnections;

/// How "remove" says that it carries no role (make-api: some instances may refuse zero bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmptyBody {
    /// Zero bytes and `Content-Length: 0`, as documented.
    #[default]
    Nothing,
    /// An empty JSON object.
    Braces,
}

/// What came of one sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What is known.
    pub answer: Answer,
    /// From sending to knowing.
    pub elapsed: Duration,
    /// How long to wait before another request: as long as the instance asked, or as readings wait where it named no time with its limit.
    pub retry_after: Option<Duration>,
    /// What the answer claims, where it is a claim and can be read. No proof: only a reading is.
    pub claim: Option<Claim>,
    /// A redirect came, which was not followed: something on the way (a proxy, a login page) answered.
    pub redirected: bool,
}

/// Writes to one instance with one key.
#[derive(Clone)]
pub struct WriteClient {
    address: Address,
    key: Key,
    transport: Arc<dyn Transport>,
    empty_body: EmptyBody,
    pacer: Arc<Pacer>,
}

/// One write, ready to be sent.
struct Call {
    method: Method,
    path: Path,
    query: Query,
    body: Body,
    expected: Expected,
}

impl Call {
    fn new(method: Method, path: Path, body: impl Into<Body>, expected: Expected) -> Self {
        Self { method, path, query: Query::new(), body: body.into(), expected }
    }

    fn showing(self, columns: &[impl Word]) -> Self {
        let query = columns.iter().fold(self.query, |query, column| query.with("cols[]", column.word()));
        Self { query, ..self }
    }
}

impl WriteClient {
    /// A client bound to one address. `transport` is usually [`crate::transport::Network::fresh`].
    pub fn new(address: &Address, key: Key, transport: Arc<dyn Transport>) -> Self {
        Self {
            address: address.clone(),
            key,
            transport,
            empty_body: EmptyBody::default(),
            pacer: Arc::new(Pacer::new(any_seed())),
        }
    }

    /// The same client, keeping to the limits that the readings of `read` met, and they to those that it meets.
    #[must_use]
    pub fn in_step_with(mut self, read: &ReadClient) -> Self {
        self.pacer = read.pacer();
        self
    }

    /// The same client with the instance's own way of an empty body.
    #[must_use]
    pub fn with_empty_body(mut self, empty_body: EmptyBody) -> Self {
        self.empty_body = empty_body;
        self
    }

    async fn send(&self, call: Call) -> Sent {
        let started = Instant::now();
        let turn = match self.pacer.gate.pass_now() {
            Ok(turn) => turn,
            Err(wait) => return held_back(wait),
        };
        let Call { method, path, query, body, expected } = call;
        let built = request::build(&self.address, Some(&self.key), method, &path, &query, body);
        let outcome = match built {
            Ok(request) => self.transport.send(request).await,
            Err(why) => Err(TransportError::NotSent(why.to_owned())),
        };
        let redirected = outcome.as_ref().is_ok_and(|answer| answer.status().is_redirection());
        let body = outcome.as_ref().map(|answer| answer.body().clone()).unwrap_or_default();
        let (answer, asked) = classify(outcome, expected);
        let retry_after = self.settle(turn, &answer, asked);
        let claim = if answer == Answer::Claimed { expected.claim(&body) } else { None };
        let answer = without(answer, &self.key);
        Sent { answer, elapsed: started.elapsed(), retry_after, claim, redirected }
    }

    /// Tells the pace what came of it. Where the instance refused because of its limit, the answer is how long to wait.
    fn settle(&self, turn: Turn<'_>, answer: &Answer, asked: Option<Duration>) -> Option<Duration> {
        match answer {
            Answer::Refused(Refusal { status: 429 | 503, .. }) => {
                turn.not_sent();
                return Some(self.pacer.gate.hold(asked));
            }
            Answer::NotSent(_) => turn.not_sent(),
            Answer::Refused(_) | Answer::Claimed | Answer::Unknown(_) | Answer::Lost => turn.accepted(),
        }
        asked
    }
}

/// The instance asked for a wait that is not over: nothing was sent.
fn held_back(wait: Duration) -> Sent {
    let answer = Answer::NotSent("the instance asked to wait".to_owned());
    Sent { answer, elapsed: Duration::ZERO, retry_after: Some(wait), claim: None, redirected: false }
}

impl fmt::Debug for WriteClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriteClient").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The same, where a server's words hold the key without it.
fn without(answer: Answer, key: &Key) -> Answer {
    match answer {
        Answer::Refused(Refusal { status, code, detail }) => {
            let (code, detail) = (code.map(|text| key.redact(text)), detail.map(|text| key.redact(text)));
            Answer::Refused(Refusal { status, code, detail })
        }
        Answer::NotSent(text) => Answer::NotSent(key.redact(text)),
        Answer::Unknown(text) => Answer::Unknown(key.redact(text)),
        Answer::Claimed | Answer::Lost => answer,
    }
}
