//! Waits that the instance asks for: kept in full, shown, and left when a person stops.

use std::sync::Mutex;
use std::time::Duration;

use domain::StepId;
use domain::journal::{Pause, Phase};
use practice::faults::{Fault, Match, RetryAfter};
use tokio::time::Instant;
use usecases::run::{Control, Progress, Waiting};

use crate::protocol::{bench, is_honest, rule, writes};

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_asked_for_is_kept_in_full_and_shown() {
    let fault = Fault::TooManyRequests { after: RetryAfter::Seconds(3600) };
    let (bench, run) = bench(rule(Match::nth_write(4), fault));
    let (start, waits) = (Instant::now(), Mutex::new(Vec::new()));
    let listen = |news: Progress| {
        if let Progress::Waiting { why, time } = news {
            waits.lock().unwrap().push((why, time));
        }
    };
    let status = bench.drive_with(&run, &Control::new(), &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert!(start.elapsed() >= Duration::from_secs(3600));
    assert!(waits.lock().unwrap().contains(&(Waiting::SlowDown, Duration::from_secs(3600))));
    is_honest(bench, &run);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_some_other_reading_was_asked_for_holds_the_next_write_back() {
    let fault = Fault::TooManyRequests { after: RetryAfter::Seconds(600) };
    let (bench, run) = bench(rule(Match::arrival(1), fault));
    // The engine's own readings have another pace here, so that the write alone has to keep to it.
    let other = bench.reader();
    other.me().await.unwrap_err();
    let (start, waits) = (Instant::now(), Mutex::new(Vec::new()));
    let listen = |news: Progress| {
        if let Progress::Waiting { why: Waiting::SlowDown, time } = news {
            waits.lock().unwrap().push((time.as_secs(), writes(&bench)));
        }
    };
    let engine = bench.engine().in_step_with(&other);
    let status = engine.drive(&run, &Control::new(), &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Finished);
    assert_eq!(*waits.lock().unwrap(), [(600, 0)], "shown, and nothing was sent before");
    assert!(start.elapsed() >= Duration::from_secs(600));
    assert_eq!(status.step(StepId(1)).unwrap().attempts, 2, "the intent was noted, and noted again");
}

#[tokio::test(start_paused = true)]
async fn a_person_can_stop_during_a_long_wait_and_go_on_later() {
    let fault = Fault::TooManyRequests { after: RetryAfter::Seconds(3600) };
    let (bench, run) = bench(rule(Match::nth_write(4), fault));
    let control = Control::new();
    let stop = control.clone();
    let listen = move |news: Progress| {
        if matches!(news, Progress::Waiting { why: Waiting::SlowDown, .. }) {
            stop.stop_after_step();
        }
    };
    let status = bench.drive_with(&run, &control, &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::ByPerson));
    assert_eq!(writes(&bench), 4);
    tokio::time::sleep(Duration::from_secs(3600)).await;
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}

/// How many readings came before the first write when the very first one was refused for so many seconds.
async fn readings_after_a_wait_of(seconds: u32) -> usize {
    let fault = Fault::TooManyRequests { after: RetryAfter::Seconds(seconds) };
    let (bench, run) = bench(rule(Match::arrival(1), fault));
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    let readings = bench.instance.audit().iter().take_while(|arrival| arrival.method == "GET").count();
    is_honest(bench, &run);
    readings
}

#[tokio::test(start_paused = true)]
async fn what_a_limit_made_old_is_read_once_more_before_anything_relies_on_it() {
    let short = readings_after_a_wait_of(5).await;
    assert_eq!(readings_after_a_wait_of(20).await, short + 1, "one more look at the same fact");
    assert_eq!(readings_after_a_wait_of(3_600).await, short, "read from its beginning after a long wait, so it is new");
}

#[tokio::test(start_paused = true)]
async fn a_person_can_stop_during_a_short_wait_inside_of_a_reading() {
    let fault = Fault::TooManyRequests { after: RetryAfter::Seconds(40) };
    let (bench, run) = bench(rule(Match::arrival(1), fault));
    let (start, control, waits) = (Instant::now(), Control::new(), Mutex::new(Vec::new()));
    let listen = |news: Progress| {
        if let Progress::Waiting { why: Waiting::SlowDown, time } = news {
            waits.lock().unwrap().push(time.as_secs());
            control.stop_after_step();
        }
    };
    let status = bench.drive_with(&run, &control, &listen).await.unwrap();
    assert_eq!(status.phase, Phase::Paused(Pause::ByPerson));
    assert_eq!(*waits.lock().unwrap(), [40]);
    assert!(start.elapsed() < Duration::from_secs(40));
    tokio::time::sleep(Duration::from_secs(40)).await;
    assert_eq!(bench.drive(&run).await.unwrap().phase, Phase::Finished);
    is_honest(bench, &run);
}
