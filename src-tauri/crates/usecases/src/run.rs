//! The engine: carries a plan out, step by step, with proof. Nothing else in the application can send a write.
//!
//! One step: look at what it relies on and at its subject; note the intent, synced; send once; look again, always; note
//! the outcome, synced. What the instance answers decides what may be tried next, what it shows decides what is true.
//! Every decision is made from the journal's fold, so a run that was cut off goes on like one that was not, and
//! nothing is sent after a cut before a person continued it.
//!
//! Here are starting, deciding and abandoning; `drive` goes from step to step, `step` carries one out, `look` reads with
//! patience, `closing` looks at the whole case in the end. Making plans and showing runs is elsewhere.
//!
//! Journal appends are short, blocking calls: they are made directly, because a write must not leave before the intent
//! is on the disk.

mod closing;
mod control;
mod drive;
mod holds;
#[cfg(feature = "kill-points")]
pub mod kill;
mod look;
mod next;
mod patience;
mod progress;
mod send;
mod step;

use std::sync::Arc;

use domain::journal::{Decision, Event, Refusal, RunStatus};
use domain::plan::Plan;
use domain::{RunId, SnapshotId, StepId};
use make_api::transport::Transport;
use make_api::{Address, Key, ReadClient, WriteClient};
use store::{Journal, ProfileId};

pub use control::Control;
pub use holds::Holds;
pub use patience::Patience;
pub use progress::{Listener, Progress, Waiting};

use crate::observe::Look;
use crate::password::Password;

/// Carries plans out on one instance with one key. After a new key was entered, make a new engine: runs live in the
/// journal, not in it.
pub struct Engine {
    look: Arc<dyn Look>,
    write: WriteClient,
    journal: Arc<dyn Journal>,
    patience: Patience,
    holds: Holds,
    password: Option<Arc<Password>>,
}

/// Why a run could not be started, decided about or carried out. Troubles of single steps are not among these: they
/// stand in the run's status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RunError {
    /// The journal cannot be written or read. Nothing was sent after that.
    #[error(transparent)]
    Journal(#[from] store::Error),
    /// There is no such run.
    #[error("there is no such run")]
    UnknownRun,
    /// The run ended for good.
    #[error("the run has ended")]
    Ended,
    /// The plan has no such step, or nothing is left to decide about it.
    #[error("nothing can be decided about step {0}")]
    NoDecision(StepId),
}

impl Engine {
    /// An engine for the instance at `address`. `transport` is for writes: it must send once, on a fresh connection
    /// ([`make_api::transport::Network::fresh`]).
    pub fn new(
        look: Arc<dyn Look>,
        address: &Address,
        key: Key,
        transport: Arc<dyn Transport>,
        journal: Arc<dyn Journal>,
    ) -> Self {
        Self {
            look,
            write: WriteClient::new(address, key, transport),
            journal,
            patience: Patience::default(),
            holds: Holds::default(),
            password: None,
        }
    }

    /// The same with the password that somebody typed for a new person. It is sent by the step that creates them, and
    /// is noted nowhere.
    #[must_use]
    pub fn with_password(mut self, password: Arc<Password>) -> Self {
        self.password = Some(password);
        self
    }

    /// The same, its writes keeping to the limits that the readings of `read` met, and the other way round.
    #[must_use]
    pub fn in_step_with(mut self, read: &ReadClient) -> Self {
        self.write = self.write.in_step_with(read);
        self
    }

    /// The same, hearing of the waits that its reading client goes through.
    #[must_use]
    pub fn hearing(mut self, holds: Holds) -> Self {
        self.holds = holds;
        self
    }

    /// The same with other times of waiting.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.patience = patience;
        self
    }

    /// Journals the start of a run. A person confirmed the plan, and the snapshot was written and read back. Nothing is
    /// sent yet.
    pub fn start(
        &self,
        profile: &ProfileId,
        plan: Plan,
        snapshot: Option<SnapshotId>,
        instance: &Address,
        operator: &str,
    ) -> Result<RunId, RunError> {
        let run = RunId(uuid::Uuid::new_v4().to_string());
        let event = Event::Started {
            plan: Box::new(plan),
            snapshot,
            instance: instance.origin().to_owned(),
            operator: operator.to_owned(),
        };
        self.journal.begin(profile, &run, event)?;
        Ok(run)
    }

    /// Carries the run out from where it stands until it is finished or waits for a person. Calling this is a person's
    /// word to go on: a run that was paused or cut off is noted as continued first.
    ///
    /// The caller sees to it that nobody else is at this run ([`store::Home::claim_run`]).
    pub async fn drive(&self, run: &RunId, control: &Control, progress: Listener<'_>) -> Result<RunStatus, RunError> {
        drive::drive(self, run, control, progress).await
    }

    /// Looks at what became of a sending during which the process ended, and notes it where it can be told. Nothing is
    /// sent, and the run stands still as before: going on is a person's word.
    ///
    /// The caller sees to it that nobody else is at this run.
    pub async fn look_after_cut(&self, run: &RunId, control: &Control) -> Result<RunStatus, RunError> {
        drive::look_after_cut(self, run, control).await
    }
}

/// The run as its journal tells it.
pub fn status(journal: &dyn Journal, run: &RunId) -> Result<RunStatus, RunError> {
    RunStatus::fold(&journal.entries(run)?).ok_or(RunError::UnknownRun)
}

/// Notes what a person decided about a step. Nothing is sent; the run goes on with [`Engine::drive`].
pub fn decide(journal: &dyn Journal, run: &RunId, step: StepId, decision: Decision) -> Result<RunStatus, RunError> {
    let status = open(journal, run)?;
    if status.step(step).is_none_or(|step| step.state.is_settled()) {
        return Err(RunError::NoDecision(step));
    }
    note(journal, status, Event::Decided { step, decision })
}

/// Notes that a person entered a new key (the caller checked it and makes a new [`Engine`] with it). Steps that the old
/// key was refused for wait for their turn again.
/// `operator` says whose key it is, where the instance tells.
pub fn continue_with_new_key(
    journal: &dyn Journal,
    run: &RunId,
    operator: Option<String>,
) -> Result<RunStatus, RunError> {
    let status = open(journal, run)?;
    note(journal, status, Event::Continued { new_key: true, operator })
}

/// Notes that a person lets the run go on with the key of someone else than before.
pub fn continue_as(journal: &dyn Journal, run: &RunId, operator: String) -> Result<RunStatus, RunError> {
    let status = open(journal, run)?;
    note(journal, status, Event::Continued { new_key: false, operator: Some(operator) })
}

/// Closes a run for good with steps left open.
pub fn abandon(journal: &dyn Journal, run: &RunId) -> Result<RunStatus, RunError> {
    let status = open(journal, run)?;
    note(journal, status, Event::Abandoned)
}

fn open(journal: &dyn Journal, run: &RunId) -> Result<RunStatus, RunError> {
    let status = status(journal, run)?;
    if status.is_over() { Err(RunError::Ended) } else { Ok(status) }
}

fn note(journal: &dyn Journal, mut status: RunStatus, event: Event) -> Result<RunStatus, RunError> {
    let entry = journal.append(&status.run, event)?;
    status.last_at = entry.at;
    status.apply(&entry.event);
    Ok(status)
}

/// The instance asks to wait. A 503 is a refusal only when it says for how long.
fn is_slow_down(refusal: &Refusal) -> bool {
    matches!(refusal.status, 429 | 503)
}
