//! Whole lists, page by page. What to ask for next is decided in `paging`.

use tokio::time::Instant;

use super::ahead::{Page, Pages};
use super::rows::Rows;
use super::{ReadClient, Trace};
use crate::endpoints::{Paging, Target};
use crate::error::{Error, ErrorKind};
use crate::pacing::{Notice, Progress};
use crate::paging::{Complete, Continue, Kind, Next, PageOf, Seen, Verdict, Walk};

/// How often a list is read from its beginning at most.
const READINGS: u32 = 3;

/// Is given each page, and says whether to go on.
pub(in crate::read) type OnPage<'a, T> = &'a mut (dyn FnMut(PageOf<T>) -> Continue + Send);

/// One list while it is read.
struct Reading<'a, T> {
    target: &'a Target,
    kind: Kind,
    seen: Seen,
    pages: usize,
    started: Instant,
    on_page: OnPage<'a, T>,
}

impl ReadClient {
    /// Reads a list to its end, giving each page away as it comes. Where somebody changes it meanwhile so that a row could
    /// be missing, it is read again; rows that went away after they were given stay given.
    pub(in crate::read) async fn stream<T: Send + 'static>(
        &self,
        target: &Target,
        read: impl Rows<T>,
        on_page: OnPage<'_, T>,
    ) -> Result<Complete, Error> {
        let (kind, started) = (Kind::of(target), Instant::now());
        let mut reading = Reading { target, kind, seen: Seen::default(), pages: 0, started, on_page };
        let mut expected = None;
        for number in 1..=READINGS {
            let mut walk = Walk::new(self.inner.sizes.habits(reading.kind), expected);
            let verdict = self.follow(&mut reading, &mut walk, read.clone(), number == READINGS).await?;
            if target.endpoint.paging != Paging::Once {
                self.inner.sizes.keep_habits(reading.kind, walk.habits());
            }
            let whole = verdict == Verdict::Whole;
            if whole || number == READINGS {
                let (rows, unreadable_rows) = (reading.seen.so_far(), walk.unreadable());
                let complete = Complete { rows, unreadable_rows, changed_while_loading: !whole };
                return Ok(self.report(target, complete));
            }
            expected = match verdict {
                Verdict::IfRepeated(rows) => Some(rows),
                Verdict::Whole | Verdict::Changed => None,
            };
            self.tell(Notice::StartingOver { operation: target.endpoint.operation });
        }
        Ok(Complete { changed_while_loading: true, ..Complete::default() })
    }

    /// Reads a list once. Where a row may have been missed this stops, unless it is the last time.
    async fn follow<T: Send + 'static>(
        &self,
        reading: &mut Reading<'_, T>,
        walk: &mut Walk,
        read: impl Rows<T>,
        last_time: bool,
    ) -> Result<Verdict, Error> {
        let target = reading.target;
        let mut pages = Pages::new(self, target, reading.kind, read);
        loop {
            let start = walk.start();
            let page = match pages.page(start).await {
                Ok(page) => page,
                Err(error) => match walk.refused().filter(|_| error.status() == Some(400)) {
                    Some(_) => continue,
                    None => return Err(error),
                },
            };
            let (count, limit) = (page.rows.marks.len(), page.limit);
            match self.take(reading, walk, page)? {
                Next::End(verdict) => return Ok(verdict),
                Next::Page(_) if target.endpoint.paging == Paging::Once => return Ok(Verdict::Whole),
                Next::Page(_) if walk.is_broken() && !last_time => return Ok(Verdict::Changed),
                Next::Page(next) => pages.look_ahead(start, count, limit, next),
            }
        }
    }

    /// Takes a page and gives away what is new on it.
    fn take<T>(&self, reading: &mut Reading<'_, T>, walk: &mut Walk, page: Page<T>) -> Result<Next, Error> {
        let endpoint = reading.target.endpoint;
        let Page { rows, limit, trace, .. } = page;
        let next = walk.take(&rows.marks, usize::try_from(limit).unwrap_or(usize::MAX));
        let rows = reading.seen.new_rows(rows);
        reading.pages += 1;
        let so_far = reading.seen.so_far();
        self.tell(Notice::Page(Progress {
            operation: endpoint.operation,
            pages: reading.pages,
            rows: so_far,
            elapsed: reading.started.elapsed(),
            per_minute: self.inner.pacer.gate.per_minute().and_then(|limit| u32::try_from(limit).ok()),
        }));
        if !rows.is_empty() && (reading.on_page)(PageOf { rows, so_far }) == Continue::Stop {
            return Err(trace.error(ErrorKind::Stopped));
        }
        Ok(next)
    }

    /// Reads a list to its end. One of which a row may be missing is an error.
    pub(in crate::read) async fn collect<T: Send + 'static>(
        &self,
        target: &Target,
        read: impl Rows<T>,
    ) -> Result<Vec<T>, Error> {
        let started = Instant::now();
        let mut all = Vec::new();
        let mut keep = |page: PageOf<T>| {
            all.extend(page.rows);
            Continue::Yes
        };
        let complete = self.stream(target, read, &mut keep).await?;
        let why = if complete.changed_while_loading {
            ", which kept changing"
        } else if complete.unreadable_rows > 0 && self.strict {
            ", of which every row can be read"
        } else {
            return Ok(all);
        };
        let trace = Trace { started, attempts: 1, ..Trace::of(target) };
        Err(trace.error(ErrorKind::Undecodable { what: format!("{}{why}", target.endpoint.answer) }))
    }

    fn report(&self, target: &Target, complete: Complete) -> Complete {
        let operation = target.endpoint.operation;
        if complete.changed_while_loading {
            tracing::warn!(operation, "the list kept changing");
            self.tell(Notice::Changed { operation });
        }
        if complete.unreadable_rows > 0 {
            tracing::warn!(operation, rows = complete.unreadable_rows, "rows without a usable number");
            self.tell(Notice::UnreadableRows { operation, count: complete.unreadable_rows });
        }
        complete
    }
}
