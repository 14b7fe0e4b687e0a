//! Folds a run's entries into its status. There is no other source of status.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{RunId, SnapshotId, StepId};
use crate::journal::entry::{
    Answer, Decision, Entry, Event, FinalLine, NoReading, Pause, Reading, Refusal, Settlement,
};
use crate::plan::fact::Gone;
use crate::plan::step::Judgement;
use crate::plan::{Plan, place};

/// Where a step stands. "Checking" is not among these: it leaves no trace in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// Its turn has not come.
    Waiting,
    /// An intent was noted and nothing after it: sent, perhaps.
    Doing,
    /// Confirmed by reading back.
    Done,
    /// Was as wanted before anything was sent.
    AlreadySo,
    /// Someone else changed what it relied on.
    ChangedMeanwhile,
    /// Reading back has not decided yet.
    NotSure,
    /// Refused, or accepted and not applied: a person decides.
    NeedsYou,
    /// Left out by choice, or because what it belongs to no longer exists.
    Skipped,
}

impl StepState {
    /// Nothing is left to do for this step.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::AlreadySo | Self::Skipped)
    }

    /// What was wanted is the case.
    pub fn is_reached(self) -> bool {
        matches!(self, Self::Done | Self::AlreadySo)
    }
}

/// What is the matter with a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// The instance refused.
    Refused(Refusal),
    /// The instance said yes, and nothing changed.
    AcceptedButUnchanged,
    /// No clear answer, and the reading shows that nothing changed.
    NotApplied(String),
    /// No clear answer, and reading back did not work.
    Unclear(String),
    /// Someone else changed it.
    ChangedMeanwhile,
    /// Left out: what it belongs to no longer exists.
    NoLongerExists(Gone),
    /// Left out because a step it depends on did not happen.
    DependsOnSkipped(StepId),
    /// What must be known before sending could not be read; nothing was sent.
    Unreadable(NoReading),
    /// Left out by choice.
    SkippedByChoice(String),
}

/// A step with everything the journal says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepStatus {
    /// Which step.
    pub id: StepId,
    /// Where it stands.
    pub state: StepState,
    /// How often it was sent.
    pub attempts: u32,
    /// The last reading of its subject.
    pub reading: Option<Reading>,
    /// The reading that says what became of the step: made after the last sending, or the one that settled it without.
    pub read_back: Option<Reading>,
    /// Read elsewhere: something that the step relies on, and that is not as it must be.
    pub relied_on: Option<Reading>,
    /// What the instance answered to the last sending; `None` before one, and while one is under way or was cut off.
    pub answer: Option<Answer>,
    /// What is the matter.
    pub trouble: Option<Trouble>,
    /// A person asked to try again since the last outcome.
    pub asked_again: bool,
    /// Milliseconds between the freshness reading and the answer, for the last sending.
    pub window_ms: Option<u64>,
}

impl StepStatus {
    fn waits_for_a_key(&self) -> bool {
        self.state == StepState::NeedsYou
            && matches!(&self.trouble, Some(Trouble::Refused(refusal)) if refusal.status == 401)
    }

    fn wait_again(&mut self) {
        self.state = StepState::Waiting;
        self.trouble = None;
    }
}

/// Where a run stands, as far as the journal knows; whether a process is at it right now is not its business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Was going when the last entry was written.
    Going,
    /// Waits for a person.
    Paused(Pause),
    /// Ended for good with nothing left open.
    Finished,
    /// Ended for good by a person with steps left open.
    Abandoned,
}

/// The status of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunStatus {
    /// Which run.
    pub run: RunId,
    /// The plan.
    pub plan: Plan,
    /// The snapshot.
    pub snapshot: Option<SnapshotId>,
    /// Address of the instance.
    pub instance: String,
    /// Whose key it was started with.
    pub operator: String,
    /// Whose keys it went on with, where they are someone else's; each once.
    pub later_operators: Vec<String>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When the last entry was written.
    pub last_at: Timestamp,
    /// Where it stands.
    pub phase: Phase,
    /// Step by step, in the plan's order.
    pub steps: Vec<StepStatus>,
    /// The closing check, once done.
    pub final_check: Option<Vec<FinalLine>>,
    /// The step that was cut off with the process, where the last thing that happened is that it was looked at.
    pub looked_after_cut: Option<StepId>,
}

impl RunStatus {
    /// Folds the entries of one run; `None` where they do not begin with a start.
    pub fn fold(entries: &[Entry]) -> Option<Self> {
        let mut entries = entries.iter();
        let first = entries.next()?;
        let mut status = Self::start(first)?;
        for entry in entries {
            entry.at.clone_into(&mut status.last_at);
            status.apply(&entry.event);
        }
        Some(status)
    }

    fn start(entry: &Entry) -> Option<Self> {
        let Event::Started { plan, snapshot, instance, operator } = &entry.event else { return None };
        let blank = |step: &crate::plan::step::Step| StepStatus {
            id: step.id,
            state: StepState::Waiting,
            attempts: 0,
            reading: None,
            read_back: None,
            relied_on: None,
            answer: None,
            trouble: None,
            asked_again: false,
            window_ms: None,
        };
        Some(Self {
            run: entry.run.clone(),
            steps: plan.steps.iter().map(blank).collect(),
            plan: (**plan).clone(),
            snapshot: snapshot.clone(),
            instance: instance.clone(),
            operator: operator.clone(),
            later_operators: Vec::new(),
            started_at: entry.at.clone(),
            last_at: entry.at.clone(),
            phase: Phase::Going,
            final_check: None,
            looked_after_cut: None,
        })
    }

    /// Everybody whose key was used, in that order.
    pub fn operators(&self) -> Vec<&str> {
        std::iter::once(&self.operator).chain(&self.later_operators).map(String::as_str).collect()
    }

    /// The status of one step.
    pub fn step(&self, id: StepId) -> Option<&StepStatus> {
        place(&self.steps, id, |step| step.id).and_then(|at| self.steps.get(at))
    }

    /// Whether every step is settled.
    pub fn all_settled(&self) -> bool {
        self.steps.iter().all(|step| step.state.is_settled())
    }

    /// Whether the run ended for good.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Finished | Phase::Abandoned)
    }

    /// Applies one event; also used to follow a run as it goes. What comes after the end of a run changes nothing.
    pub fn apply(&mut self, event: &Event) {
        if self.is_over() {
            return;
        }
        self.looked_after_cut = looked_after_cut(event);
        match event {
            Event::Started { .. } => {}
            Event::Intent { step, attempt, fresh } => self.with(*step, |status| {
                status.state = StepState::Doing;
                status.attempts = *attempt;
                status.reading = Some(fresh.clone());
                (status.read_back, status.relied_on) = (None, None);
                status.answer = None;
                status.trouble = None;
                status.asked_again = false;
            }),
            Event::Outcome { step, answer, reading, window_ms, .. } => {
                let judged = reading.as_ref().and_then(|read| Some(self.plan.step(*step)?.judge(&read.seen)));
                self.with(*step, |status| {
                    (status.state, status.trouble) = end_of(answer, judged);
                    status.answer = Some(answer.clone());
                    status.window_ms = Some(*window_ms);
                    // "Try again" was said before this was known; it does not count for what is known now.
                    status.asked_again = false;
                    if reading.is_some() {
                        status.reading.clone_from(reading);
                        status.read_back.clone_from(reading);
                    }
                });
            }
            Event::Settled { step, settlement, reading } => {
                let elsewhere = self.is_about_another_subject(*step, settlement);
                self.with(*step, |status| {
                    (status.state, status.trouble) = settled(settlement);
                    status.relied_on = reading.clone().filter(|_| elsewhere);
                    if let Some(reading) = reading.as_ref().filter(|_| !elsewhere) {
                        status.reading = Some(reading.clone());
                        status.read_back = Some(reading.clone());
                    }
                    status.asked_again = false;
                });
            }
            Event::Decided { step, decision } => self.with(*step, |status| decide(status, decision)),
            Event::Paused { reason } => self.phase = Phase::Paused(reason.clone()),
            Event::Continued { new_key, operator } => {
                self.phase = Phase::Going;
                self.later_operators.extend(operator.clone().filter(|name| !self.operators().contains(&&**name)));
                if *new_key {
                    self.steps.iter_mut().filter(|step| step.waits_for_a_key()).for_each(StepStatus::wait_again);
                }
            }
            Event::FinalCheck { lines } => self.final_check = Some(lines.clone()),
            Event::Finished => self.phase = Phase::Finished,
            Event::Abandoned => self.phase = Phase::Abandoned,
        }
    }

    /// What a step relied on was read, not what it changes.
    fn is_about_another_subject(&self, step: StepId, settlement: &Settlement) -> bool {
        match settlement {
            Settlement::ChangedMeanwhile { subject } => {
                self.plan.step(step).is_some_and(|step| step.change.subject() != *subject)
            }
            Settlement::AlreadySo
            | Settlement::NoLongerExists(_)
            | Settlement::DependsOnSkipped(_)
            | Settlement::Unreadable(_) => false,
        }
    }

    fn with(&mut self, id: StepId, change: impl FnOnce(&mut StepStatus)) {
        let at = place(&self.steps, id, |step| step.id);
        if let Some(status) = at.and_then(|at| self.steps.get_mut(at)) {
            change(status);
        }
    }
}

fn looked_after_cut(event: &Event) -> Option<StepId> {
    match event {
        Event::Outcome { step, answer: Answer::Lost, reading: Some(_), .. } => Some(*step),
        Event::Started { .. }
        | Event::Intent { .. }
        | Event::Outcome { .. }
        | Event::Settled { .. }
        | Event::Decided { .. }
        | Event::Paused { .. }
        | Event::Continued { .. }
        | Event::FinalCheck { .. }
        | Event::Finished
        | Event::Abandoned => None,
    }
}

/// What an answer and a reading mean together. The reading decides wherever there is one.
fn end_of(answer: &Answer, judged: Option<Judgement>) -> (StepState, Option<Trouble>) {
    match judged {
        Some(Judgement::AsWanted) => (StepState::Done, None),
        Some(Judgement::Different) => (StepState::ChangedMeanwhile, Some(Trouble::ChangedMeanwhile)),
        Some(Judgement::Gone(gone)) => (StepState::Skipped, Some(Trouble::NoLongerExists(gone))),
        Some(Judgement::AsBefore) => (StepState::NeedsYou, Some(unchanged(answer))),
        None => unread(answer),
    }
}

fn unchanged(answer: &Answer) -> Trouble {
    match answer {
        Answer::Claimed => Trouble::AcceptedButUnchanged,
        Answer::Refused(refusal) => Trouble::Refused(refusal.clone()),
        Answer::NotSent(why) | Answer::Unknown(why) => Trouble::NotApplied(why.clone()),
        Answer::Lost => Trouble::NotApplied(String::new()),
    }
}

fn unread(answer: &Answer) -> (StepState, Option<Trouble>) {
    match answer {
        Answer::Refused(refusal) => (StepState::NeedsYou, Some(Trouble::Refused(refusal.clone()))),
        Answer::NotSent(why) => (StepState::NeedsYou, Some(Trouble::NotApplied(why.clone()))),
        Answer::Claimed | Answer::Lost => (StepState::NotSure, Some(Trouble::Unclear(String::new()))),
        Answer::Unknown(why) => (StepState::NotSure, Some(Trouble::Unclear(why.clone()))),
    }
}

fn settled(settlement: &Settlement) -> (StepState, Option<Trouble>) {
    match settlement {
        Settlement::AlreadySo => (StepState::AlreadySo, None),
        Settlement::ChangedMeanwhile { .. } => (StepState::ChangedMeanwhile, Some(Trouble::ChangedMeanwhile)),
        Settlement::NoLongerExists(gone) => (StepState::Skipped, Some(Trouble::NoLongerExists(*gone))),
        Settlement::DependsOnSkipped(step) => (StepState::Skipped, Some(Trouble::DependsOnSkipped(*step))),
        Settlement::Unreadable(why) => (StepState::NeedsYou, Some(Trouble::Unreadable(why.clone()))),
    }
}

fn decide(status: &mut StepStatus, decision: &Decision) {
    match decision {
        Decision::TryAgain => status.asked_again = true,
        Decision::Skip(reason) => {
            status.state = StepState::Skipped;
            status.trouble = Some(Trouble::SkippedByChoice(reason.clone()));
        }
    }
}
