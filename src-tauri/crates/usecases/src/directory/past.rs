//! What the journal of this instance tells about people and organizations: who left as a customer, who took over, and
//! the runs in which somebody had a part.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::journal::{Phase, RunStatus, StepState};
use domain::plan::PlanKind;
use domain::{OrganizationId, UserId};

use crate::problem::Outcome;
use crate::runs;
use crate::session::Session;
use crate::view::directory::HappenedHere;

/// The journal as lists need it; read anew after each run.
#[derive(Default)]
pub(crate) struct Past(Mutex<Slot>);

#[derive(Default)]
struct Slot {
    known: Option<Arc<Known>>,
    /// How often it was forgotten: what was being read meanwhile is not kept.
    forgotten: u64,
}

/// What the journal tells.
#[derive(Default)]
pub(crate) struct Known {
    runs: Vec<RunStatus>,
    /// People who left as customers, by number.
    pub(crate) people: HashSet<u64>,
    /// The organizations of the cases in which they left, by number.
    pub(crate) organizations: HashSet<u64>,
    /// Accounts that took over in cases of customers, by number.
    pub(crate) holding: HashSet<u64>,
}

impl Past {
    /// A run began, went on or ended.
    pub(crate) fn forget(&self) {
        let mut slot = self.lock();
        slot.known = None;
        slot.forgotten += 1;
    }

    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The journal of a session's instance.
pub(crate) async fn past(session: &Arc<Session>) -> Outcome<Arc<Known>> {
    let before = {
        let slot = session.directory.past.lock();
        if let Some(known) = &slot.known {
            return Ok(Arc::clone(known));
        }
        slot.forgotten
    };
    let known = Arc::new(Known::of(runs::all(session).await?));
    let mut slot = session.directory.past.lock();
    // While a run is going on, its journal grows with every step.
    if slot.forgotten == before && !runs::any_live(session) {
        slot.known = Some(Arc::clone(&known));
    }
    Ok(known)
}

impl Known {
    fn of(runs: Vec<RunStatus>) -> Self {
        let left = |run: &&RunStatus| run.plan.kind == PlanKind::CustomerLeaves && run.phase == Phase::Finished;
        let finished: Vec<&RunStatus> = runs.iter().filter(left).collect();
        let people = finished.iter().filter_map(|run| run.plan.person).map(|user| user.0).collect();
        let organizations = finished.iter().flat_map(|run| run.plan.organizations()).map(|place| place.0).collect();
        let holding = finished.iter().filter_map(|run| run.plan.successor).map(|user| user.0).collect();
        Self { runs, people, organizations, holding }
    }

    /// The runs whose plans name a person, the newest first.
    pub(crate) fn of_person(&self, session: &Session, user: UserId) -> Vec<HappenedHere> {
        self.happened(session, |run| {
            run.plan.person == Some(user)
                || run.plan.successor == Some(user)
                || run.plan.names.people.contains_key(&user)
        })
    }

    /// The runs whose plans name an organization, the newest first.
    pub(crate) fn of_organization(&self, session: &Session, organization: OrganizationId) -> Vec<HappenedHere> {
        self.happened(session, |run| run.plan.names.organizations.contains_key(&organization))
    }

    /// All runs, oldest first.
    pub(crate) fn runs(&self) -> &[RunStatus] {
        &self.runs
    }

    fn happened(&self, session: &Session, concerns: impl Fn(&RunStatus) -> bool) -> Vec<HappenedHere> {
        self.runs.iter().rev().filter(|run| concerns(run)).map(|run| line(session, run)).collect()
    }
}

fn line(session: &Session, run: &RunStatus) -> HappenedHere {
    let item = runs::item(session, run);
    let count = |states: &[StepState]| {
        let found = run.steps.iter().filter(|step| states.contains(&step.state)).count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let (done, already_so, skipped) =
        (count(&[StepState::Done]), count(&[StepState::AlreadySo]), count(&[StepState::Skipped]));
    HappenedHere {
        run: item.run,
        kind: item.kind,
        title: item.title,
        at: item.started_at,
        state: item.state,
        over: item.over,
        done,
        already_so,
        skipped,
        open: item.steps.saturating_sub(done + already_so + skipped),
    }
}
