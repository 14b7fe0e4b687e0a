//! The fold of a journal: which events leave a step in which state.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "shared with the tests of plans")]
#[path = "support/customer.rs"]
mod customer;

use domain::journal::{
    Answer, Decision, Entry, Event, Pause, Phase, Reading, Refusal, RunStatus, Settlement, StepState, Trouble,
};
use domain::plan::fact::{Gone, Value};
use domain::plan::leave::plan;
use domain::{RunId, StepId, role};

/// The demotion of the former owner: Admin before, Member after.
const STEP: StepId = StepId(4);

fn journal(events: Vec<Event>) -> Vec<Entry> {
    let plan = plan(&customer::facts(), &customer::choices(), &customer::holding()).unwrap();
    let started = Event::Started {
        plan: Box::new(plan),
        snapshot: None,
        instance: "https://acme.example".into(),
        operator: "Ines".into(),
    };
    std::iter::once(started)
        .chain(events)
        .zip(1..)
        .map(|(event, sequence)| Entry { sequence, run: RunId("run".into()), at: format!("t{sequence}"), event })
        .collect()
}

fn after(events: Vec<Event>) -> RunStatus {
    RunStatus::fold(&journal(events)).unwrap()
}

fn reading(value: Value) -> Reading {
    Reading { seen: value, at: "t".into() }
}

fn intent() -> Event {
    Event::Intent { step: STEP, attempt: 1, fresh: reading(Value::Role(Some(role::ADMIN))) }
}

fn outcome(answer: Answer, seen: Option<Value>) -> Event {
    Event::Outcome { step: STEP, attempt: 1, answer, reading: seen.map(reading), window_ms: 12 }
}

fn refusal(status: u16) -> Refusal {
    Refusal { status, code: None, detail: None }
}

fn state(events: Vec<Event>) -> (StepState, Option<Trouble>) {
    let status = after(events);
    let step = status.step(STEP).unwrap();
    (step.state, step.trouble.clone())
}

const WANTED: Value = Value::Role(Some(role::MEMBER));
const BEFORE: Value = Value::Role(Some(role::ADMIN));

#[test]
fn nothing_before_a_start_is_a_run() {
    assert_eq!(RunStatus::fold(&journal(vec![intent()])[1..]), None);
    assert_eq!(RunStatus::fold(&[]), None);
}

#[test]
fn an_intent_without_an_outcome_is_at_work() {
    assert_eq!(state(vec![intent()]), (StepState::Doing, None));
}

#[test]
fn the_reading_decides_whatever_was_answered() {
    let answers = [
        Answer::Claimed,
        Answer::Unknown("reset".into()),
        Answer::Refused(refusal(500)),
        Answer::Lost,
        Answer::NotSent("x".into()),
    ];
    for answer in answers {
        assert_eq!(state(vec![intent(), outcome(answer.clone(), Some(WANTED))]), (StepState::Done, None));
        let (step, _) = state(vec![intent(), outcome(answer.clone(), Some(BEFORE))]);
        assert_eq!(step, StepState::NeedsYou, "{answer:?}");
        let (step, _) = state(vec![intent(), outcome(answer, Some(Value::Role(Some(role::OWNER))))]);
        assert_eq!(step, StepState::ChangedMeanwhile);
    }
}

#[test]
fn a_yes_that_changed_nothing_is_called_so() {
    let found = state(vec![intent(), outcome(Answer::Claimed, Some(BEFORE))]);
    assert_eq!(found, (StepState::NeedsYou, Some(Trouble::AcceptedButUnchanged)));
}

#[test]
fn without_a_reading_an_unclear_answer_stays_unsure_and_a_refusal_does_not() {
    assert_eq!(state(vec![intent(), outcome(Answer::Claimed, None)]).0, StepState::NotSure);
    assert_eq!(state(vec![intent(), outcome(Answer::Unknown("eof".into()), None)]).0, StepState::NotSure);
    let refused = state(vec![intent(), outcome(Answer::Refused(refusal(403)), None)]);
    assert_eq!(refused, (StepState::NeedsYou, Some(Trouble::Refused(refusal(403)))));
}

#[test]
fn what_no_longer_exists_is_left_out() {
    let found = state(vec![intent(), outcome(Answer::Refused(refusal(404)), Some(Value::Gone(Gone::Organization)))]);
    assert_eq!(found, (StepState::Skipped, Some(Trouble::NoLongerExists(Gone::Organization))));
    let settled = Event::Settled { step: STEP, settlement: Settlement::NoLongerExists(Gone::Team), reading: None };
    assert_eq!(state(vec![settled]), (StepState::Skipped, Some(Trouble::NoLongerExists(Gone::Team))));
}

#[test]
fn try_again_counts_until_the_next_outcome_only() {
    let again = Event::Decided { step: STEP, decision: Decision::TryAgain };
    let unclear = outcome(Answer::Unknown("eof".into()), None);
    let asked = after(vec![intent(), unclear.clone(), again.clone()]);
    assert!(asked.step(STEP).unwrap().asked_again);
    let known = after(vec![intent(), unclear, again, outcome(Answer::Lost, Some(BEFORE))]);
    assert!(!known.step(STEP).unwrap().asked_again, "what was said before the reading does not count after it");
}

#[test]
fn a_skipped_step_carries_its_reason() {
    let skip = Event::Decided { step: STEP, decision: Decision::Skip("by hand".into()) };
    let found = state(vec![intent(), outcome(Answer::Claimed, Some(BEFORE)), skip]);
    assert_eq!(found, (StepState::Skipped, Some(Trouble::SkippedByChoice("by hand".into()))));
}

#[test]
fn a_new_key_lets_the_refused_step_wait_again() {
    let refused = vec![
        intent(),
        outcome(Answer::Refused(refusal(401)), None),
        Event::Paused { reason: Pause::Key(refusal(401)) },
    ];
    let status = after(refused.clone());
    assert_eq!(status.phase, Phase::Paused(Pause::Key(refusal(401))));
    let same_key = [refused.clone(), vec![Event::Continued { new_key: false, operator: None }]].concat();
    assert_eq!(state(same_key).0, StepState::NeedsYou);
    let new_key = [refused, vec![Event::Continued { new_key: true, operator: None }]].concat();
    assert_eq!(state(new_key), (StepState::Waiting, None));
}

#[test]
fn only_a_finish_or_a_closing_by_a_person_ends_a_run() {
    assert!(after(vec![Event::Finished]).is_over());
    assert!(after(vec![Event::Abandoned]).is_over());
    assert!(!after(vec![Event::Paused { reason: Pause::ByPerson }]).is_over());
}

#[test]
fn a_status_that_follows_events_equals_the_folded_one() {
    let events = vec![
        intent(),
        outcome(Answer::Unknown("eof".into()), None),
        Event::Paused { reason: Pause::Step(STEP) },
        Event::Decided { step: STEP, decision: Decision::TryAgain },
        Event::Continued { new_key: false, operator: None },
        outcome(Answer::Unknown("eof".into()), Some(BEFORE)),
    ];
    let mut followed = after(Vec::new());
    for event in &events {
        followed.apply(event);
    }
    let folded = after(events);
    assert_eq!((followed.steps, followed.phase), (folded.steps, folded.phase));
}

#[test]
fn everybody_whose_key_was_used_is_kept_once_and_old_journals_still_read() {
    let with = |name: &str| Event::Continued { new_key: true, operator: Some(name.to_owned()) };
    let status =
        after(vec![with("Ines"), with("Oda"), with("Oda"), Event::Continued { new_key: false, operator: None }]);
    assert_eq!(status.operators(), ["Ines", "Oda"]);
    let old: Event = serde_json::from_str(r#"{"kind":"continued","new_key":true}"#).unwrap();
    assert_eq!(old, Event::Continued { new_key: true, operator: None });
}

#[test]
fn what_was_read_before_sending_is_no_reading_back() {
    let status = after(vec![intent(), outcome(Answer::Unknown("broken".into()), None)]);
    let step = status.step(STEP).unwrap();
    assert_eq!((&step.reading, &step.read_back), (&Some(reading(BEFORE)), &None));
    let status = after(vec![intent(), outcome(Answer::Claimed, Some(WANTED)), intent()]);
    assert_eq!(status.step(STEP).unwrap().read_back, None, "that was before the second sending");
    let status = after(vec![intent(), outcome(Answer::Claimed, Some(WANTED))]);
    assert_eq!(status.step(STEP).unwrap().read_back, Some(reading(WANTED)));
}

#[test]
fn what_a_step_relies_on_is_kept_apart_from_what_it_changes() {
    let subject = domain::plan::fact::Subject::Account { user: customer::HOLDING };
    let settlement = Settlement::ChangedMeanwhile { subject };
    let gone = reading(Value::Gone(Gone::Account));
    let status = after(vec![Event::Settled { step: StepId(3), settlement, reading: Some(gone.clone()) }]);
    let step = status.step(StepId(3)).unwrap();
    assert_eq!((&step.relied_on, &step.reading, &step.read_back), (&Some(gone), &None, &None));
}

#[test]
fn what_stands_after_the_end_of_a_run_changes_nothing() {
    for end in [Event::Finished, Event::Abandoned] {
        let ended = after(vec![end.clone()]);
        let late = [
            end,
            intent(),
            outcome(Answer::Claimed, Some(WANTED)),
            Event::Paused { reason: Pause::Step(STEP) },
            Event::Abandoned,
            Event::Finished,
        ];
        let now = after(late.to_vec());
        assert_eq!((now.phase, now.steps), (ended.phase, ended.steps));
    }
}
