//! A run as a window shows it: the fold of its journal, with what is going on right now laid over it.

use domain::StepId;
use domain::journal::{NoReading, Pause, Phase, RunStatus, StepState, StepStatus, Trouble};
use domain::plan::fact::Value;
use domain::snapshot::OrganizationFacts;

use super::if_stopped::if_stopped;
use super::pace::Pace;
use crate::problem::Support;
use crate::review::{self, count, value};
use crate::view::run::{PauseWhy, RunItem, RunState, RunStep, RunView, StepTrouble, StepWord, Waiting};

/// What is going on right now and stands in no journal.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overlay {
    /// A process of this window is at it.
    pub(crate) live: bool,
    /// The step that is being read.
    pub(crate) checking: Option<StepId>,
    /// Why nothing happens for a while.
    pub(crate) waiting: Option<Waiting>,
    /// How quickly it goes.
    pub(crate) pace: Option<Pace>,
}

pub(crate) fn view(status: &RunStatus, overlay: &Overlay, places: &[OrganizationFacts]) -> RunView {
    let live = is_live(status, overlay);
    RunView {
        run: status.run.0.clone(),
        review: review::of(&status.run.0, &status.plan, places),
        state: state(status, overlay),
        ended: ended(status),
        steps: status.steps.iter().filter_map(|step| self::step(status, step, overlay)).collect(),
        started_at: status.started_at.clone(),
        last_at: status.last_at.clone(),
        waiting: overlay.waiting.clone().filter(|_| live),
        remaining_seconds: overlay.pace.filter(|_| live).and_then(|pace| remaining(pace, status)),
        pause: pause(status, live),
        support: support(status),
        if_stopped: if_stopped(status),
        looked: status.looked_after_cut.filter(|_| !live && status.phase == Phase::Going),
        live,
        over: status.is_over(),
    }
}

pub(crate) fn item(status: &RunStatus, overlay: &Overlay) -> RunItem {
    RunItem {
        run: status.run.0.clone(),
        kind: status.plan.kind,
        title: status.plan.title.clone(),
        started_at: status.started_at.clone(),
        last_at: status.last_at.clone(),
        state: state(status, overlay),
        over: status.is_over(),
        ended: ended(status),
        steps: count(status.steps.len()),
    }
}

/// A run that stands still is not live, even in the moment before its process has let go of it.
fn is_live(status: &RunStatus, overlay: &Overlay) -> bool {
    overlay.live && status.phase == Phase::Going
}

fn remaining(pace: Pace, status: &RunStatus) -> Option<u32> {
    let left = pace.remaining(ended(status), count(status.steps.len()))?;
    Some(u32::try_from(left.as_secs()).unwrap_or(u32::MAX))
}

pub(crate) fn ended(status: &RunStatus) -> u32 {
    count(status.steps.iter().filter(|step| step.state.is_settled()).count())
}

fn state(status: &RunStatus, overlay: &Overlay) -> RunState {
    match &status.phase {
        Phase::Going if !overlay.live => RunState::Stopped,
        Phase::Going if overlay.waiting.is_some() => RunState::Waiting,
        Phase::Going => RunState::Running,
        Phase::Paused(Pause::Step(_) | Pause::Key(_) | Pause::Password(_)) => RunState::NeedsYou,
        Phase::Paused(Pause::ByPerson | Pause::Unreachable(_)) | Phase::Abandoned => RunState::Stopped,
        Phase::Finished => RunState::Finished,
    }
}

fn pause(status: &RunStatus, live: bool) -> Option<PauseWhy> {
    match &status.phase {
        Phase::Going => (!live).then_some(PauseWhy::Interrupted),
        Phase::Paused(Pause::Step(_)) => Some(PauseWhy::Step),
        Phase::Paused(Pause::Key(_)) => Some(PauseWhy::Key),
        Phase::Paused(Pause::Password(_)) => Some(PauseWhy::Password),
        Phase::Paused(Pause::Unreachable(_)) => Some(PauseWhy::Unreachable),
        Phase::Paused(Pause::ByPerson) | Phase::Abandoned => Some(PauseWhy::ByPerson),
        Phase::Finished => None,
    }
}

/// A step with its line; nothing for a step that is not in the plan.
pub(crate) fn step(status: &RunStatus, own: &StepStatus, overlay: &Overlay) -> Option<RunStep> {
    let step = status.plan.step(own.id)?;
    let gone = own.relied_on.as_ref().filter(|elsewhere| matches!(elsewhere.seen, Value::Gone(_)));
    let reading = gone.or(own.reading.as_ref());
    Some(RunStep {
        step: own.id,
        line: review::line(&status.plan, step),
        state: word(own, overlay, is_live(status, overlay)),
        attempts: own.attempts,
        read: reading.map(|reading| value::spelled(&step.change, &reading.seen)),
        read_name: reading.and_then(|reading| value::named(&status.plan.names, &step.change, &reading.seen)),
        read_at: reading.map(|reading| reading.at.clone()),
        trouble: own.trouble.as_ref().map(trouble),
    })
}

/// What was sent when nobody is left to wait for the answer is not known.
fn word(own: &StepStatus, overlay: &Overlay, live: bool) -> StepWord {
    if live && overlay.checking == Some(own.id) && !own.state.is_settled() {
        return StepWord::Checking;
    }
    match own.state {
        StepState::Waiting => StepWord::Waiting,
        StepState::Doing if live => StepWord::Doing,
        StepState::Doing | StepState::NotSure => StepWord::NotSure,
        StepState::Done => StepWord::Done,
        StepState::AlreadySo => StepWord::AlreadySo,
        StepState::ChangedMeanwhile => StepWord::ChangedMeanwhile,
        StepState::NeedsYou => StepWord::NeedsYou,
        StepState::Skipped => StepWord::Skipped,
    }
}

fn trouble(trouble: &Trouble) -> StepTrouble {
    match trouble {
        Trouble::Refused(refusal) => {
            StepTrouble::Refused { status: refusal.status, code: refusal.code.clone(), detail: refusal.detail.clone() }
        }
        Trouble::AcceptedButUnchanged => StepTrouble::AcceptedButUnchanged,
        Trouble::NotApplied(_) => StepTrouble::NotApplied,
        Trouble::Unclear(_) => StepTrouble::Unclear,
        Trouble::ChangedMeanwhile => StepTrouble::ChangedMeanwhile,
        Trouble::NoLongerExists(gone) => StepTrouble::NoLongerExists(*gone),
        Trouble::DependsOnSkipped(step) => StepTrouble::DependsOnSkipped(*step),
        Trouble::Unreadable(why) => {
            StepTrouble::Unreadable { status: why.refusal.as_ref().map(|refusal| refusal.status) }
        }
        Trouble::SkippedByChoice(reason) => StepTrouble::SkippedByChoice(reason.clone()),
    }
}

/// Detail for support of why it stands still.
fn support(status: &RunStatus) -> Option<Support> {
    let Phase::Paused(pause) = &status.phase else { return None };
    let blank = Support { at: status.last_at.clone(), ..Support::default() };
    let refused = |operation: &str, refusal: &domain::journal::Refusal| Support {
        operation: operation.to_owned(),
        status: Some(refusal.status),
        make_code: refusal.code.clone(),
        detail: refusal.detail.clone(),
        ..blank.clone()
    };
    match pause {
        Pause::ByPerson | Pause::Password(_) => None,
        Pause::Key(refusal) => Some(refused("key", refusal)),
        Pause::Unreachable(why) => {
            Some(Support { operation: "reading".to_owned(), detail: Some(why.clone()), ..blank })
        }
        Pause::Step(id) => {
            let operation = status.plan.step(*id).map_or("step", |step| step.change.word());
            match status.step(*id)?.trouble.as_ref()? {
                Trouble::Refused(refusal) | Trouble::Unreadable(NoReading { refusal: Some(refusal), .. }) => {
                    Some(refused(operation, refusal))
                }
                Trouble::NotApplied(why)
                | Trouble::Unclear(why)
                | Trouble::Unreadable(NoReading { refusal: None, why }) => {
                    let detail = (!why.is_empty()).then(|| why.clone());
                    Some(Support { operation: operation.to_owned(), detail, ..blank })
                }
                Trouble::AcceptedButUnchanged
                | Trouble::ChangedMeanwhile
                | Trouble::NoLongerExists(_)
                | Trouble::DependsOnSkipped(_)
                | Trouble::SkippedByChoice(_) => Some(Support { operation: operation.to_owned(), ..blank }),
            }
        }
    }
}
