//! One reading from its first sending to its answer, and whole lists made of them.

use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Response};
use tokio::time::Instant;

use super::ReadClient;
use crate::endpoints::{Paging, Target};
use crate::error::{Error, ErrorKind};
use crate::pacing::{Next, Notice, Tally};
use crate::paging::{Complete, Continue, PageOf, Seen};
use crate::reply;
use crate::request::{self, Body, Query};
use crate::wire::{self, Fields, Row};

/// Is given each page, and says whether to go on.
pub(super) type OnPage<'a, T> = &'a mut (dyn FnMut(PageOf<T>) -> Continue + Send);

/// A reading's answer with what an error about it would tell.
pub(super) struct Fetched {
    pub(super) body: Bytes,
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
        let (inner, mut tally) = (&self.inner, Tally::default());
        let mut trace =
            Trace { operation: target.endpoint.operation, request: 0, attempts: 0, started: Instant::now() };
        loop {
            inner.pacer.gate().await;
            let key = with_key.then_some(&inner.key);
            let request = request::build(&inner.address, key, Method::GET, &target.path, query, Body::Absent)
                .map_err(|why| trace.error(ErrorKind::NotSent(why.to_owned())))?;
            tally.attempts += 1;
            trace.attempts = tally.attempts;
            trace.request = inner.requests.fetch_add(1, Ordering::Relaxed) + 1;
            let kind = match inner.transport.send(request).await.map_err(ErrorKind::from).and_then(judge) {
                Ok(body) => {
                    inner.pacer.succeeded(&tally);
                    return Ok(Fetched { body, trace });
                }
                Err(kind) => kind.without(&inner.key),
            };
            tracing::debug!(operation = trace.operation, request = trace.request, %kind, "reading failed");
            match inner.pacer.after(&kind, &mut tally, self.patience) {
                Next::GiveUp => return Err(trace.error(kind)),
                Next::Again(wait) => {
                    self.tell(Notice::Retrying { operation: trace.operation, attempt: tally.attempts, wait });
                    tokio::time::sleep(wait).await;
                }
                Next::AgainWhenAllowed(wait) => self.tell(waiting(trace.operation, wait)),
            }
        }
    }

    /// Reads a list to its end, giving each page away as it comes.
    pub(super) async fn stream<T>(
        &self,
        target: &Target,
        decode: impl Fn(&Fields<'_>) -> Row<T> + Send,
        on_page: OnPage<'_, T>,
    ) -> Result<Complete, Error> {
        let (mut seen, mut offset) = (Seen::default(), 0);
        loop {
            let fetched = self.send(target, &target.page(offset), true, reply::json).await?;
            let missing = || fetched.undecodable(target.endpoint.answer);
            let rows = wire::list(&fetched.body, target.endpoint.answer).ok_or_else(missing)?;
            let taken = seen.take(&rows, &decode);
            offset += rows.len();
            if !taken.rows.is_empty() && on_page(PageOf { rows: taken.rows, so_far: seen.so_far() }) == Continue::Stop {
                return Err(fetched.trace.error(ErrorKind::Stopped));
            }
            if target.endpoint.paging == Paging::Once || !taken.anything_new {
                return Ok(self.report(target, seen.complete()));
            }
        }
    }

    /// Reads a list to its end.
    pub(super) async fn collect<T: Send>(
        &self,
        target: &Target,
        decode: impl Fn(&Fields<'_>) -> Row<T> + Send,
    ) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        let mut keep = |page: PageOf<T>| {
            all.extend(page.rows);
            Continue::Yes
        };
        self.stream(target, decode, &mut keep).await?;
        Ok(all)
    }

    fn report(&self, target: &Target, complete: Complete) -> Complete {
        if complete.unreadable_rows > 0 {
            let operation = target.endpoint.operation;
            tracing::warn!(operation, rows = complete.unreadable_rows, "rows without a usable number");
            self.tell(Notice::UnreadableRows { operation, count: complete.unreadable_rows });
        }
        complete
    }

    fn tell(&self, notice: Notice) {
        if let Some(observer) = &self.observer {
            observer(notice);
        }
    }
}

fn waiting(operation: &'static str, wait: Duration) -> Notice {
    let until = chrono::Utc::now() + chrono::TimeDelta::from_std(wait).unwrap_or(chrono::TimeDelta::MAX);
    Notice::Waiting { operation, wait, until: until.to_rfc3339_opts(chrono::SecondsFormat::Secs, true) }
}
