//! Readings that fail: limits are waited for where it is seen and can be stopped, and what cannot be read is told of the
//! step that it belongs to.

use std::sync::Mutex;
use std::time::Duration;

use domain::StepId;
use domain::journal::{Pause, Phase, StepState, Trouble};
use practice::faults::{Fault, Match, Moment, RetryAfter, Schedule};
use tokio::time::Instant;
use usecases::run::{Control, Progress, Waiting};

use crate::protocol::{bench, is_honest, rule, state, writes};

const HOUR: Duration = Duration::from_secs(3600);

fn limited() -> Fault {
    Fault::TooManyRequests { after: RetryAfter::Seconds(3600) }
}

/// The nth reading is refused with this status, and so is every one after it.
fn from_reading(nth: u64, status: u16) -> Schedule {
    let refusal = Fault::Status { status, moment: Moment::BeforeApply, retry_after: None };
    let rules = (nth..nth + 200).map(|nth| {
        let when = Match { method: Some("GET".to_owned()), nth: Some(nth), ..Match::default() };
        practice::faults::Rule { when, fault: refusal.clone() }
    });
    Schedule { rules: rules.collect(), ..Schedule::default() }
}

/// How many readings come before the first change, and how many until it is read back.
async fn readings_around_the_first_change() -> (u64, u64) {
    let (calm, run) = bench(Schedule::default());
    calm.drive(&run).await.unwrap();
    let audit = calm.instance.audit();
    let before = audit.iter().take_while(|arrival| arrival.method == "GET").count();
    (before as u64, before as u64 + 1)
}

#[tokio::test(start_paused = true)]
async fn a_wait_asked_for_while_reading_is_kept_in_full_and_shown() {
    let when = Match { method: Some("GET".to_owned()), nth: Some(5), ..Match::default() };
    let (bench, run) = bench(rule(when, limited()));
    let (start, waits) = (Instant::now(), Mutex::new(Vec::new()));
    let listen = |news: Progress| {
        if let Progress::Waiting { why, time } = news {
            waits.lock().unwrap().push((why, time));
        }
    };
    let status = bench.drive_with(&run, &Control::new(), &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert!(start.elapsed() >= HOUR);
    assert!(waits.lock().unwrap().contains(&(Waiting::SlowDown, HOUR)));
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_person_can_stop_while_a_reading_waits() {
    let (_, read_back) = readings_around_the_first_change().await;
    for nth in [1, read_back] {
        let when = Match { method: Some("GET".to_owned()), nth: Some(nth), ..Match::default() };
        let (bench, run) = bench(rule(when, limited()));
        let (start, control) = (Instant::now(), Control::new());
        let stop = control.clone();
        let listen = move |news: Progress| {
            if matches!(news, Progress::Waiting { why: Waiting::SlowDown, .. }) {
                stop.stop_after_step();
            }
        };
        let status = bench.drive_with(&run, &control, &listen).await.unwrap();
        assert_eq!(status.phase, Phase::Paused(Pause::ByPerson), "reading {nth}");
        assert!(start.elapsed() < HOUR, "reading {nth}");
        let expected = if nth == read_back { StepState::NotSure } else { StepState::Waiting };
        assert_eq!(state(&status, StepId(1)).0, expected, "reading {nth}");
        tokio::time::sleep(HOUR).await;
        assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
        is_honest(bench, &run);
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_before_sending_is_asked_about_at_its_step_and_nothing_is_sent() {
    for refused in [403, 404, 400] {
        let (bench, run) = bench(from_reading(1, refused));
        let status = bench.drive(&run).await.unwrap();
        assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(1))), "{refused}");
        let (state, trouble) = state(&status, StepId(1));
        let Some(Trouble::Unreadable(why)) = trouble else { panic!("{refused}: {trouble:?}") };
        assert_eq!((state, why.refusal.unwrap().status), (StepState::NeedsYou, refused));
        assert_eq!(writes(&bench), 0);
        bench.instance.set_schedule(Schedule::default());
        assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished, "looking again is enough");
        is_honest(bench, &run);
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_read_back_stays_unsure_and_is_not_sent_again() {
    let (_, read_back) = readings_around_the_first_change().await;
    let (bench, run) = bench(from_reading(read_back, 403));
    let status = bench.drive(&run).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::Step(StepId(1))));
    assert!(matches!(state(&status, StepId(1)), (StepState::NotSure, Some(Trouble::Unclear(_)))));
    assert_eq!(writes(&bench), 1);
    bench.instance.set_schedule(Schedule::default());
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    assert_eq!(bench.status(&run).step(StepId(1)).unwrap().attempts, 1);
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_key_that_may_not_look_in_the_end_asks_for_another_and_the_case_stays_open() {
    let (calm, run) = bench(Schedule::default());
    let closing = Mutex::new(None);
    let listen = |news: Progress| {
        if matches!(news, Progress::ClosingCheck { looked: 0, .. }) {
            let reads = calm.instance.audit().iter().filter(|arrival| arrival.method == "GET").count();
            closing.lock().unwrap().get_or_insert(reads as u64 + 1);
        }
    };
    calm.drive_with(&run, &Control::new(), &listen).await.unwrap();
    let first = closing.lock().unwrap().unwrap();
    let (bench, run) = bench(from_reading(first, 403));
    let status = bench.drive(&run).await.unwrap();
    assert!(
        matches!(status.phase, Phase::Paused(Pause::Key(ref refusal)) if refusal.status == 403),
        "{:?}",
        status.phase
    );
    bench.instance.set_schedule(Schedule::default());
    bench.new_key(&run);
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}
