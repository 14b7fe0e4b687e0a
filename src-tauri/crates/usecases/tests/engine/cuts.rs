//! What is looked at after the process ended in the middle, before anybody lets the run go on.

use domain::journal::{Answer, Decision, Event, Phase, StepState, Trouble};
use practice::faults::{Fault, Match, Moment, Schedule};
use store::Journal as _;
use usecases::run::Control;

use crate::protocol::{TRANSFER, TRANSFER_STEP, bench, is_honest, rule, state, writes};
use crate::reference;
use crate::sim::{Bench, Case, Death};

/// A run that was cut off at its transfer.
async fn cut(death: fn(u64) -> Death) -> (Bench, domain::RunId) {
    let (calm, run) = bench(Schedule::default());
    calm.drive(&run).await.unwrap();
    let arrival = 1 + calm.instance.audit().iter().position(|arrival| arrival.path.ends_with("/transfer")).unwrap();
    let world = reference::world();
    let plan = reference::plan(&world);
    let bench = Bench::new(world, Case { deaths: vec![death(arrival as u64)], ..Case::calm(7) });
    let run = bench.begin(plan);
    assert!(bench.drive(&run).await.is_none(), "it died");
    assert_eq!(state(&bench.status(&run), TRANSFER_STEP).0, StepState::Doing);
    (bench, run)
}

#[tokio::test(start_paused = true)]
async fn a_transfer_that_had_worked_is_found_without_sending_anything() {
    let (bench, run) = cut(Death::After).await;
    let sent = writes(&bench);
    let status = bench.engine().look_after_cut(&run, &Control::new()).await.unwrap();
    assert_eq!(state(&status, TRANSFER_STEP), (StepState::Done, None));
    assert_eq!((status.looked_after_cut, status.phase), (Some(TRANSFER_STEP), Phase::Going));
    assert_eq!(writes(&bench), sent, "looking sends nothing");
    let entries = bench.journal.entries(&run).unwrap();
    assert!(matches!(entries.last().unwrap().event, Event::Outcome { answer: Answer::Lost, reading: Some(_), .. }));
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_transfer_that_had_not_worked_is_found_and_sent_again_only_when_a_person_says_so() {
    let (bench, run) = cut(Death::Before).await;
    let status = bench.engine().look_after_cut(&run, &Control::new()).await.unwrap();
    assert!(matches!(state(&status, TRANSFER_STEP), (StepState::NeedsYou, Some(Trouble::NotApplied(_)))));
    assert_eq!(status.looked_after_cut, Some(TRANSFER_STEP));
    bench.drive(&run).await.unwrap();
    assert_eq!(state(&bench.status(&run), TRANSFER_STEP).0, StepState::NeedsYou);
    bench.decide(&run, TRANSFER_STEP, Decision::TryAgain);
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_look_that_is_not_answered_notes_nothing() {
    let (bench, run) = cut(Death::After).await;
    let before = bench.journal.writes();
    let away = Fault::Status { status: 502, moment: Moment::BeforeApply, retry_after: None };
    bench.instance.set_schedule(rule(Match::every("GET", "/admin/*"), away));
    let status = bench.engine().look_after_cut(&run, &Control::new()).await.unwrap();
    assert_eq!(state(&status, TRANSFER_STEP).0, StepState::Doing);
    assert_eq!((bench.journal.writes(), status.looked_after_cut), (before, None));
    bench.instance.set_schedule(Schedule::default());
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_waits_for_a_person_is_not_looked_at() {
    let (bench, run) = bench(rule(Match::nth("POST", TRANSFER, 1), Fault::ResetBeforeRead));
    bench.drive(&run).await.unwrap();
    let arrivals = bench.instance.audit().len();
    bench.engine().look_after_cut(&run, &Control::new()).await.unwrap();
    assert_eq!(bench.instance.audit().len(), arrivals);
}
