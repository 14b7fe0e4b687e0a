//! From a confirmation to a started run. Everything that can be refused is refused before the journal knows the run,
//! and nothing is sent before the snapshot is on the disk.

use std::sync::Arc;

use domain::person::Person;
use domain::plan::Plan;
use domain::snapshot::{SNAPSHOT_VERSION, Snapshot};
use domain::{SnapshotId, UserId};
use store::RunClaim;

use super::{operator, unfinished_of, work};
use crate::able;
use crate::access;
use crate::cases::plans::Prepared;
use crate::editing;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::sweep;

const OPERATION: &str = "start a run";

pub(super) async fn start(session: &Arc<Session>, plan: &str, token: &str) -> Outcome<String> {
    let prepared = session.cases.plans.spend(plan, token);
    let prepared = prepared.map_err(|code| Problem::new(code, OPERATION, session.now()))?;
    let started = start_prepared(session, &prepared).await;
    match &started {
        Ok(_) => {
            session.cases.plans.forget(plan);
            access::begun(session, &prepared.plan).await;
        }
        Err(_) => session.cases.plans.release(plan),
    }
    started
}

async fn start_prepared(session: &Arc<Session>, prepared: &Prepared) -> Outcome<String> {
    editing::require_open(session)?;
    able::require(session, able::needs(prepared.plan.kind), OPERATION)?;
    if let Some(person) = prepared.plan.person
        && let Some(run) = unfinished_of(session, person).await?
    {
        return Err(Problem::new(Code::CaseOpen { run }, OPERATION, session.now()));
    }
    let claims = claim_organizations(session, &prepared.plan).await?;
    let operator = operator(session).await?.spelled();
    let snapshot = snapshot(session, &prepared.plan).await?;
    let work = work::Work { claims, draft: prepared.draft, plan: Some(prepared.id.clone()) };
    work::start(session, prepared.plan.clone(), snapshot, &operator, work).await
}

/// No two runs change the same organization at the same time, in this process or another.
pub(super) async fn claim_organizations(session: &Arc<Session>, plan: &Plan) -> Outcome<Vec<RunClaim>> {
    let (address, places) = (session.address().to_string(), plan.organizations());
    let claim = session.core.ask_store(OPERATION, move |home| {
        places.iter().map(|place| home.claim_organization(&address, *place)).collect::<Result<Vec<_>, _>>()
    });
    claim.await
}

/// Reads all organizations of the plan freshly, writes them down and reads them back. A plan that touches none needs
/// none.
async fn snapshot(session: &Arc<Session>, plan: &Plan) -> Outcome<Option<SnapshotId>> {
    let touched = plan.organizations();
    if touched.is_empty() {
        return Ok(None);
    }
    let mut organizations = Vec::new();
    for place in touched {
        organizations.push(sweep::organization_facts(session, place).await?);
    }
    let snapshot = Snapshot {
        version: SNAPSHOT_VERSION,
        taken_at: session.now(),
        instance: session.address().to_string(),
        person: person(session, plan.person).await?,
        organizations,
        roles: (*session.roles().await?).clone(),
    };
    let saved = session.core.ask_store("save the snapshot", move |home| home.save_snapshot(&snapshot));
    saved.await.map(Some).map_err(not_kept)
}

async fn person(session: &Arc<Session>, person: Option<UserId>) -> Outcome<Option<Person>> {
    let Some(person) = person else { return Ok(None) };
    session.read()?.person(person).await.map_err(|error| session.make_problem(&error))
}

/// The disk did not keep it, for whatever reason; the detail says which. What could not be read keeps its own words: in
/// either case nothing was started.
fn not_kept(problem: Problem) -> Problem {
    Problem { code: Code::SnapshotFailed, ..problem }
}
