//! From step to step: asks what comes next, does it, and notes why it stopped.

use std::collections::BTreeSet;
use std::time::Duration;

use domain::journal::{Event, Pause, Phase, Reading, RunStatus, Settlement};
use domain::plan::fact::{Gone, Subject};
use domain::plan::step::Step;
use domain::{RunId, StepId};

use super::next::{Next, next};
use super::{Control, Engine, Listener, Progress, RunError, Waiting};

/// A run while it is carried out.
pub(super) struct Drive<'a> {
    pub(super) engine: &'a Engine,
    pub(super) control: &'a Control,
    pub(super) progress: Listener<'a>,
    pub(super) status: RunStatus,
    /// Steps that were tried since the run was continued and did not end well.
    pub(super) given_up: BTreeSet<StepId>,
}

pub(super) async fn drive(
    engine: &Engine,
    run: &RunId,
    control: &Control,
    progress: Listener<'_>,
) -> Result<RunStatus, RunError> {
    let entries = engine.journal.entries(run)?;
    let status = RunStatus::fold(&entries).ok_or(RunError::UnknownRun)?;
    if status.is_over() {
        return Ok(status);
    }
    let fresh = entries.last().is_some_and(|entry| {
        matches!(entry.event, Event::Started { .. }) || matches!(entry.event, Event::Continued { .. })
    });
    let mut drive = Drive { engine, control, progress, status, given_up: BTreeSet::new() };
    if !fresh {
        drive.note(Event::Continued { new_key: false, operator: None })?;
    }
    while drive.status.phase == Phase::Going {
        if let Some(reason) = drive.one().await? {
            drive.note(Event::Paused { reason })?;
        }
    }
    Ok(drive.status)
}

/// Notes what became of a sending that was cut off, as far as a reading shows it; the run stands still as before.
pub(super) async fn look_after_cut(engine: &Engine, run: &RunId, control: &Control) -> Result<RunStatus, RunError> {
    let status = super::status(engine.journal.as_ref(), run)?;
    let mut drive = Drive { engine, control, progress: &|_| {}, status, given_up: BTreeSet::new() };
    while drive.status.phase == Phase::Going
        && let Next::ReadAgain(id) = next(&drive.status, &drive.given_up)
    {
        if !drive.look_after_cut(&drive.step_of(id)?).await? {
            break;
        }
    }
    Ok(drive.status)
}

impl Drive<'_> {
    /// Does the next thing; says why the run has to wait.
    async fn one(&mut self) -> Result<Option<Pause>, RunError> {
        let next = next(&self.status, &self.given_up);
        match next {
            Next::ReadAgain(id) => return self.read_again(&self.step_of(id)?).await,
            Next::LeaveOut(id, lost) => {
                let settlement = Settlement::DependsOnSkipped(lost);
                self.note(Event::Settled { step: id, settlement, reading: None })?;
            }
            Next::Attempt(_) | Next::Close if self.control.is_stopping() => return Ok(Some(Pause::ByPerson)),
            Next::Attempt(id) => return self.attempt(&self.step_of(id)?).await,
            Next::Ask(id) => return Ok(Some(Pause::Step(id))),
            Next::Close => return self.close().await,
        }
        Ok(None)
    }

    fn step_of(&self, id: StepId) -> Result<Step, RunError> {
        self.status.plan.step(id).cloned().ok_or(RunError::NoDecision(id))
    }

    /// Appends to the journal, synced, then tells.
    pub(super) fn note(&mut self, event: Event) -> Result<(), RunError> {
        let entry = self.engine.journal.append(&self.status.run, event)?;
        self.status.last_at.clone_from(&entry.at);
        self.status.apply(&entry.event);
        (self.progress)(Progress::Event(entry));
        Ok(())
    }

    pub(super) fn tell(&self, progress: Progress) {
        (self.progress)(progress);
    }

    pub(super) async fn wait(&self, why: Waiting, time: Duration) {
        self.tell(Progress::Waiting { why, time });
        tokio::time::sleep(time).await;
    }

    /// Something no longer exists: this step and every other open one that belongs to it end.
    pub(super) fn settle_gone(&mut self, step: &Step, gone: Gone, reading: &Reading) -> Result<(), RunError> {
        let open = |id: StepId| self.status.step(id).is_some_and(|step| !step.state.is_settled());
        let ended: Vec<StepId> = self
            .status
            .plan
            .steps
            .iter()
            .filter(|other| open(other.id) && (other.id == step.id || goes_with(other, step, gone)))
            .map(|other| other.id)
            .collect();
        for id in ended {
            let settlement = Settlement::NoLongerExists(gone);
            self.note(Event::Settled { step: id, settlement, reading: Some(reading.clone()) })?;
        }
        Ok(())
    }
}

/// Whether another step belongs to what is gone too.
fn goes_with(other: &Step, step: &Step, gone: Gone) -> bool {
    match gone {
        Gone::Organization => {
            other.change.organization().is_some() && other.change.organization() == step.change.organization()
        }
        Gone::Team => other.change.team().is_some() && other.change.team() == step.change.team(),
        Gone::Account => role_holder(other).is_some() && role_holder(other) == role_holder(step),
    }
}

fn role_holder(step: &Step) -> Option<domain::UserId> {
    match step.change.subject() {
        Subject::OrganizationRole { user, .. }
        | Subject::TeamRole { user, .. }
        | Subject::PersonField { user, .. }
        | Subject::AdminRole { user } => Some(user),
        Subject::License { .. }
        | Subject::Owner { .. }
        | Subject::Account { .. }
        | Subject::AccountByEmail { .. }
        | Subject::TeamsBesides { .. }
        | Subject::OwnedBesides { .. }
        | Subject::OrganizationByName { .. }
        | Subject::TeamByName { .. }
        | Subject::TeamName { .. } => None,
    }
}
