//! What the journal says of one line: what was read before it was sent, what was read at the very last, when, and what
//! the line can be found by.

use std::collections::HashMap;

use domain::journal::{Entry, Event, FinalLine, Reading, RunStatus};
use domain::plan::change::{Change, NewAccount};
use domain::plan::fact::Value;
use domain::plan::step::Step;
use domain::{OrganizationId, StepId, Timestamp, UserId};

use crate::text::fold_into;

/// Between the parts of a text; it is in no folded text.
pub(super) const PART: char = '\u{1}';

/// The journal's word on one line.
pub(crate) struct Facts {
    pub(super) step: StepId,
    /// When the last thing about it was written down, and the same in milliseconds.
    pub(super) at: Timestamp,
    pub(super) moment: i64,
    pub(super) before: Option<Reading>,
    pub(super) after: Option<Reading>,
    /// The closing check found something else than what the line had made.
    pub(super) did_not_hold: bool,
    pub(super) people: Vec<UserId>,
    pub(super) organization: Option<OrganizationId>,
    /// What it is found by, folded; its case's own words are in it.
    pub(super) text: String,
}

/// What is gathered while the entries are gone through.
#[derive(Default)]
struct Seen<'a> {
    at: Option<&'a Timestamp>,
    before: Option<&'a Reading>,
    after: Option<&'a Reading>,
}

/// One for each step of the plan, in its order.
pub(super) fn of(status: &RunStatus, entries: &[Entry], case: &str) -> Vec<Facts> {
    let mut seen: HashMap<StepId, Seen<'_>> = HashMap::new();
    let mut closing: &[FinalLine] = &[];
    for entry in entries {
        if let Event::FinalCheck { lines } = &entry.event {
            closing = lines;
        } else if let Some(step) = step_of(&entry.event) {
            let seen = seen.entry(step).or_default();
            seen.at = Some(&entry.at);
            note(seen, &entry.event);
        }
    }
    let facts = |step| facts(status, step, seen.get(&step.id), closing, case);
    status.plan.steps.iter().map(facts).collect()
}

fn step_of(event: &Event) -> Option<StepId> {
    match event {
        Event::Intent { step, .. }
        | Event::Outcome { step, .. }
        | Event::Settled { step, .. }
        | Event::Decided { step, .. } => Some(*step),
        Event::Started { .. }
        | Event::Paused { .. }
        | Event::Continued { .. }
        | Event::FinalCheck { .. }
        | Event::Finished
        | Event::Abandoned => None,
    }
}

/// A sending begins anew; what was read after an earlier one no longer counts.
fn note<'a>(seen: &mut Seen<'a>, event: &'a Event) {
    match event {
        Event::Intent { fresh, .. } => (seen.before, seen.after) = (Some(fresh), None),
        Event::Outcome { reading, .. } | Event::Settled { reading, .. } => {
            seen.after = reading.as_ref().or(seen.after);
        }
        Event::Started { .. }
        | Event::Decided { .. }
        | Event::Paused { .. }
        | Event::Continued { .. }
        | Event::FinalCheck { .. }
        | Event::Finished
        | Event::Abandoned => {}
    }
}

fn facts(status: &RunStatus, step: &Step, seen: Option<&Seen<'_>>, closing: &[FinalLine], case: &str) -> Facts {
    let own = status.step(step.id);
    let at = seen.and_then(|seen| seen.at).unwrap_or(&status.last_at).clone();
    // Something that the line relies on is no reading of the line.
    let elsewhere = own.is_some_and(|own| own.relied_on.is_some());
    let after = seen.and_then(|seen| seen.after).filter(|_| !elsewhere).cloned();
    let reached = own.is_some_and(|own| own.state.is_reached());
    let last = closing.iter().find(|line| line.step == Some(step.id));
    let did_not_hold = reached && last.is_some_and(|line| !line.fine);
    // What held is told as it was read back: a later line may have made something else of the same place.
    let after = last.filter(|_| did_not_hold).and_then(|line| line.reading.clone()).or(after);
    Facts {
        step: step.id,
        moment: moment(&at),
        at,
        before: seen.and_then(|seen| seen.before).cloned(),
        did_not_hold,
        people: people(&step.change, after.as_ref()),
        organization: organization(&step.change, after.as_ref()),
        text: text(status, step, case),
        after,
    }
}

/// Order is made from it, nothing else; what is no time is older than everything.
fn moment(at: &str) -> i64 {
    chrono::DateTime::parse_from_rfc3339(at).map_or(i64::MIN, |at| at.timestamp_millis())
}

/// Whom it is about: both people of a hand-over, and an account once it has a number.
fn people(change: &Change, after: Option<&Reading>) -> Vec<UserId> {
    let mut people: Vec<UserId> = change.user().into_iter().collect();
    if let Change::TransferOwnership { from, .. } = change {
        people.push(*from);
    }
    if let Some(Value::Account(Some(user))) = after.map(|reading| &reading.seen) {
        people.push(*user);
    }
    people.sort_unstable();
    people.dedup();
    people
}

fn organization(change: &Change, after: Option<&Reading>) -> Option<OrganizationId> {
    change.organization().or_else(|| match after.map(|reading| &reading.seen) {
        Some(Value::Organization(Some(found))) => Some(found.id),
        Some(_) | None => None,
    })
}

fn text(status: &RunStatus, step: &Step, case: &str) -> String {
    let mut text = case.to_owned();
    for word in words(status, &step.change) {
        fold_into(&word, &mut text);
        text.push(PART);
    }
    text
}

/// Names, emails and numbers of whom and what it is about.
fn words(status: &RunStatus, change: &Change) -> Vec<String> {
    let names = &status.plan.names;
    let mut words = Vec::new();
    for user in people(change, None) {
        let known = names.people.get(&user).into_iter();
        words.extend(known.flat_map(|person| [person.name.clone(), person.email.clone()]));
        words.push(format!("#{user}"));
    }
    if let Change::CreateHoldingAccount { name, email } | Change::CreatePerson(NewAccount { name, email, .. }) = change
    {
        words.extend([name.clone(), email.clone()]);
    }
    if let Some(organization) = change.organization() {
        words.extend(names.organizations.get(&organization).cloned());
        words.push(format!("#{organization}"));
    }
    words.extend(change.team().and_then(|team| names.teams.get(&team)).cloned());
    if let Change::CreateOrganization(new) = change {
        words.push(new.name.clone());
    }
    words
}
