//! One reading from its first sending to its answer. Whole lists are made of them in `list`.

mod ahead;
mod list;
mod rows;

use std::borrow::Cow;
use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use domain::Timestamp;
use http::{Method, Response};
use tokio::time::Instant;

use super::ReadClient;
use crate::endpoints::Target;
use crate::error::{Error, ErrorKind};
use crate::pacing::{Held, Next, Notice, Tally, Turn};
use crate::paging::Kind;
use crate::reply;
use crate::request::{self, Body, Query};

pub(super) use list::OnPage;
pub(super) use rows::People;
#[cfg(feature = "fuzz")]
pub(crate) use rows::{read_people, read_people_tolerantly};

/// A reading's answer with what an error about it would tell.
pub(super) struct Fetched {
    pub(super) body: Bytes,
    status: u16,
    /// The most rows that were asked for.
    limit: u32,
    /// From its last sending to its answer.
    took: Duration,
    trace: Trace,
}

#[derive(Clone, Copy)]
struct Trace {
    operation: &'static str,
    request: u64,
    attempts: u32,
    started: Instant,
}

impl Trace {
    fn of(target: &Target) -> Self {
        Self { operation: target.endpoint.operation, request: 0, attempts: 0, started: Instant::now() }
    }

    fn error(self, kind: ErrorKind) -> Error {
        let elapsed = self.started.elapsed();
        Error { operation: self.operation, request: self.request, attempts: self.attempts, elapsed, kind }
    }
}

impl Fetched {
    /// This answer turned out to lack a part.
    pub(super) fn undecodable(&self, what: &str) -> Error {
        self.trace.error(ErrorKind::Undecodable { what: what.to_owned() })
    }
}

/// What is asked for, and what counts as its answer.
struct Call<'a> {
    target: &'a Target,
    asking: Asking<'a>,
    with_key: bool,
    judge: fn(Response<Bytes>) -> Result<Bytes, ErrorKind>,
}

/// With which parameters.
enum Asking<'a> {
    Exactly(&'a Query),
    /// The page that starts at this offset, with as many rows as lists of the kind give.
    Page(Kind, usize),
}

impl ReadClient {
    /// Reads one JSON answer.
    pub(super) async fn fetch(&self, target: &Target) -> Result<Fetched, Error> {
        self.send(target, &target.page(0), true, reply::json).await
    }

    /// Sends until there is an answer that `judge` takes, or no reason to go on.
    pub(super) async fn send(
        &self,
        target: &Target,
        query: &Query,
        with_key: bool,
        judge: fn(Response<Bytes>) -> Result<Bytes, ErrorKind>,
    ) -> Result<Fetched, Error> {
        self.attempts(&Call { target, asking: Asking::Exactly(query), with_key, judge }).await
    }

    async fn attempts(&self, call: &Call<'_>) -> Result<Fetched, Error> {
        let (inner, mut tally, mut trace) = (&self.inner, Tally::default(), Trace::of(call.target));
        let first_limit = self.limit(call);
        loop {
            let turn = self.turn(&mut tally, trace).await?;
            let limit = self.limit(call);
            tally.attempts += 1;
            trace.attempts = tally.attempts;
            trace.request = inner.requests.fetch_add(1, Ordering::Relaxed) + 1;
            let sent = Instant::now();
            let kind = match self.attempt(call, limit).await {
                Ok((status, body)) => {
                    turn.accepted();
                    inner.pacer.succeeded(&tally);
                    return Ok(Fetched { body, status, limit, took: sent.elapsed(), trace });
                }
                Err(kind) => kind,
            };
            match kind {
                ErrorKind::Limited { retry_after } => turn.limited(retry_after, inner.pacer.jitter()),
                ErrorKind::NotSent(_) | ErrorKind::Untrusted(_) | ErrorKind::ProxySignIn => turn.not_sent(),
                ErrorKind::TimedOut(_)
                | ErrorKind::Broken(_)
                | ErrorKind::Refused { .. }
                | ErrorKind::Redirected
                | ErrorKind::NotMake { .. }
                | ErrorKind::Undecodable { .. }
                | ErrorKind::TooLarge
                | ErrorKind::Stopped => turn.accepted(),
            }
            tracing::debug!(operation = trace.operation, request = trace.request, %kind, "reading failed");
            let smaller = self.shrink_after(&kind, call, limit);
            match inner.pacer.after(&kind, smaller, &mut tally, self.patience) {
                Next::GiveUp => {
                    self.give_up(&kind, call, first_limit);
                    return Err(trace.error(kind));
                }
                Next::Again(wait) => {
                    self.tell(Notice::Retrying { operation: trace.operation, attempt: tally.attempts, wait });
                    tokio::time::sleep(wait).await;
                }
                Next::AgainWhenAllowed => {}
            }
        }
    }

    /// Waits for this reading's turn, as long as there is patience left.
    async fn turn(&self, tally: &mut Tally, trace: Trace) -> Result<Turn<'_>, Error> {
        let before = Instant::now();
        let patience = self.patience.saturating_sub(tally.waited);
        let turn = self.inner.pacer.gate.pass(self.rank, patience, |held| self.tell_held(trace.operation, held)).await;
        tally.waited += before.elapsed();
        turn.map_err(|left| trace.error(ErrorKind::Limited { retry_after: Some(left) }))
    }

    /// Waits for the learned limit that are over in a moment are not told.
    fn tell_held(&self, operation: &'static str, held: Held) {
        match held {
            Held::Asked(wait) => self.tell(Notice::Waiting { operation, wait, until: time_in(wait) }),
            Held::Paced(wait, per_minute) if wait >= Duration::from_secs(1) => {
                let per_minute = u32::try_from(per_minute).unwrap_or(u32::MAX);
                self.tell(Notice::Pacing { operation, wait, until: time_in(wait), per_minute });
            }
            Held::Paced(..) => {}
        }
    }

    /// Sends once.
    async fn attempt(&self, call: &Call<'_>, limit: u32) -> Result<(u16, Bytes), ErrorKind> {
        let (inner, target) = (&self.inner, call.target);
        let query = match call.asking {
            Asking::Exactly(query) => Cow::Borrowed(query),
            Asking::Page(_, start) => Cow::Owned(target.page_within(start, limit)),
        };
        let key = call.with_key.then_some(&inner.key);
        let request = request::build(&inner.address, key, Method::GET, &target.path, &query, Body::Absent)
            .map_err(|why| ErrorKind::NotSent(why.to_owned()))?;
        let answer = inner.transport.send(request).await.map_err(ErrorKind::from);
        let judged = answer.and_then(|answer| Ok((answer.status().as_u16(), (call.judge)(answer)?)));
        judged.map_err(|kind| kind.without(&inner.key))
    }

    fn limit(&self, call: &Call<'_>) -> u32 {
        match call.asking {
            Asking::Exactly(_) => u32::MAX,
            Asking::Page(kind, _) => self.inner.sizes.limit(kind, call.target.endpoint.paging),
        }
    }

    fn shrink_after(&self, failure: &ErrorKind, call: &Call<'_>, limit: u32) -> bool {
        match call.asking {
            Asking::Exactly(_) => false,
            Asking::Page(kind, _) => self.inner.sizes.shrink_after(failure, kind, limit),
        }
    }

    /// Where fewer rows did not help against slowness, many are asked for again next time.
    fn give_up(&self, failure: &ErrorKind, call: &Call<'_>, first_limit: u32) {
        if let Asking::Page(kind, _) = call.asking
            && matches!(failure, ErrorKind::TimedOut(_))
        {
            self.inner.sizes.restore(kind, first_limit);
        }
    }

    fn tell(&self, notice: Notice) {
        if let Some(observer) = &self.observer {
            observer(notice);
        }
    }
}

fn time_in(wait: Duration) -> Timestamp {
    let until = chrono::Utc::now() + chrono::TimeDelta::from_std(wait).unwrap_or(chrono::TimeDelta::MAX);
    until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
