//! Runs: starting, following, stopping and continuing them. Carrying out is the engine's ([`crate::run`]); here is what
//! a window may ask for, and in what order: confirmation, open editing, snapshot, claim, start.
//!
//! A run belongs to the saved instance under which it was journalled; another window cannot see it.

mod cut;
mod if_stopped;
mod load;
mod operator;
mod pace;
mod picture;
mod start;
mod work;

use std::sync::Arc;

use domain::journal::{Decision, Event, Phase, RunStatus};
use domain::plan::PlanKind;
use domain::plan::leave::Blocker;
use domain::{StepId, UserId};
use secrecy::SecretString;
use store::{Journal as _, ProfileId};

use crate::core::Core;
use crate::editing;
use crate::password::Password;
use crate::problem::{Code, Outcome, Problem};
use crate::review;
use crate::run::{self, RunError};
use crate::session::{Happening, Session, provide_key};
use crate::view::run::{RunItem, RunView};

pub(crate) use cut::look_in_background as look_after_cuts;
pub(crate) use load::{all, load, places};
pub(crate) use operator::{Operator, operator};
pub(crate) use pace::Pace;
pub(crate) use picture::{Overlay, step};

/// Starts a confirmed plan; answers with the run's id. Nothing is sent before the snapshot was saved and read back.
///
/// Fails with `ConfirmationSpent`, `Locked`, `CaseOpen`, `SnapshotFailed`, `RunElsewhere`; in each case nothing was sent.
pub async fn start(session: &Arc<Session>, plan: String, token: String) -> Outcome<String> {
    start::start(session, &plan, &token).await
}

/// A run as it stands.
pub async fn view(session: &Arc<Session>, run: String) -> Outcome<RunView> {
    // A run may end or begin while its journal is read: whoever was at it before or after counts as being at it.
    let before = session.cases.live.overlay(&run);
    let status = load(session, &run).await?;
    let places = places(session, &status).await;
    let overlay = if before.live { before } else { session.cases.live.overlay(&run) };
    let mut view = picture::view(&status, &overlay, &places);
    view.review = review::weighed_as_known(session, view.review, &status.plan, &places);
    view.support = view.support.or_else(|| session.cases.live.failure(&run).filter(|_| !view.live && !view.over));
    Ok(view)
}

/// All runs of this instance: unfinished ones first, then the newest first.
pub async fn list(session: &Arc<Session>) -> Outcome<Vec<RunItem>> {
    let before = session.cases.live.overlays();
    let all = load::all(session).await?;
    let item = |status: &RunStatus| {
        let run = &status.run.0;
        picture::item(status, &before.get(run).cloned().unwrap_or_else(|| session.cases.live.overlay(run)))
    };
    let mut items: Vec<RunItem> = all.iter().map(item).collect();
    items.reverse();
    items.sort_by_key(|item| item.over);
    Ok(items)
}

/// One run for a list, as it stands now.
pub(crate) fn item(session: &Session, status: &RunStatus) -> RunItem {
    picture::item(status, &session.cases.live.overlay(&status.run.0))
}

/// The unfinished run of a case about this person, the newest first.
pub(crate) async fn unfinished_of(session: &Arc<Session>, person: UserId) -> Outcome<Option<String>> {
    let all = load::all(session).await?;
    let open = all.into_iter().rfind(|status| !status.is_over() && status.plan.person == Some(person));
    Ok(open.map(|status| status.run.0))
}

/// Stops after the step at hand. Nothing to do for a run that stands still.
#[allow(clippy::unused_async, reason = "every job of this crate is awaited by the shell")]
pub async fn stop(session: &Arc<Session>, run: String) -> Outcome<()> {
    if let Some(live) = session.cases.live.get(&run) {
        live.control.stop_after_step();
    }
    Ok(())
}

/// Whether any run of this window is being carried out right now.
pub fn any_live(session: &Session) -> bool {
    !session.cases.live.all().is_empty()
}

/// Whether this window is at a run.
pub(crate) fn is_live(session: &Session, run: &str) -> bool {
    session.cases.live.get(run).is_some()
}

/// Asks every run at work to stop after its step, and returns when they have.
pub async fn park_all(session: &Session) {
    let live = session.cases.live.all();
    for run in &live {
        run.control.stop_after_step();
    }
    for run in live {
        run.ended().await;
    }
}

/// Closes what was left open on the practice instance, which is about to begin anew: its runs can never go on.
pub async fn close_practice_runs(core: &Arc<Core>) -> Outcome<()> {
    core.ask_store("close the runs of the sample data", |home| {
        let journal = home.journal();
        for run in home.unfinished(&ProfileId::practice())? {
            journal.append(&run, Event::Abandoned)?;
        }
        // What was staged for it and seen of it is of another world.
        home.forget_tray(&ProfileId::practice())?;
        home.forget_rows(&ProfileId::practice())
    })
    .await
}

/// Goes on with a run that stands still.
pub async fn go_on(session: &Arc<Session>, run: String) -> Outcome<()> {
    editing::require_open(session)?;
    let status = still(session, &run).await?;
    if status.is_over() {
        return Ok(());
    }
    with_the_present_key(session, &status).await?;
    work::go_on(session, &run).await
}

/// Tries a step again, with a new reading first.
pub async fn retry(session: &Arc<Session>, run: String, step: StepId) -> Outcome<()> {
    decide(session, &run, step, Decision::TryAgain).await
}

/// Leaves a step out, with a reason, and goes on.
pub async fn skip(session: &Arc<Session>, run: String, step: StepId, reason: String) -> Outcome<()> {
    decide(session, &run, step, Decision::Skip(reason.trim().to_owned())).await
}

async fn decide(session: &Arc<Session>, run: &str, step: StepId, decision: Decision) -> Outcome<()> {
    editing::require_open(session)?;
    let status = still(session, run).await?;
    is_not_the_leavers(session, &operator(session).await?, &status)?;
    let id = status.run.clone();
    note(session, move |journal| run::decide(journal, &id, step, decision)).await?;
    with_the_present_key(session, &status).await?;
    work::go_on(session, run).await
}

/// Takes a new key for the same instance, notes in the run whose it is and goes on at the same step. A key that is
/// refused or of another instance changes nothing. Nor does one of the person who leaves: it fails with `Blocked`.
pub async fn new_key(session: &Arc<Session>, run: String, key: SecretString, session_only: bool) -> Outcome<()> {
    editing::require_open(session)?;
    let status = still(session, &run).await?;
    let owner = operator::of_key(session, &key).await;
    if let Some(owner) = &owner {
        is_not_the_leavers(session, owner, &status)?;
    }
    provide_key(session, key, session_only).await?;
    let owner = owner.map(|owner| owner.spelled());
    note(session, move |journal| run::continue_with_new_key(journal, &status.run, owner)).await?;
    work::go_on(session, &run).await
}

/// Takes the password that the creation of a person waits for, and goes on. Kept in memory only, like the first one.
///
/// Fails with `PasswordTooWeak`, which changes nothing.
pub async fn password(session: &Arc<Session>, run: String, password: SecretString) -> Outcome<()> {
    editing::require_open(session)?;
    let weak = || Problem::new(Code::PasswordTooWeak, "take a password", session.now());
    let password = Password::new(password).ok_or_else(weak)?;
    let status = still(session, &run).await?;
    if status.is_over() {
        return Ok(());
    }
    session.cases.passwords.keep_for_run(&run, password);
    with_the_present_key(session, &status).await?;
    work::go_on(session, &run).await
}

/// The key in use may be another person's by now: never the leaver's, and whose it is stands in the journal.
async fn with_the_present_key(session: &Arc<Session>, status: &RunStatus) -> Outcome<()> {
    let owner = operator(session).await?;
    is_not_the_leavers(session, &owner, status)?;
    let owner = owner.spelled();
    if !status.operators().contains(&owner.as_str()) {
        let id = status.run.clone();
        note(session, move |journal| run::continue_as(journal, &id, owner)).await?;
    }
    Ok(())
}

fn is_not_the_leavers(session: &Session, owner: &Operator, status: &RunStatus) -> Outcome<()> {
    if status.plan.person != Some(owner.id) || !keeps_out(status.plan.kind) {
        return Ok(());
    }
    let code = Code::Blocked(vec![Blocker::LeaverIsOperator]);
    Err(Problem::new(code, "go on with the key of the person who leaves", session.now()))
}

/// Whether a plan is never carried on with the key of the person it is about.
fn keeps_out(kind: PlanKind) -> bool {
    match kind {
        PlanKind::CustomerLeaves | PlanKind::PersonLeaves | PlanKind::AdminRole | PlanKind::DeletePerson => true,
        PlanKind::CreateHoldingAccount
        | PlanKind::HandOver
        | PlanKind::EditPerson
        | PlanKind::RemoveFrom
        | PlanKind::CreatePerson
        | PlanKind::Invite
        | PlanKind::AddMember
        | PlanKind::CreateOrganization
        | PlanKind::CreateTeam
        | PlanKind::RenameTeam
        | PlanKind::Access => false,
    }
}

/// Closes a run with steps left open; one that is at work stops first.
pub async fn abandon(session: &Arc<Session>, run: String) -> Outcome<()> {
    session.cases.cut.end().await;
    if let Some(live) = session.cases.live.get(&run) {
        live.control.stop_after_step();
        live.ended().await;
    }
    let status = load(session, &run).await?.run;
    note(session, move |journal| run::abandon(journal, &status)).await?;
    session.cases.passwords.forget(&run);
    session.happened(Happening::Run(run));
    Ok(())
}

/// The run, once nobody in this window is at it. Fails with `RunElsewhere` while it is going on.
async fn still(session: &Arc<Session>, run: &str) -> Outcome<RunStatus> {
    session.cases.cut.end().await;
    if let Some(live) = session.cases.live.get(run) {
        if load(session, run).await?.phase == Phase::Going {
            return Err(Problem::new(Code::RunElsewhere, "go on with a run", session.now()));
        }
        live.ended().await;
    }
    let status = load(session, run).await?;
    is_of_this_instance(session, &status)?;
    Ok(status)
}

/// The practice instance has another address at each start; every other run goes on only where it was started.
fn is_of_this_instance(session: &Session, status: &RunStatus) -> Outcome<()> {
    if session.profile_id().is_practice() || status.instance == session.address().origin() {
        return Ok(());
    }
    let code = Code::WrongInstance { prepared_for: status.instance.clone() };
    Err(Problem::new(code, "go on with a run", session.now()))
}

/// Writes into the journal, on a thread that may wait.
async fn note(
    session: &Arc<Session>,
    write: impl FnOnce(&dyn store::Journal) -> Result<RunStatus, RunError> + Send + 'static,
) -> Outcome<RunStatus> {
    let journal = load::journal(session);
    let result = tokio::task::spawn_blocking(move || write(&journal)).await;
    let internal = || Problem::new(Code::Internal, "note a decision", session.now());
    result.map_err(|_| internal())?.map_err(|error| run_problem(session, &error))
}

/// What the engine's word means for a person.
pub(crate) fn run_problem(session: &Session, error: &RunError) -> Problem {
    match error {
        RunError::Journal(error) => Problem::from_store(error, "write the journal", session.now()),
        RunError::UnknownRun | RunError::Ended | RunError::NoDecision(_) => {
            Problem::detailed(Code::NotFound, "carry out a run", &error.to_string(), session.now())
        }
    }
}
