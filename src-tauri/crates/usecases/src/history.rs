//! The history of an instance: its cases, and every line of every case, searched by words, person and organization.
//!
//! What it says comes from the journal alone: what was read before, what was read afterwards, how it ended. Deliberately
//! elsewhere: carrying on and proving, which believe only a journal that is whole ([`crate::runs`], [`crate::evidence`]).

mod book;
mod case;
mod check;
mod facts;
mod found;
mod row;

use std::sync::{Arc, PoisonError};

use domain::RunId;
use domain::journal::Entry;

use crate::problem::Outcome;
use crate::review::count;
use crate::runs;
use crate::session::Session;
use crate::view::history::{CasesPage, ChangeRow, ChangesPage, HistoryCounts, HistoryQuery};

pub(crate) use book::Book;
use case::Case;
pub use check::check;
use found::{Found, Tally, Wanted};

/// Every line that matches, the newest first, from `offset` on.
pub async fn changes(session: &Arc<Session>, query: HistoryQuery) -> Outcome<ChangesPage> {
    let book = book(session).await?;
    let wanted = Wanted::of(&query);
    let mut tally = Tally::of(&query);
    let found: Vec<_> = book.lines().filter(|(case, facts)| tally.take(wanted.line(facts), case, facts)).collect();
    let page = slice(&found, &query);
    Ok(ChangesPage {
        rows: page
            .iter()
            .filter_map(|(case, facts)| row::row(case, facts, is_live(session, &case.status.run)))
            .collect(),
        counts: counts(&book, &query, found.len(), book.len(), tally.end()),
    })
}

/// Every case with a line that matches, or whose own words do: unfinished ones first, then the newest.
pub async fn cases(session: &Arc<Session>, query: HistoryQuery) -> Outcome<CasesPage> {
    let book = book(session).await?;
    let wanted = Wanted::of(&query);
    let mut tally = Tally::of(&query);
    for (case, facts) in book.lines() {
        tally.take(wanted.line(facts), case, facts);
    }
    let mut found: Vec<_> = book.cases().rev().filter(|case| wanted.case(case)).collect();
    found.sort_by_key(|case| case.status.is_over());
    Ok(CasesPage {
        rows: slice(&found, &query).iter().map(|case| runs::item(session, &case.status)).collect(),
        counts: counts(&book, &query, found.len(), book.cases().count(), tally.end()),
    })
}

/// The lines of one case in the plan's order; nothing where the entries do not begin with a start. `live` where somebody
/// is at it right now.
pub(crate) fn lines(entries: &[Entry], live: bool) -> Option<Vec<ChangeRow>> {
    let case = Case::of(entries, 0)?;
    Some(case.facts.iter().filter_map(|facts| row::row(&case, facts, live)).collect())
}

fn is_live(session: &Session, run: &RunId) -> bool {
    runs::is_live(session, &run.0)
}

/// The rows that were asked for.
fn slice<'a, T>(all: &'a [T], query: &HistoryQuery) -> &'a [T] {
    let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX).min(all.len());
    let (start, end) = (place(query.offset), place(query.offset.saturating_add(query.count)));
    &all[start..end]
}

fn counts(book: &Book, query: &HistoryQuery, shown: usize, total: usize, found: Found) -> HistoryCounts {
    HistoryCounts {
        shown: count(shown),
        total: count(total),
        person: query.person.map(|person| book.person(person)),
        organization: query.organization.map(|place| book.place(place)),
        people: found.people,
        organizations: found.organizations,
    }
}

/// The journal as it is now; only what grew since it was last asked for is read.
async fn book(session: &Arc<Session>) -> Outcome<Arc<Book>> {
    let before = Arc::clone(&session.history.lock().unwrap_or_else(PoisonError::into_inner));
    let profile = session.profile_id();
    let now = session.core.ask_store("read the history", move |home| Book::read(home, &profile, before)).await?;
    *session.history.lock().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&now);
    Ok(now)
}
