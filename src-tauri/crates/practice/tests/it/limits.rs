//! How often one may ask, on a paused clock.

use std::time::Duration;

use axum::body::to_bytes;
use axum::response::Response;
use practice::{Clock, KeyKind, Limit, LimitKind, LimitPer, LimitTells, Options};
use tokio::time::advance;

use crate::desk::{Desk, KEY, KITCHEN, OPERATIONS};

fn limited(limit: Limit) -> Desk {
    Desk::open(Options {
        key: KEY.to_owned(),
        clock: Clock::Virtual("2026-01-02T03:04:05Z".parse().unwrap()),
        limit: Some(limit),
        ..Options::default()
    })
}

/// How many of so many requests in a row are let through.
async fn through(desk: &Desk, path: &str, count: u32) -> u32 {
    let mut passed = 0;
    for _ in 0..count {
        passed += u32::from(desk.get(path).await.0 == 200);
    }
    passed
}

const ME: &str = "/users/me";

#[tokio::test(start_paused = true)]
async fn a_fixed_window_starts_from_zero_each_minute() {
    let desk = limited(Limit::per_minute(5));
    assert_eq!(through(&desk, ME, 9).await, 5);
    advance(Duration::from_secs(59)).await;
    assert_eq!(through(&desk, ME, 9).await, 0);
    advance(Duration::from_secs(1)).await;
    assert_eq!(through(&desk, ME, 9).await, 5, "ten within two seconds are possible");
    assert_eq!(desk.instance.refused_by_limit(), 4 + 9 + 4);
}

#[tokio::test(start_paused = true)]
async fn a_sliding_window_holds_in_every_minute() {
    let desk = limited(Limit { kind: LimitKind::SlidingWindow, ..Limit::per_minute(5) });
    advance(Duration::from_secs(58)).await;
    assert_eq!(through(&desk, ME, 9).await, 5);
    advance(Duration::from_secs(3)).await;
    assert_eq!(through(&desk, ME, 9).await, 0, "where a fixed window would have begun again");
    advance(Duration::from_secs(57)).await;
    assert_eq!(through(&desk, ME, 9).await, 5);
}

#[tokio::test(start_paused = true)]
async fn a_bucket_of_tokens_fills_evenly() {
    let desk = limited(Limit { kind: LimitKind::TokenBucket, ..Limit::per_minute(60) });
    assert_eq!(through(&desk, ME, 99).await, 60, "it begins full");
    for _ in 0..5 {
        advance(Duration::from_secs(1)).await;
        assert_eq!(through(&desk, ME, 9).await, 1);
    }
    advance(Duration::from_secs(3600)).await;
    assert_eq!(through(&desk, ME, 99).await, 60, "it never holds more");
}

#[tokio::test(start_paused = true)]
async fn a_budget_belongs_to_the_instance_a_key_or_an_organization() {
    let other = "7d0b0e55-54d1-4c55-8f45-0d8a0f0b4a13";
    for (per, same_key, other_key) in [(LimitPer::Instance, 0, 0), (LimitPer::Key, 0, 2)] {
        let desk = limited(Limit { per, ..Limit::per_minute(2) });
        desk.instance.add_key(other, KeyKind::Full);
        assert_eq!(through(&desk, ME, 2).await, 2);
        assert_eq!(through(&desk, ME, 2).await, same_key, "{per:?}");
        let second = Desk { instance: desk.instance.clone(), key: other.to_owned() };
        assert_eq!(through(&second, ME, 2).await, other_key, "{per:?}");
    }
    let desk = limited(Limit { per: LimitPer::Organization, ..Limit::per_minute(2) });
    let of = |id: u64| format!("/admin/users?organizationId={id}");
    assert_eq!(through(&desk, &of(KITCHEN), 3).await, 2);
    assert_eq!(through(&desk, &of(OPERATIONS), 3).await, 2);
    assert_eq!(through(&desk, &format!("/admin/organizations?id={KITCHEN}"), 1).await, 0, "the same organization");
    assert_eq!(through(&desk, "/admin/users?teamId=402", 1).await, 0, "by one of its teams");
    assert_eq!(through(&desk, ME, 9).await, 9, "what names no organization is not limited");
}

#[tokio::test(start_paused = true)]
async fn the_license_may_say_how_often() {
    let desk = limited(Limit { per: LimitPer::Organization, from_license: true, ..Limit::per_minute(1) });
    let path = format!("/admin/users?organizationId={KITCHEN}");
    assert_eq!(through(&desk, &path, 99).await, 60, "its apiLimit");
}

async fn refused(limit: Limit) -> Response {
    let desk = limited(Limit { requests: 0, ..limit });
    advance(Duration::from_millis(20_500)).await;
    desk.raw("GET", ME, "").await
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test(start_paused = true)]
async fn a_refusal_tells_when_to_come_back_or_not_in_text_or_json() {
    let response = refused(Limit::per_minute(0)).await;
    assert_eq!((response.status().as_u16(), header(&response, "content-type")), (429, "text/plain"));
    assert_eq!(header(&response, "retry-after"), "");
    let text = to_bytes(response.into_body(), 1000).await.unwrap();
    assert_eq!(text, "Requests limit for organization exceeded, please try again later.");

    let response = refused(Limit { tells: LimitTells::Seconds, json: true, ..Limit::per_minute(0) }).await;
    assert_eq!((header(&response, "content-type"), header(&response, "retry-after")), ("application/json", "60"));
    let text = to_bytes(response.into_body(), 1000).await.unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&text).unwrap()["message"].is_string());

    let response = refused(Limit { tells: LimitTells::HttpDate, status: 418, ..Limit::per_minute(0) }).await;
    assert_eq!(response.status(), 418);
    assert_eq!(header(&response, "date"), "Fri, 02 Jan 2026 03:04:25 GMT");
    assert_eq!(header(&response, "retry-after"), "Fri, 02 Jan 2026 03:05:25 GMT");
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_when_told_is_let_through() {
    for kind in [LimitKind::FixedWindow, LimitKind::SlidingWindow, LimitKind::TokenBucket] {
        let desk = limited(Limit { kind, tells: LimitTells::Seconds, ..Limit::per_minute(7) });
        let mut waits = 0;
        for _ in 0..50 {
            let response = desk.raw("GET", ME, "").await;
            if response.status() == 429 {
                waits += 1;
                advance(Duration::from_secs(header(&response, "retry-after").parse().unwrap())).await;
                assert_eq!(desk.get(ME).await.0, 200, "{kind:?}");
            }
        }
        assert!(waits >= 6, "{kind:?}: {waits}");
    }
}

#[test]
fn a_limit_is_json_with_everyday_defaults() {
    let limit: Limit = serde_json::from_str(r#"{"requests":60}"#).unwrap();
    assert_eq!(limit, Limit::per_minute(60));
    assert!(serde_json::from_str::<Limit>(r#"{"requests":60,"perr":"key"}"#).is_err(), "no silent typos");
}
