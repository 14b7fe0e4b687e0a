//! What is looked at after the process ended in the middle, before anybody lets the run go on.

use domain::journal::{Answer, Decision, Event, Phase, StepState, Trouble};
use practice::faults::{Fault, Match, Moment, Schedule};
use store::Journal as _;
use usecases::run::Control;

use crate::oracle;
use crate::protocol::{TRANSFER, TRANSFER_STEP, bench, is_honest, rule, state, writes};
use crate::reference;
use crate::sim::{Bench, Case, Death, play};

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

/// The process ends twice: while it carries the run out, and while it goes on. The long tests take every pair of
/// moments, these a hundredth that is spread over all of them.
#[test]
fn counted_ended_twice_anywhere_nothing_happens_twice() {
    let moments = requests_of_a_calm_run() * 2;
    let stride = if std::env::var_os("GATEHOUSE_FULL").is_some() { 1 } else { 101 };
    let pairs = (0..moments).flat_map(|first| (first..moments).map(move |second| (first, second)));
    let (mut played, mut whole) = (0, 0);
    for (first, second) in pairs.step_by(stride) {
        let case = Case { deaths: vec![death(first), death(second)], ..Case::calm(first * moments + second) };
        let told = play(case);
        assert_eq!(oracle::violations(&told), Vec::<String>::new(), "ended at {first} and {second}");
        assert_eq!(told.status.phase, Phase::Finished, "ended at {first} and {second}");
        let effects: Vec<_> =
            told.audit.iter().filter_map(|arrival| arrival.effect.as_ref()).map(|one| &one.what).collect();
        let single: std::collections::BTreeSet<_> = effects.iter().collect();
        assert_eq!(effects.len(), single.len(), "ended at {first} and {second}: {effects:?}");
        whole += usize::from(single.len() == 16);
        assert!(told.deaths >= 1);
        played += 1;
    }
    println!("ended twice in {played} of {} ways, {whole} carried out whole", moments * (moments + 1) / 2);
    // Where a transfer did not arrive, the person of these cases sometimes leaves it out.
    assert!(played >= 100 && whole * 2 > played, "{whole} of {played}");
}

fn requests_of_a_calm_run() -> u64 {
    play(Case::calm(7)).audit.len() as u64
}

/// Before or after a request, counted over both lives.
fn death(moment: u64) -> Death {
    let request = moment / 2 + 1;
    if moment.is_multiple_of(2) { Death::Before(request) } else { Death::After(request) }
}
