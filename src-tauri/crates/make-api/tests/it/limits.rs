//! Repetitions and waits of readings, on a paused clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::journal::Answer;
use domain::{OrganizationId, UserId};
use make_api::transport::TransportError;
use make_api::{ErrorKind, Notice};
use practice::faults::{Fault, Match, Moment, RetryAfter, Rule, Schedule};
use practice::{Size, Switches};
use tokio::time::Instant;

use crate::support::{Recorder, answer, instance, reader, writer};

const ME: &str = r#"{"authUser":{"id":1}}"#;

fn first(count: u64, fault: &Fault) -> Schedule {
    let rules = (1..=count).map(|nth| Rule { when: Match::arrival(nth), fault: fault.clone() }).collect();
    Schedule { rules, ..Schedule::default() }
}

#[tokio::test(start_paused = true)]
async fn a_reading_is_sent_three_times_at_most() {
    for (broken, sent) in [(1, 2), (2, 3), (3, 3)] {
        for fault in [
            Fault::Status { status: 502, moment: Moment::BeforeApply, retry_after: None },
            Fault::ResetBeforeRead,
            Fault::CloseAfterApply,
            Fault::Stall { moment: Moment::BeforeApply },
        ] {
            let instance = instance(Size::Tiny, Switches::default());
            instance.set_schedule(first(broken, &fault));
            let result = reader(&instance).me().await;
            assert_eq!(instance.audit().len(), sent, "{fault:?}");
            assert_eq!(result.is_ok(), broken < 3, "{fault:?}");
            if let Err(error) = result {
                assert_eq!((error.attempts, error.operation, error.request), (3, "see whose key it is", 3));
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_stalled_reading_times_out_after_30_seconds() {
    let instance = instance(Size::Tiny, Switches::default());
    instance.set_schedule(first(9, &Fault::Stall { moment: Moment::BeforeApply }));
    let started = Instant::now();
    let error = reader(&instance).me().await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::TimedOut(_)), "{error:?}");
    assert!((90..92).contains(&started.elapsed().as_secs()));
    assert!(error.elapsed >= Duration::from_secs(90));
}

#[tokio::test(start_paused = true)]
async fn waits_that_the_instance_asks_for_are_kept_in_full_and_shown() {
    for (after, least, most) in [
        (RetryAfter::Seconds(1), 1, 2),
        (RetryAfter::Seconds(37), 37, 38),
        (RetryAfter::HttpDate(37), 37, 38),
        (RetryAfter::Seconds(3600), 3600, 3601),
        (RetryAfter::PlainText, 5, 6),
    ] {
        let instance = instance(Size::Tiny, Switches::default());
        instance.set_schedule(first(1, &Fault::TooManyRequests { after }));
        let told = Arc::new(Mutex::new(Vec::new()));
        let observer = Arc::clone(&told);
        let client = reader(&instance).with_observer(Arc::new(move |notice| observer.lock().unwrap().push(notice)));
        let started = Instant::now();
        client.me().await.unwrap();
        assert!((least..most).contains(&started.elapsed().as_secs()), "{after:?}: {:?}", started.elapsed());
        assert_eq!(instance.audit().len(), 2);
        let told = told.lock().unwrap();
        let [Notice::Waiting { wait, until, .. }] = told.as_slice() else { panic!("{told:?}") };
        assert!(wait.as_secs() >= least);
        assert!(chrono::DateTime::parse_from_rfc3339(until).is_ok());
    }
}

#[tokio::test(start_paused = true)]
async fn a_503_with_retry_after_is_a_wait_and_not_a_failure() {
    let instance = instance(Size::Tiny, Switches::default());
    let fault = Fault::Status { status: 503, moment: Moment::BeforeApply, retry_after: Some(20) };
    instance.set_schedule(first(4, &fault));
    let started = Instant::now();
    reader(&instance).me().await.unwrap();
    assert_eq!((started.elapsed().as_secs(), instance.audit().len()), (80, 5));
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_patience_is_told_at_once() {
    let instance = instance(Size::Tiny, Switches::default());
    instance.set_schedule(first(1, &Fault::TooManyRequests { after: RetryAfter::Seconds(61) }));
    let started = Instant::now();
    let error = reader(&instance).with_patience(Duration::from_secs(60)).me().await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::Limited { retry_after: Some(Duration::from_secs(61)) });
    assert_eq!((started.elapsed(), instance.audit().len()), (Duration::ZERO, 1));
}

#[tokio::test(start_paused = true)]
async fn a_limit_met_by_one_reading_holds_back_all_readings_of_the_client() {
    let instance = instance(Size::Tiny, Switches::default());
    instance.set_schedule(first(1, &Fault::TooManyRequests { after: RetryAfter::Seconds(60) }));
    let client = reader(&instance);
    let other = client.clone();
    let limited = tokio::spawn(async move { client.me().await });
    tokio::time::sleep(Duration::from_secs(1)).await;
    other.countries().await.unwrap();
    limited.await.unwrap().unwrap();
    let audit = instance.audit();
    assert_eq!((audit.len(), audit[0].status), (3, Some(429)));
    assert!(Instant::now().elapsed() < Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn a_total_outage_stops_after_35_repetitions() {
    let recorder = Recorder::new([Err(TransportError::Broken("reset".to_owned()))]);
    let client = recorder.read().with_seed(7);
    for _ in 0..100 {
        client.me().await.unwrap_err();
    }
    assert_eq!(recorder.count(), 100 + 35);
}

#[tokio::test(start_paused = true)]
async fn redirects_login_pages_and_refusals_are_not_tried_again() {
    let page = http::Response::builder().header("content-type", "text/html").body("<html>".into()).unwrap();
    for (given, kind) in [
        (answer(302, "{}"), ErrorKind::Redirected),
        (page, ErrorKind::NotMake { status: 200, start: "<html>".to_owned() }),
        (answer(200, &"[".repeat(200)), ErrorKind::NotMake { status: 200, start: "[".repeat(200) }),
        (answer(404, "not json"), ErrorKind::NotMake { status: 404, start: "not json".to_owned() }),
        (answer(200, "{}"), ErrorKind::Undecodable { what: "authUser".to_owned() }),
    ] {
        let recorder = Recorder::new([Ok(given)]);
        assert_eq!(recorder.read().me().await.unwrap_err().kind, kind);
        assert_eq!(recorder.count(), 1);
    }
    let recorder = Recorder::new([Ok(answer(500, "{}")), Ok(answer(200, ME))]);
    recorder.read().me().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn scopes_fall_back_to_the_list_of_keys_and_then_to_not_known() {
    let missing = || Ok(answer(404, r#"{"code":"SC404"}"#));
    let tokens = r#"{"apiTokens":[{"token":"ffffffff-****","scope":["x"]},{"token":"0a1b2c3d-****-****","scope":["admin:read"]}]}"#;
    let recorder = Recorder::new([missing(), Ok(answer(200, tokens))]);
    assert_eq!(recorder.read().scopes().await.unwrap().unwrap(), ["admin:read"]);
    assert_eq!(recorder.lines()[1], "GET /api/v2/users/me/api-tokens");
    let recorder = Recorder::new([missing(), missing()]);
    assert_eq!(recorder.read().scopes().await.unwrap(), None);
    let recorder = Recorder::new([Ok(answer(401, r#"{"code":"IM015"}"#))]);
    assert!(recorder.read().scopes().await.unwrap_err().is_key_problem());
}

#[tokio::test]
async fn only_a_404_of_makes_own_says_that_somebody_is_not_there() {
    use domain::{OrganizationId, UserId};
    let ask = |status, body: &str| {
        let recorder = Recorder::new([Ok(answer(status, body))]);
        async move { recorder.read().organization_membership(OrganizationId(1), UserId(2)).await }
    };
    assert_eq!(ask(404, r#"{"detail":"x","code":"SC404"}"#).await.unwrap(), None);
    for (status, body) in [(404, "<html>"), (404, r#"{"detail":"x"}"#), (403, r#"{"code":"SC403"}"#), (200, "{}")] {
        assert!(ask(status, body).await.is_err(), "{status} {body}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_patience_a_reading_ends_as_limited_at_once_also_when_another_one_met_the_limit() {
    let instance = instance(Size::Tiny, Switches::default());
    instance.set_schedule(first(1, &Fault::TooManyRequests { after: RetryAfter::Seconds(60) }));
    let client = reader(&instance).with_patience(Duration::ZERO);
    let started = Instant::now();
    let limited = |seconds| ErrorKind::Limited { retry_after: Some(Duration::from_secs(seconds)) };
    assert_eq!(client.me().await.unwrap_err().kind, limited(60));
    tokio::time::advance(Duration::from_secs(20)).await;
    assert_eq!(client.countries().await.unwrap_err().kind, limited(40), "the time that is left");
    assert_eq!((instance.audit().len(), client.asked_to_wait().as_secs()), (1, 40), "and nothing was sent");
    assert_eq!(started.elapsed().as_secs(), 20);
    tokio::time::advance(Duration::from_secs(40)).await;
    client.me().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn readings_and_writes_keep_to_each_others_limits() {
    let instance = instance(Size::Tiny, Switches::default());
    instance.set_schedule(first(1, &Fault::TooManyRequests { after: RetryAfter::Seconds(60) }));
    let read = reader(&instance).with_patience(Duration::ZERO);
    let write = writer(&instance).in_step_with(&read);
    let rename = || write.transfer_ownership(OrganizationId(22), UserId(4711));
    read.me().await.unwrap_err();
    let held_back = rename().await;
    assert_eq!((held_back.retry_after, instance.audit().len()), (Some(Duration::from_secs(60)), 1), "nothing was sent");
    assert!(matches!(held_back.answer, Answer::NotSent(_)));
    tokio::time::advance(Duration::from_secs(60)).await;
    instance.set_schedule(first(1, &Fault::TooManyRequests { after: RetryAfter::Seconds(5) }));
    let refused = rename().await;
    assert_eq!((refused.retry_after, read.asked_to_wait()), (Some(Duration::from_secs(5)), Duration::from_secs(5)));
    assert!(read.me().await.is_err(), "a write was asked to wait");
    tokio::time::advance(Duration::from_secs(5)).await;
    read.me().await.unwrap();
}

/// Answers in the order of sending, each after a second.
struct Slow(Mutex<Vec<String>>);

#[async_trait::async_trait]
impl make_api::transport::Transport for Slow {
    async fn send(&self, request: http::Request<bytes::Bytes>) -> Result<http::Response<bytes::Bytes>, TransportError> {
        self.0.lock().unwrap().push(request.uri().path().replace("/api/v2/", ""));
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok(answer(200, r#"{"authUser":{"id":1},"defaultLicense":{}}"#))
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_person_waits_for_goes_before_what_goes_on_in_the_background() {
    let slow = Arc::new(Slow(Mutex::default()));
    let address = make_api::Address::understand("https://acme.onmake.com").unwrap();
    let client = make_api::ReadClient::new(&address, crate::support::key(), Arc::<Slow>::clone(&slow));
    let background = client.clone().in_background();
    let sync = async {
        for _ in 0..3 {
            background.default_license().await.unwrap();
        }
    };
    let person = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        for _ in 0..3 {
            client.me().await.unwrap();
        }
    };
    let started = Instant::now();
    futures_util::future::join(sync, person).await;
    let (me, license) = ("users/me", "admin/system-settings/default-license");
    let sent = slow.0.lock().unwrap().clone();
    let first_five: Vec<&str> = sent.iter().map(String::as_str).take(4).collect();
    assert_eq!(first_five, [license, me, me, me], "{sent:?}");
    assert_eq!(sent.len(), 6);
    assert!(started.elapsed() < Duration::from_secs(8));
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_nobody_looks_after_any_more_does_not_stop_the_background() {
    let slow = Arc::new(Slow(Mutex::default()));
    let address = make_api::Address::understand("https://acme.onmake.com").unwrap();
    let client = make_api::ReadClient::new(&address, crate::support::key(), Arc::<Slow>::clone(&slow));
    let mut forgotten = Box::pin(client.me());
    assert!(futures_util::poll!(&mut forgotten).is_pending());
    let started = Instant::now();
    client.clone().in_background().default_license().await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 31, "it gives way for half a minute at most");
    drop(forgotten);
    client.in_background().default_license().await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 32);
}
