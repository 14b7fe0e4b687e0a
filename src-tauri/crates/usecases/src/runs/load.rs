//! Runs from the journal of this window's instance.

use std::sync::Arc;

use domain::journal::RunStatus;
use domain::snapshot::OrganizationFacts;
use domain::{RunId, SnapshotId};
use store::{Error, Journal as _, SqliteJournal};

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;

/// The journal, with the application's clock.
pub(crate) fn journal(session: &Session) -> SqliteJournal {
    let clock = session.core.clock();
    session.core.home.journal_with_clock(move || clock())
}

/// One run. Fails with `NotFound` where this instance has no such run.
pub(crate) async fn load(session: &Session, run: &str) -> Outcome<RunStatus> {
    if let Some(live) = session.cases.live.get(run) {
        return Ok(live.status());
    }
    let (profile, wanted) = (session.profile_id(), RunId(run.to_owned()));
    let found = session.core.ask_store("read a run", move |home| {
        let journal = home.journal();
        if !journal.runs(&profile)?.contains(&wanted) {
            return Ok(None);
        }
        journal.entries(&wanted).map(|entries| RunStatus::fold(&entries))
    });
    found.await?.ok_or_else(|| Problem::new(Code::NotFound, "read a run", session.now()))
}

/// All runs of this instance, oldest first. One whose journal is not as it was written is left out, for nothing may go on
/// from it; the history tells of it.
pub(crate) async fn all(session: &Session) -> Outcome<Vec<RunStatus>> {
    let profile = session.profile_id();
    let read = session.core.ask_store("read all runs", move |home| {
        let journal = home.journal();
        let mut all = Vec::new();
        for run in journal.runs(&profile)? {
            match journal.entries(&run) {
                Ok(entries) => all.extend(RunStatus::fold(&entries)),
                Err(error @ (Error::BrokenChain(_) | Error::Damaged { .. })) => {
                    tracing::warn!(%run, %error, "a run is left out");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(all)
    });
    read.await
}

/// The organizations as they were before the first write; none where there was no snapshot or it cannot be read, for
/// then a run is still shown, only without what stays.
pub(crate) async fn places(session: &Session, status: &RunStatus) -> Arc<Vec<OrganizationFacts>> {
    let Some(id) = status.snapshot.clone() else { return Arc::default() };
    if let Some(known) = session.cases.live.places(&id) {
        return known;
    }
    let places = read_snapshot(session, id.clone()).await;
    session.cases.live.keep_places(id, Arc::clone(&places));
    places
}

async fn read_snapshot(session: &Session, id: SnapshotId) -> Arc<Vec<OrganizationFacts>> {
    let read = session.core.ask_store("read a snapshot", move |home| home.snapshot(&id)).await;
    Arc::new(read.map(|snapshot| snapshot.organizations).unwrap_or_default())
}
