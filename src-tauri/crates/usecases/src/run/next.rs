//! What comes next in a run: a pure function of its status, so that a run that was cut off goes on like one that was
//! not.

use std::collections::BTreeSet;

use domain::StepId;
use domain::journal::{RunStatus, StepState, StepStatus, Trouble};
use domain::plan::TroublePolicy;
use domain::plan::step::Step;

use super::is_slow_down;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It is not known what became of this step: read before anything else.
    ReadAgain(StepId),
    /// Check and send this step.
    Attempt(StepId),
    /// This step cannot happen, because the second did not.
    LeaveOut(StepId, StepId),
    /// A person decides about this step.
    Ask(StepId),
    /// Every step is settled.
    Close,
}

/// `given_up` are the steps that were tried since the run was last continued and did not end well: continuing alone is
/// no reason to try them yet again.
pub(super) fn next(status: &RunStatus, given_up: &BTreeSet<StepId>) -> Next {
    let unclear = status.steps.iter().find(|step| {
        step.state == StepState::Doing || (step.state == StepState::NotSure && !given_up.contains(&step.id))
    });
    if let Some(step) = unclear {
        return Next::ReadAgain(step.id);
    }
    let mut trouble = None;
    for step in &status.plan.steps {
        match turn(status, step, given_up) {
            Turn::Over | Turn::Blocked => {}
            Turn::Now(next) => return next,
            Turn::Trouble if status.plan.policy == TroublePolicy::StopAtOrganization => return Next::Ask(step.id),
            Turn::Trouble => trouble = trouble.or(Some(step.id)),
        }
    }
    trouble.map_or(Next::Close, Next::Ask)
}

enum Turn {
    Over,
    Blocked,
    Now(Next),
    Trouble,
}

fn turn(status: &RunStatus, step: &Step, given_up: &BTreeSet<StepId>) -> Turn {
    let Some(own) = status.step(step.id) else { return Turn::Over };
    if own.state.is_settled() {
        return Turn::Over;
    }
    let needed = || step.depends_on.iter().filter_map(|id| status.step(*id));
    if let Some(lost) = needed().find(|other| other.state.is_settled() && !other.state.is_reached()) {
        return Turn::Now(Next::LeaveOut(step.id, lost.id));
    }
    if needed().any(|other| !other.state.is_settled()) {
        return Turn::Blocked;
    }
    let free = own.state == StepState::Waiting || own.asked_again || continues_unasked(step, own);
    if free && !given_up.contains(&step.id) { Turn::Now(Next::Attempt(step.id)) } else { Turn::Trouble }
}

/// Troubles after which "continue" is enough: the instance had asked to wait, the key had to be seen to, or nothing had
/// happened and the change may be sent again unasked.
fn continues_unasked(step: &Step, own: &StepStatus) -> bool {
    match &own.trouble {
        Some(Trouble::Refused(refusal)) => is_slow_down(refusal) || refusal.status == 401,
        Some(Trouble::NotApplied(_)) => step.change.may_be_sent_again_unasked(),
        // Nothing was sent; looking again harms nothing.
        Some(Trouble::Unreadable(_)) => true,
        Some(
            Trouble::AcceptedButUnchanged
            | Trouble::Unclear(_)
            | Trouble::ChangedMeanwhile
            | Trouble::NoLongerExists(_)
            | Trouble::DependsOnSkipped(_)
            | Trouble::SkippedByChoice(_),
        )
        | None => false,
    }
}
