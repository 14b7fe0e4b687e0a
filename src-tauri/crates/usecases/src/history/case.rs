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
        let name = name(&status);
        let text = name.clone() + &person(&status);
        Some(Self { entries: count, facts: facts::of(&status, entries, &name), status, text })
    }
}

/// Title and reference: every line of the case is found by them.
fn name(status: &RunStatus) -> String {
    folded([Some(status.plan.title.as_str()), status.plan.reference.as_deref()].into_iter().flatten())
}

/// Whom the case is about. Not every line of it is about them.
fn person(status: &RunStatus) -> String {
    let known = status.plan.person.and_then(|person| status.plan.names.people.get(&person));
    folded(known.into_iter().flat_map(|person| [person.name.as_str(), person.email.as_str()]))
}

fn folded<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for word in words {
        fold_into(word, &mut text);
        text.push(facts::PART);
    }
    text
}
