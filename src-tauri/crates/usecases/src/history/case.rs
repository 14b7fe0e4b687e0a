//! One case as the history keeps it: its status, and what its journal says of each line.

use domain::journal::{Entry, RunStatus};

use super::facts::{self, Facts};
use crate::text::fold_into;

/// A case.
pub(crate) struct Case {
    /// How many entries it was made from.
    pub(super) entries: u64,
    pub(super) status: RunStatus,
    /// One for each line, in the plan's order.
    pub(super) facts: Vec<Facts>,
    /// What the case itself is found by, folded.
    pub(super) text: String,
}

impl Case {
    /// Nothing where the entries do not begin with a start that can be understood.
    pub(super) fn of(entries: &[Entry], count: u64) -> Option<Self> {
        let status = RunStatus::fold(entries)?;
        let text = text(&status);
        Some(Self { entries: count, facts: facts::of(&status, entries, &text), status, text })
    }
}

/// Title, reference, and the person whom the case is about.
fn text(status: &RunStatus) -> String {
    let plan = &status.plan;
    let mut text = String::new();
    let person = plan.person.and_then(|person| plan.names.people.get(&person));
    let words = [Some(plan.title.as_str()), plan.reference.as_deref()].into_iter().flatten();
    for word in words.chain(person.into_iter().flat_map(|person| [person.name.as_str(), person.email.as_str()])) {
        fold_into(word, &mut text);
        text.push(facts::PART);
    }
    text
}
