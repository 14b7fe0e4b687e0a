//! Carrying out in the background: one task for each run, with its claims, telling the window as it goes.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use domain::journal::{Pause, Phase, RunStatus};
use domain::plan::fact::{Subject, Value};
use domain::plan::{Plan, PlanKind};
use domain::{RunId, SnapshotId, UserId};
use store::RunClaim;

use super::load::{journal, load};
use super::run_problem;
use super::start::claim_organizations;
use crate::access;
use crate::cases::live::LiveRun;
use crate::leave;
use crate::problem::{Code, Outcome, Problem};
use crate::run::{Engine, Holds, Patience, Progress, Waiting};
use crate::session::{Happening, Session};
use crate::sweep;
use crate::view::run::{Waiting as ShownWaiting, WaitingWhy};

/// What a run at work holds.
pub(super) struct Work {
    /// Organizations, and the run itself.
    pub(super) claims: Vec<RunClaim>,
    /// The draft that waits for its outcome.
    pub(super) draft: Option<u32>,
    /// The plan that it is begun from.
    pub(super) plan: Option<String>,
}

/// Journals the start and carries out.
pub(super) async fn start(
    session: &Arc<Session>,
    plan: Plan,
    snapshot: Option<SnapshotId>,
    operator: &str,
    work: Work,
) -> Outcome<String> {
    let engine = engine(session).await?;
    let run = engine
        .start(&session.profile_id(), plan, snapshot, session.address(), operator)
        .map_err(|error| run_problem(session, &error))?;
    let id = run.0.clone();
    if let Some(plan) = &work.plan {
        session.cases.passwords.hand_on(plan, &id);
    }
    spawn(session, engine, run, work).await?;
    Ok(id)
}

/// Carries a run out from where it stands.
pub(super) async fn go_on(session: &Arc<Session>, run: &str) -> Outcome<()> {
    let status = load(session, run).await?;
    if status.is_over() {
        return Ok(());
    }
    let claims = claim_organizations(session, &status.plan).await?;
    let engine = engine(session).await?;
    spawn(session, engine, status.run, Work { claims, draft: None, plan: None }).await
}

/// The one place outside of the engine that touches its makings; the writing client is made inside of it.
pub(super) async fn engine(session: &Arc<Session>) -> Outcome<Engine> {
    let mut look = session.observer().await?;
    let (read, holds) = Holds::of(look.read, &Patience::default());
    look.read = read;
    let key = session.key().ok_or_else(|| Problem::new(Code::KeyNeeded, "carry out a run", session.now()))?;
    let (transport, read) = (Arc::clone(&session.core.writing), look.read.clone());
    let engine = Engine::new(Arc::new(look), session.address(), key, transport, Arc::new(journal(session)));
    Ok(engine.in_step_with(&read).hearing(holds))
}

async fn spawn(session: &Arc<Session>, engine: Engine, run: RunId, mut work: Work) -> Outcome<()> {
    let wanted = run.clone();
    work.claims.push(session.core.ask_store("claim a run", move |home| home.claim_run(&wanted)).await?);
    let engine = match session.cases.passwords.of_run(&run.0) {
        Some(password) => engine.with_password(password),
        None => engine,
    };
    let live = LiveRun::new(load(session, &run.0).await?);
    session.cases.live.insert(&run.0, Arc::clone(&live));
    tokio::spawn(carry_out(Arc::clone(session), engine, run, Arc::clone(&live), work));
    // Whoever asks for the run after this sees it going.
    live.begun().await;
    Ok(())
}

async fn carry_out(session: Arc<Session>, engine: Engine, run: RunId, live: Arc<LiveRun>, work: Work) {
    let listener = |progress: Progress| {
        if let Progress::Event(entry) = &progress {
            live.noted(entry);
        }
        live.change(|overlay| show(overlay, &progress));
        live.begin();
        session.happened(Happening::Run(run.0.clone()));
    };
    let result = engine.drive(&run, &live.control, &listener).await;
    if let Ok(status) = &result {
        access::rested(&session, status);
        read_anew(&session, status);
        if status.is_over() {
            session.cases.passwords.forget(&run.0);
        }
    }
    match &result {
        Ok(status) => after(&session, status, work.draft).await,
        Err(error) => {
            tracing::error!(run = %run, %error, "a run could not be carried on");
            session.cases.live.fail(&run.0, run_problem(&session, error).support);
        }
    }
    drop(work.claims);
    session.cases.live.remove(&run.0);
    live.end();
    session.happened(Happening::Run(run.0));
}

fn show(overlay: &mut super::Overlay, progress: &Progress) {
    overlay.waiting = None;
    match progress {
        Progress::Checking { step } => overlay.checking = Some(*step),
        Progress::ClosingCheck { .. } | Progress::Event(_) => overlay.checking = None,
        Progress::Waiting { why, time } => overlay.waiting = shown(*why, *time),
    }
}

/// Looking once more before something is believed is no waiting for a person's eye.
fn shown(why: Waiting, time: Duration) -> Option<ShownWaiting> {
    let why = match why {
        Waiting::SlowDown => WaitingWhy::Limit,
        Waiting::NoAnswer => WaitingWhy::Network,
        Waiting::LookAgain | Waiting::SendAgain => return None,
    };
    Some(ShownWaiting { why, seconds: u32::try_from(time.as_millis().div_ceil(1000)).ok() })
}

/// Whoever was touched is shown as they are now, in panels and lists, also where the run waits in the middle. Lists are
/// not asked for with a key that has just stopped working, nor of an instance that has just not answered.
fn read_anew(session: &Arc<Session>, status: &RunStatus) {
    let plan = &status.plan;
    let touched = plan.steps.iter().filter_map(|step| match step.change.subject() {
        Subject::OrganizationRole { user, .. }
        | Subject::TeamRole { user, .. }
        | Subject::Account { user }
        | Subject::PersonField { user, .. }
        | Subject::AdminRole { user } => Some(user),
        Subject::OrganizationByName { .. } => step.change.user(),
        Subject::License { .. }
        | Subject::Owner { .. }
        | Subject::AccountByEmail { .. }
        | Subject::TeamsBesides { .. }
        | Subject::OwnedBesides { .. }
        | Subject::TeamByName { .. }
        | Subject::TeamName { .. } => None,
    });
    let people: BTreeSet<UserId> = touched.chain(plan.person).chain(plan.successor).collect();
    for user in people {
        sweep::forget(session, user);
    }
    for organization in plan.organizations() {
        session.organization_panels.forget(organization);
        session.happened(Happening::Organization(organization.0));
    }
    if !matches!(status.phase, Phase::Paused(Pause::Key(_) | Pause::Unreachable(_))) {
        session.directory.changed(session, &plan.organizations());
    }
}

/// What a run leaves behind beyond its journal.
async fn after(session: &Arc<Session>, status: &RunStatus, draft: Option<u32>) {
    if status.phase != Phase::Finished {
        return;
    }
    let (holding, created) = match status.plan.kind {
        PlanKind::CustomerLeaves => (status.plan.successor.filter(|_| handed_over(status)), None),
        PlanKind::CreateHoldingAccount => (created(status), created(status)),
        PlanKind::PersonLeaves
        | PlanKind::HandOver
        | PlanKind::EditPerson
        | PlanKind::AdminRole
        | PlanKind::RemoveFrom
        | PlanKind::CreatePerson
        | PlanKind::DeletePerson
        | PlanKind::Invite
        | PlanKind::AddMember
        | PlanKind::CreateOrganization
        | PlanKind::CreateTeam
        | PlanKind::RenameTeam
        | PlanKind::Access => (None, None),
    };
    if let Some(user) = holding {
        remember(session, user).await;
    }
    if let (Some(user), Some(draft)) = (created, draft) {
        leave::choose_created(session, draft, user).await;
    }
}

fn handed_over(status: &RunStatus) -> bool {
    status.steps.iter().any(|own| {
        let transfer = status.plan.step(own.id).is_some_and(|step| step.change.word() == "transfer");
        transfer && own.state.is_reached()
    })
}

fn created(status: &RunStatus) -> Option<UserId> {
    let reading = status.steps.first()?.reading.as_ref()?;
    match reading.seen {
        Value::Account(user) => user,
        Value::License(_)
        | Value::Owner(_)
        | Value::Role(_)
        | Value::RoleNotShown
        | Value::Teams(_)
        | Value::Organizations(_)
        | Value::AdminRole(_)
        | Value::Text(_)
        | Value::Organization(_)
        | Value::Team(_)
        | Value::Gone(_) => None,
    }
}

/// A convenience for the next case; that it cannot be kept harms nothing.
async fn remember(session: &Arc<Session>, user: UserId) {
    if let Err(problem) = session.change_profile(|profile| profile.holding_account = Some(user)).await {
        tracing::warn!(?problem.code, "the holding account could not be remembered");
    }
}
