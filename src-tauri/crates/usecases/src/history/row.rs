//! A line of the history for the window.

use domain::journal::{Reading, StepState, Trouble};
use domain::plan::fact::Value;
use domain::plan::step::Step;

use super::case::Case;
use super::facts::Facts;
use crate::review::{self, place_name, value};
use crate::view::history::{ChangeRow, LineResult, SeenValue};
use crate::view::review::PlaceName;

/// The row; nothing for a line that is not in the plan. `is_live` where somebody is at the case right now.
pub(super) fn row(case: &Case, facts: &Facts, is_live: bool) -> Option<ChangeRow> {
    let plan = &case.status.plan;
    let step = plan.step(facts.step)?;
    let line = review::line(plan, step);
    let seen = |reading: &Reading| seen(case, step, &reading.seen);
    Some(ChangeRow {
        run: case.status.run.0.clone(),
        step: step.id,
        kind: plan.kind,
        title: plan.title.clone(),
        at: facts.at.clone(),
        field: line.field,
        user: line.user,
        organization: facts.organization.map(|id| PlaceName { id, name: place_name(&plan.names, id) }),
        team: line.team,
        before: facts.before.as_ref().map(seen),
        after: facts.after.as_ref().map(seen),
        wanted: SeenValue { value: line.after, name: line.after_name },
        change: line.change,
        result: result(case, facts, is_live)?,
    })
}

fn seen(case: &Case, step: &Step, seen: &Value) -> SeenValue {
    let name = value::named(&case.status.plan.names, &step.change, seen);
    SeenValue { value: value::spelled(&step.change, seen), name }
}

/// How a line ended.
fn result(case: &Case, facts: &Facts, is_live: bool) -> Option<LineResult> {
    let own = case.status.step(facts.step)?;
    Some(match own.state {
        StepState::Done | StepState::AlreadySo if facts.did_not_hold => LineResult::DidNotHold,
        StepState::Done => LineResult::Done,
        StepState::AlreadySo => LineResult::AlreadySo,
        StepState::ChangedMeanwhile => LineResult::ChangedMeanwhile,
        StepState::Waiting => LineResult::Open,
        StepState::Doing if is_live => LineResult::Open,
        StepState::Doing | StepState::NotSure => LineResult::NotSure,
        StepState::NeedsYou | StepState::Skipped => of_trouble(own.trouble.as_ref()),
    })
}

fn of_trouble(trouble: Option<&Trouble>) -> LineResult {
    match trouble {
        Some(Trouble::Refused(_)) => LineResult::Refused,
        Some(Trouble::AcceptedButUnchanged | Trouble::NotApplied(_)) => LineResult::NotApplied,
        Some(Trouble::Unclear(_)) => LineResult::NotSure,
        Some(Trouble::ChangedMeanwhile) => LineResult::ChangedMeanwhile,
        Some(Trouble::NoLongerExists(_)) => LineResult::Gone,
        Some(Trouble::DependsOnSkipped(_)) => LineResult::Depends,
        Some(Trouble::Unreadable(_)) => LineResult::Unreadable,
        Some(Trouble::SkippedByChoice(_)) => LineResult::LeftOut,
        None => LineResult::Open,
    }
}
