//! Pages of a long list that are fetched before the walk through it asks for them.
//!
//! What is asked for next is decided by the walk alone, page by page; here is only guessed what that will be. A page that was
//! fetched too early is as good as one fetched now: the walk takes each as one answer of its own time. A page that nobody asks for
//! is dropped. Short lists are never guessed at, so they cost no request more.

use std::collections::VecDeque;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesOrdered;

use super::rows::{Odd, Rows};
use super::{Asking, Call, Fetched, ReadClient, Trace};
use crate::endpoints::Target;
use crate::error::{Error, ErrorKind};
use crate::paging::{Decoded, Kind};
use crate::reply;

/// How many pages are fetched ahead of the one that is waited for.
const AHEAD: usize = 8;
/// Longer answers are read on a thread where nothing else waits.
const LONG: usize = 64 * 1024;

/// A page with its rows.
pub(super) struct Page<T> {
    pub(super) rows: Decoded<T>,
    /// The most rows that were asked for.
    pub(super) limit: u32,
    /// How long it was on its way.
    took: Duration,
    pub(super) trace: Trace,
}

/// The pages of one list.
pub(super) struct Pages<'a, T, R> {
    client: &'a ReadClient,
    target: &'a Target,
    kind: Kind,
    read: R,
    /// Where the pages start that are on their way, in the order of `answers`.
    starts: VecDeque<usize>,
    answers: FuturesOrdered<BoxFuture<'a, Result<Page<T>, Error>>>,
    /// How many rows the page before had.
    former: Option<usize>,
    /// How long it was on its way.
    took: Duration,
}

impl<'a, T: Send + 'static, R: Rows<T>> Pages<'a, T, R> {
    pub(super) fn new(client: &'a ReadClient, target: &'a Target, kind: Kind, read: R) -> Self {
        Self {
            client,
            target,
            kind,
            read,
            starts: VecDeque::new(),
            answers: FuturesOrdered::new(),
            former: None,
            took: Duration::ZERO,
        }
    }

    /// The page that starts at `start`.
    pub(super) async fn page(&mut self, start: usize) -> Result<Page<T>, Error> {
        if self.starts.pop_front() != Some(start) {
            self.forget();
            self.send(start);
        }
        let stopped = || Trace::of(self.target).error(ErrorKind::Stopped);
        let page = self.answers.next().await.ok_or_else(stopped)??;
        self.took = page.took;
        Ok(page)
    }

    /// The page that started at `start` had so many rows, and the walk asks for the one at `next`: fetches what is likely to come
    /// after it.
    pub(super) fn look_ahead(&mut self, start: usize, rows: usize, limit: u32, next: usize) {
        let former = self.former.replace(rows);
        let is_full = rows > 1 && (former == Some(rows) || usize::try_from(limit) == Ok(rows));
        let step = rows.saturating_sub(1);
        let follows = next == start + step;
        let likely = if follows && is_full {
            (0..=self.how_far()).map(|turn| next + turn * step).collect()
        } else if follows && former.is_some_and(|former| former > rows) {
            // Likely the last: the walk looks at its last row once more, and at what is behind it.
            vec![next, next + 1]
        } else {
            Vec::new()
        };
        self.expect(next, &likely);
    }

    /// Has these pages on their way, and what is on its way already as long as it goes on in the same way.
    fn expect(&mut self, next: usize, likely: &[usize]) {
        let goes_on = self.starts.iter().zip(likely).all(|(sent, likely)| sent == likely);
        if !goes_on || self.starts.front().is_some_and(|start| *start != next) {
            self.forget();
        }
        for start in likely.iter().skip(self.starts.len()) {
            self.starts.push_back(*start);
            self.send(*start);
        }
    }

    fn forget(&mut self) {
        self.starts.clear();
        self.answers = FuturesOrdered::new();
    }

    fn send(&mut self, start: usize) {
        self.answers.push_back(Box::pin(self.client.page(self.target, self.kind, start, self.read.clone())));
    }

    /// Under a known limit, no more than it lets go while one is on its way: others would only wait, or be asked for in vain at the end.
    fn how_far(&self) -> usize {
        let Some(limit) = self.client.inner.pacer.gate.per_minute() else { return AHEAD };
        let takes = self.took.as_millis() * u128::try_from(limit).unwrap_or(u128::MAX);
        usize::try_from(takes / 60_000).unwrap_or(AHEAD).min(AHEAD)
    }
}

impl ReadClient {
    async fn page<T: Send + 'static>(
        &self,
        target: &Target,
        kind: Kind,
        start: usize,
        read: impl Rows<T>,
    ) -> Result<Page<T>, Error> {
        let call = Call { target, asking: Asking::Page(kind, start), with_key: true, judge: reply::json_of_any_depth };
        let fetched = self.attempts(&call).await?;
        self.inner.sizes.arrived(kind, fetched.limit, fetched.body.len());
        let rows = fetched.rows(target.endpoint.answer, read).await?;
        Ok(Page { rows, limit: fetched.limit, took: fetched.took, trace: fetched.trace })
    }
}

impl Fetched {
    /// The rows of the list under `key`.
    async fn rows<T: Send + 'static>(&self, key: &'static str, read: impl Rows<T>) -> Result<Decoded<T>, Error> {
        let body = self.body.clone();
        let rows = if body.len() < LONG {
            read.read(&body, key)
        } else {
            let reading = tokio::task::spawn_blocking(move || read.read(&body, key));
            match reading.await {
                Ok(rows) => rows,
                Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
                Err(_) => return Err(self.trace.error(ErrorKind::Stopped)),
            }
        };
        rows.map_err(|odd| match odd {
            Odd::NoList => self.undecodable(key),
            Odd::TooDeep => {
                let start = reply::start(&self.body);
                self.trace.error(ErrorKind::NotMake { status: self.status, start })
            }
        })
    }
}
