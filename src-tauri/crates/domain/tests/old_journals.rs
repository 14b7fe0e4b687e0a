//! Journals that were written before there were changes from panels are read as they were.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use domain::journal::{Entry, Pause, Phase, RunStatus, StepState};
use domain::plan::PlanKind;
use domain::plan::step::Judgement;
use domain::{RunId, StepId};

const OLD: &str = include_str!("fixtures/journal-before-changes.jsonl");

fn entries(run: &str) -> Vec<Entry> {
    let all = OLD.lines().map(|line| serde_json::from_str::<Entry>(line).unwrap());
    all.filter(|entry| entry.run == RunId(run.to_owned())).collect()
}

#[test]
fn every_kind_of_plan_and_its_end_is_read_from_an_old_journal() {
    let customer = RunStatus::fold(&entries("customer")).unwrap();
    assert_eq!((customer.plan.kind, customer.phase), (PlanKind::CustomerLeaves, Phase::Abandoned));
    let states: Vec<StepState> = customer.steps.iter().take(4).map(|step| step.state).collect();
    assert_eq!(states, [StepState::Done, StepState::AlreadySo, StepState::Skipped, StepState::Skipped]);
    let person = RunStatus::fold(&entries("person")).unwrap();
    assert_eq!(person.plan.kind, PlanKind::PersonLeaves);
    assert!(matches!(person.phase, Phase::Paused(Pause::Unreachable(_))));
    let holding = RunStatus::fold(&entries("holding")).unwrap();
    assert_eq!((holding.plan.kind, holding.phase), (PlanKind::CreateHoldingAccount, Phase::Finished));
    assert_eq!(holding.steps[0].state, StepState::Done);
}

#[test]
fn an_old_entry_is_written_again_as_it_was() {
    for line in OLD.lines() {
        let entry: Entry = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&entry).unwrap(), line);
    }
}

#[test]
fn an_old_step_still_judges_what_was_read() {
    let status = RunStatus::fold(&entries("holding")).unwrap();
    let step = status.plan.step(StepId(1)).unwrap();
    let seen = &status.steps[0].reading.as_ref().unwrap().seen;
    assert_eq!(step.judge(seen), Judgement::AsWanted);
}
