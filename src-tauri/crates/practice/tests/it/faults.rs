//! Every kind of fault, in process; those of the wire over sockets too.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::to_bytes;
use axum::response::Response;
use practice::faults::{
    BadBody, Barrier, Due, Fault, Framing, LateReply, Match, Moment, Phase, RetryAfter, Rule, Schedule, Target,
    WireFault,
};
use practice::{Clock, Options, serve};
use serde_json::json;
use tower::ServiceExt;

use crate::desk::{Desk, ELIF, KEY, KITCHEN, organization_role};
use crate::sockets::talk;

/// An instance on which the first write meets a fault.
fn first_write(fault: Fault) -> Desk {
    let desk = Desk::open(Options {
        key: KEY.to_owned(),
        clock: Clock::Virtual("2026-01-02T03:04:05Z".parse().unwrap()),
        ..Options::default()
    });
    desk.instance.set_schedule(schedule(Match::nth_write(1), fault));
    desk
}

fn schedule(when: Match, fault: Fault) -> Schedule {
    Schedule { rules: vec![Rule { when, fault }], ..Schedule::default() }
}

/// Makes somebody an accountant.
async fn write(desk: &Desk) -> Response {
    desk.raw("POST", &organization_role(ELIF, KITCHEN), r#"{"usersRoleId":14}"#).await
}

fn applied(desk: &Desk) -> bool {
    desk.instance.world().role_in(ELIF, KITCHEN) == Some(14)
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn ft2_to_ft4_too_many_requests_tells_when_to_come_back_or_not() {
    for (after, code) in
        [(RetryAfter::Seconds(7), "FT2"), (RetryAfter::HttpDate(60), "FT3"), (RetryAfter::PlainText, "FT4")]
    {
        let desk = first_write(Fault::TooManyRequests { after });
        let response = write(&desk).await;
        assert_eq!(response.status(), 429);
        match after {
            RetryAfter::Seconds(_) => assert_eq!(header(&response, "retry-after"), "7"),
            RetryAfter::HttpDate(_) => {
                assert_eq!(header(&response, "date"), "Fri, 02 Jan 2026 03:04:05 GMT");
                assert_eq!(header(&response, "retry-after"), "Fri, 02 Jan 2026 03:05:05 GMT");
            }
            RetryAfter::PlainText => {
                assert_eq!((header(&response, "retry-after"), header(&response, "content-type")), ("", "text/plain"));
            }
        }
        assert!(!applied(&desk));
        assert_eq!(desk.instance.fired().get(code), Some(&1));
        assert_eq!(write(&desk).await.status(), 200, "only the first write is hit");
    }
}

#[tokio::test]
async fn ft5_an_error_before_applying_changes_nothing() {
    for status in [500, 502, 503, 504] {
        let desk = first_write(Fault::Status { status, moment: Moment::BeforeApply, retry_after: None });
        assert_eq!(write(&desk).await.status(), status);
        assert!(!applied(&desk));
        assert_eq!(desk.instance.audit()[0].effect, None);
    }
}

#[tokio::test]
async fn ft6_an_error_after_applying_hides_that_it_was_applied() {
    let desk = first_write(Fault::Status { status: 503, moment: Moment::AfterApply, retry_after: Some(3) });
    let response = write(&desk).await;
    assert_eq!((response.status().as_u16(), header(&response, "retry-after")), (503, "3"));
    assert!(applied(&desk));
    let entry = &desk.instance.audit()[0];
    assert_eq!((entry.phase, entry.status, entry.fault.as_deref()), (Phase::Applied, Some(503), Some("FT6")));
    assert_eq!(entry.effect.as_ref().unwrap().what, "set-organization-role user=4716 organization=118 role=14");
}

#[tokio::test]
async fn ft7_to_ft9_broken_connections_in_process_are_an_extension_of_the_response() {
    for (fault, wire, is_applied) in [
        (Fault::ResetBeforeRead, WireFault::ResetBeforeRead, false),
        (Fault::ResetAfterApply, WireFault::ResetAfterApply, true),
        (Fault::CloseAfterApply, WireFault::CloseAfterApply, true),
    ] {
        let desk = first_write(fault);
        let response = write(&desk).await;
        assert_eq!(response.extensions().get(), Some(&wire));
        assert_eq!(applied(&desk), is_applied, "{wire:?}");
        assert_eq!(desk.instance.audit()[0].status, None);
    }
}

#[tokio::test]
async fn ft7_to_ft9_broken_connections_over_a_socket_are_resets_and_closes() {
    let head = format!("POST /api/v2{}", organization_role(ELIF, KITCHEN));
    for (fault, reset, is_applied) in [
        (Fault::ResetBeforeRead, true, false),
        (Fault::ResetAfterApply, true, true),
        (Fault::CloseAfterApply, false, true),
    ] {
        let desk = first_write(fault.clone());
        let served = serve(&desk.instance, 0).unwrap();
        let answer = talk(served.address, &head, r#"{"usersRoleId":14}"#).await;
        match answer {
            Err(error) => {
                assert!(reset, "{fault:?}: {error}");
                assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
            }
            Ok(bytes) => assert!(!reset && bytes.is_empty(), "{fault:?}"),
        }
        assert_eq!(applied(&desk), is_applied, "{fault:?}");
        let after = talk(served.address, "GET /api/v2/ping", "").await.unwrap();
        assert!(after.starts_with(b"HTTP/1.1 200"), "the next connection works");
    }
}

#[tokio::test(start_paused = true)]
async fn ft10_a_stall_lasts_as_long_as_the_caller_waits() {
    let desk = first_write(Fault::Stall { moment: Moment::AfterApply });
    assert!(tokio::time::timeout(Duration::from_secs(3600), write(&desk)).await.is_err());
    assert!(applied(&desk));
}

#[tokio::test]
async fn ft12_a_cut_body_is_an_error_after_its_first_bytes() {
    for framing in [Framing::Length, Framing::Chunked] {
        let desk = first_write(Fault::Truncated { keep: 9, framing });
        let response = write(&desk).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.extensions().get(), Some(&WireFault::Truncate(9)));
        assert!(to_bytes(response.into_body(), usize::MAX).await.is_err());
        assert!(applied(&desk));
    }
}

#[tokio::test]
async fn ft12_a_cut_body_over_a_socket_ends_early() {
    let head = format!("POST /api/v2{}", organization_role(ELIF, KITCHEN));
    for (framing, sign) in [(Framing::Length, "content-length: "), (Framing::Chunked, "transfer-encoding: chunked")] {
        let desk = first_write(Fault::Truncated { keep: 9, framing });
        let served = serve(&desk.instance, 0).unwrap();
        let answer = talk(served.address, &head, r#"{"usersRoleId":14}"#).await.unwrap();
        let answer = String::from_utf8(answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains(sign), "{answer}");
        assert!(answer.contains(r#"{"userOrg"#) && !answer.contains("anizationRole"), "{answer}");
        assert!(!answer.ends_with("0\r\n\r\n"), "no last chunk");
    }
}

#[tokio::test]
async fn ft13_bodies_that_are_no_answer() {
    for (body, content_type) in [
        (BadBody::Malformed, "application/json"),
        (BadBody::WrongContentType, "text/plain"),
        (BadBody::LoginPage, "text/html"),
        (BadBody::Empty, "application/json"),
    ] {
        let desk = first_write(Fault::Body { body, moment: Moment::AfterApply });
        let response = write(&desk).await;
        assert_eq!((response.status().as_u16(), header(&response, "content-type")), (200, content_type));
        let text = text(response).await;
        let is_json = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        assert_eq!(is_json, body == BadBody::WrongContentType, "{text}");
        assert!(applied(&desk));
    }
}

#[tokio::test]
async fn ft13_a_body_of_65_mib_is_made_while_it_is_sent() {
    let desk = first_write(Fault::Body { body: BadBody::Huge, moment: Moment::BeforeApply });
    let bytes = to_bytes(write(&desk).await.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.len() > 65 * 1024 * 1024);
    assert!(bytes.starts_with(b"{\"users\":[]") && bytes.ends_with(b"\"}"));
}

#[tokio::test]
async fn ft13_a_gzip_bomb_is_small_and_says_gzip() {
    let desk = first_write(Fault::Body { body: BadBody::GzipBomb, moment: Moment::BeforeApply });
    let response = write(&desk).await;
    assert_eq!(header(&response, "content-encoding"), "gzip");
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    assert!(bytes.starts_with(&[0x1f, 0x8b, 8]));
    assert!(bytes.len() < 8 * 1024 * 1024);
}

#[tokio::test]
async fn ft15_redirects_lead_to_the_same_or_another_origin() {
    for status in [301, 302, 303, 307, 308] {
        for (target, place) in
            [(Target::SameOrigin, "/login"), (Target::OtherOrigin, "http://elsewhere.practice.example/login")]
        {
            let desk = first_write(Fault::Redirect { status, target, moment: Moment::BeforeApply });
            let response = write(&desk).await;
            assert_eq!((response.status().as_u16(), header(&response, "location")), (status, place));
            assert!(!applied(&desk));
        }
    }
}

#[tokio::test]
async fn ft16_one_page_is_smaller_than_asked() {
    let desk = Desk::new();
    let path = "/admin/users-detail?pg[limit]=100";
    desk.instance
        .set_schedule(schedule(Match::nth("GET", "/admin/users-detail", 1), Fault::PageCap { limit: 3, echo: false }));
    let (_, body) = desk.get(path).await;
    assert_eq!((body["users"].as_array().unwrap().len(), &body["pg"]["limit"]), (3, &json!(100)));
    assert_eq!(desk.get(path).await.1["users"].as_array().unwrap().len(), 20);
}

#[tokio::test(start_paused = true)]
async fn ft18_a_late_request_is_applied_when_its_virtual_time_has_come() {
    let desk = first_write(Fault::Late { due: Due::AfterMillis(45_000), reply: LateReply::Never });
    assert!(tokio::time::timeout(Duration::from_secs(30), write(&desk)).await.is_err());
    assert!(!applied(&desk), "the caller has given up, the server has not begun");
    assert_eq!((desk.instance.audit()[0].phase, desk.instance.waiting()), (Phase::Waiting, 1));
    tokio::time::advance(Duration::from_secs(16)).await;
    assert!(applied(&desk));
    let entry = &desk.instance.audit()[0];
    assert_eq!((entry.phase, entry.applied_after, entry.fault.as_deref()), (Phase::Applied, Some(1), Some("FT18")));
}

#[tokio::test]
async fn ft18_a_late_request_is_applied_before_a_later_arrival() {
    let desk = first_write(Fault::Late { due: Due::AfterArrivals(2), reply: LateReply::Status(504) });
    assert_eq!(write(&desk).await.status(), 504);
    let roles = format!("/admin/users?organizationId={KITCHEN}&organizationRoleId=14");
    assert!(desk.get(&roles).await.1["users"].as_array().unwrap().is_empty(), "the read-back comes too early");
    assert_eq!(desk.get(&roles).await.1["users"].as_array().unwrap().len(), 1);
    assert_eq!(desk.instance.audit()[0].applied_after, Some(2));
}

#[tokio::test]
async fn ft18_what_still_waits_can_be_settled() {
    let desk = first_write(Fault::Late { due: Due::AfterArrivals(99), reply: LateReply::Close });
    assert_eq!(write(&desk).await.extensions().get(), Some(&WireFault::CloseAfterApply));
    desk.instance.settle();
    assert!(applied(&desk));
}

#[tokio::test]
async fn ft20_accepted_and_not_applied_looks_like_success() {
    let desk = first_write(Fault::NotApplied);
    let before = desk.instance.state_hash();
    let response = write(&desk).await;
    assert_eq!(response.status(), 200);
    assert!(text(response).await.contains(r#""usersRoleId":14"#));
    assert_eq!(desk.instance.state_hash(), before);
    assert_eq!(desk.instance.audit()[0].effect, None);
}

#[tokio::test]
async fn a_rule_hits_the_nth_match_or_the_nth_arrival_and_the_first_rule_wins() {
    let desk = Desk::new();
    let fail = |status| Fault::Status { status, moment: Moment::BeforeApply, retry_after: None };
    desk.instance.set_schedule(Schedule {
        rules: vec![
            Rule { when: Match::nth("GET", "/admin/users-detail", 2), fault: fail(500) },
            Rule { when: Match::arrival(3), fault: fail(502) },
            Rule { when: Match::every("GET", "/enums/*"), fault: fail(503) },
            Rule { when: Match::every("GET", "/enums/countries"), fault: fail(504) },
        ],
        ..Schedule::default()
    });
    let mut seen = Vec::new();
    for path in ["/admin/users-detail", "/users/me", "/users/me", "/admin/users-detail", "/enums/countries"] {
        seen.push(desk.get(path).await.0);
    }
    assert_eq!(seen, [200, 200, 502, 500, 503]);
}

#[tokio::test]
async fn a_barrier_holds_a_request_until_another_has_been_processed() {
    let desk = Desk::new();
    let barrier = Barrier { hold: Match::every("GET", "/users/me"), until: Match::nth_write(1) };
    desk.instance.set_schedule(Schedule { barriers: vec![barrier], ..Schedule::default() });
    let mut held = std::pin::pin!(desk.get("/users/me"));
    assert!(futures_util::poll!(&mut held).is_pending());
    assert_eq!(write(&desk).await.status(), 200);
    assert_eq!(held.await.0, 200);
}

#[tokio::test]
async fn the_audit_remembers_every_arrival_and_never_the_key() {
    let desk = Desk::new();
    desk.get("/admin/users-detail?pg[limit]=2").await;
    write(&desk).await;
    desk.role(ELIF, KITCHEN, 11).await;
    let stranger = Desk { instance: desk.instance.clone(), key: "00000000-0000-4000-8000-000000000001".to_owned() };
    stranger.get("/users/me").await;
    let audit = desk.instance.audit();
    let phases: Vec<_> = audit.iter().map(|entry| (entry.number, entry.phase, entry.key_right, entry.status)).collect();
    assert_eq!(
        phases,
        [
            (1, Phase::Answered, true, Some(200)),
            (2, Phase::Applied, true, Some(200)),
            (3, Phase::Refused, true, Some(400)),
            (4, Phase::Refused, false, Some(401)),
        ]
    );
    assert_eq!((audit[0].query.as_str(), audit[1].body.as_str()), ("pg[limit]=2", r#"{"usersRoleId":14}"#));
    assert_eq!(audit[1].effect.as_ref().unwrap().id, 1);
    let text = serde_json::to_string(&audit).unwrap();
    assert!(!text.contains(KEY) && !text.contains(&stranger.key));
}

#[tokio::test(start_paused = true)]
async fn the_same_requests_leave_the_same_audit_and_the_same_state() {
    let mut seen = BTreeSet::new();
    for _ in 0..5 {
        let desk = first_write(Fault::Late { due: Due::AfterArrivals(1), reply: LateReply::Status(500) });
        write(&desk).await;
        tokio::time::advance(Duration::from_secs(5)).await;
        desk.post("/admin/users", r#"{"name":"N","email":"n@n.example","sendEmail":true}"#).await;
        seen.insert((serde_json::to_string(&desk.instance.audit()).unwrap(), desk.instance.state_hash()));
    }
    assert_eq!(seen.len(), 1);
}

#[tokio::test]
async fn thousands_of_requests_in_process_take_little() {
    let desk = Desk::new();
    let router = desk.instance.router();
    let start = std::time::Instant::now();
    for _ in 0..2000 {
        let request = desk.request("GET", "/admin/organizations?id=118", "");
        let response = router.clone().oneshot(request).await.unwrap();
        to_bytes(response.into_body(), usize::MAX).await.unwrap();
    }
    let micros = start.elapsed().as_micros() / 2000;
    println!("{micros} µs a request");
    assert!(micros < 5000, "a guard against absurdity, not a measurement: {micros} µs");
}
