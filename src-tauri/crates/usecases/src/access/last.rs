//! What became of each cell in the last run of changes of access that this window carried out: a mark that stays until the
//! cell is edited again or another such run rests. Across windows and starts, the journal tells.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::access::{CellKey, Edit};
use domain::journal::{RunStatus, StepState};
use domain::plan::PlanKind;
use domain::plan::fact::Value;

use crate::session::Session;
use crate::view::access::{CellEnd, CellLast};

/// The mark of each cell that has one.
pub(super) type Marks = HashMap<CellKey, CellLast>;

/// The marks of a window.
#[derive(Default)]
pub(super) struct Last(Mutex<Arc<Marks>>);

impl Last {
    fn lock(&self) -> MutexGuard<'_, Arc<Marks>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As they are now.
    pub(super) fn marks(&self) -> Arc<Marks> {
        Arc::clone(&self.lock())
    }

    /// Cells of which something else waits now than before have been edited.
    pub(super) fn forget_changed(&self, before: &BTreeMap<CellKey, Edit>, after: &BTreeMap<CellKey, Edit>) {
        let same = |key: &CellKey| before.get(key).map(|edit| edit.wish) == after.get(key).map(|edit| edit.wish);
        let mut marks = self.lock();
        if !marks.keys().all(same) {
            Arc::make_mut(&mut *marks).retain(|key, _| same(key));
        }
    }
}

/// A run rests: it is over, or waits for somebody.
pub(crate) fn rested(session: &Session, status: &RunStatus) {
    if status.plan.kind == PlanKind::Access {
        *session.access.last.lock() = Arc::new(marks(status));
    }
}

/// A role that is removed only to be given again is one change: it set out from the first of its steps, and ended as the
/// first that was not reached did.
fn marks(status: &RunStatus) -> Marks {
    let mut marks = Marks::new();
    for step in &status.plan.steps {
        let (Some(key), Some(own)) = (CellKey::of(&step.change.subject()), status.step(step.id)) else { continue };
        let (&Value::Role(saw), &Value::Role(wanted)) = (&step.before, &step.after) else { continue };
        let earlier = marks.get(&key).copied();
        match end(own.state) {
            Some(end) => {
                let end = earlier.map_or(end, |first| if first.end == CellEnd::Done { end } else { first.end });
                marks.insert(key, CellLast { end, saw: earlier.map_or(saw, |first| first.saw), wanted });
            }
            // Half of it was done and the rest was not begun: nothing is to be said of the whole.
            None if earlier.is_some_and(|first| first.end == CellEnd::Done) => drop(marks.remove(&key)),
            None => {}
        }
    }
    marks
}

fn end(state: StepState) -> Option<CellEnd> {
    match state {
        StepState::Done | StepState::AlreadySo => Some(CellEnd::Done),
        StepState::NeedsYou => Some(CellEnd::Refused),
        StepState::ChangedMeanwhile => Some(CellEnd::ChangedMeanwhile),
        StepState::NotSure | StepState::Doing => Some(CellEnd::NotSure),
        StepState::Waiting | StepState::Skipped => None,
    }
}
