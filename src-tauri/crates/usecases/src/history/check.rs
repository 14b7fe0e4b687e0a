//! Whether the journal is as it was written, and which entry is not.

use std::sync::Arc;

use store::BrokenChain;

use super::Book;
use crate::problem::Outcome;
use crate::session::Session;
use crate::view::history::{BrokenCase, BrokenEntry, JournalState};

/// Looks through the whole journal of the instance.
pub async fn check(session: &Arc<Session>) -> Outcome<JournalState> {
    let book = super::book(session).await?;
    let profile = session.profile_id();
    let found = session.core.ask_store("check the journal", move |home| home.check_journal(&profile)).await?;
    Ok(JournalState {
        entries: number(found.entries),
        since: found.since,
        broken: found.broken.map(|broken| named(&book, broken)),
        doubtful: found.doubtful.into_iter().map(|run| run.0).collect(),
    })
}

fn named(book: &Book, broken: BrokenChain) -> BrokenEntry {
    let case = book.cases().find(|case| case.status.run.0 == broken.run).map(|case| BrokenCase {
        kind: case.status.plan.kind,
        title: case.status.plan.title.clone(),
        started_at: case.status.started_at.clone(),
    });
    BrokenEntry { run: broken.run, entry: number(broken.sequence), case }
}

fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
