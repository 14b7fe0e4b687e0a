//! Replies that come instead of the right one: error statuses, redirects, cut bodies, bodies that are no answer.
//!
//! Large bodies are made while they are sent.

use std::io;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use chrono::{DateTime, Duration, Utc};
use futures_util::stream::{self, StreamExt};
use http::header::{self, HeaderName, HeaderValue};
use http::{Response as HttpResponse, StatusCode};

use super::odd::odd;
use super::schedule::{BadBody, Fault, Framing, LateReply, RetryAfter, Target};
use super::{Outcome, WireFault};
use crate::instance::Processed;
use crate::limits::http_date;

const JSON: &str = "application/json";
const LOGIN_PAGE: &str = "<!doctype html><html><head><title>Sign in</title></head><body><form action=\"/login\" \
    method=\"post\"><input name=\"email\"><input name=\"password\" type=\"password\"></form></body></html>";
/// Length of the body that is too large.
const HUGE: usize = 65 * 1024 * 1024;
/// Length of the bomb's body when it is unpacked.
const BOMB: usize = 1024 * 1024 * 1024;

/// What comes instead of the reply. `processed` is the right reply where the request was applied.
pub(super) fn instead(fault: &Fault, processed: Option<Processed>, now: DateTime<Utc>) -> Outcome {
    match fault {
        Fault::TooManyRequests { after } => Outcome::Reply(too_many(*after, now)),
        Fault::Status { status, retry_after, .. } => Outcome::Reply(failed(*status, *retry_after)),
        Fault::ResetBeforeRead => Outcome::Wire(WireFault::ResetBeforeRead),
        Fault::ResetAfterApply => Outcome::Wire(WireFault::ResetAfterApply),
        Fault::CloseAfterApply => Outcome::Wire(WireFault::CloseAfterApply),
        Fault::Truncated { keep, framing } => match processed {
            Some(processed) => Outcome::Reply(truncated(processed, *keep, *framing)),
            None => Outcome::Wire(WireFault::CloseAfterApply),
        },
        Fault::Body { body, .. } => Outcome::Reply(bad_body(*body, processed)),
        Fault::Redirect { status, target, .. } => Outcome::Reply(redirect(*status, *target)),
        Fault::StallAfterHead { keep, .. } => Outcome::Reply(stalled(processed, *keep)),
        Fault::Dribble { bytes, millis } => match processed {
            Some(processed) => Outcome::Reply(dribble(processed, *bytes, *millis)),
            None => Outcome::Never,
        },
        Fault::Odd { oddity } => match processed {
            Some(processed) => {
                let body = Bytes::from(odd(&processed.body, *oddity));
                Outcome::Reply(Processed { body, ..processed }.response())
            }
            None => Outcome::Never,
        },
        Fault::PageCap { .. } | Fault::Late { .. } | Fault::NotApplied | Fault::Stale { .. } | Fault::Stall { .. } => {
            Outcome::Never
        }
    }
}

/// What the caller of a request that is applied late gets.
pub(super) fn late_reply(reply: LateReply) -> Outcome {
    match reply {
        LateReply::Never => Outcome::Never,
        LateReply::Reset => Outcome::Wire(WireFault::ResetAfterApply),
        LateReply::Close => Outcome::Wire(WireFault::CloseAfterApply),
        LateReply::Status(status) => Outcome::Reply(failed(status, None)),
    }
}

fn reply(status: u16, content_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = HttpResponse::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
    response
}

fn too_many(after: RetryAfter, now: DateTime<Utc>) -> Response {
    let text = "Requests limit for organization exceeded, please try again later.";
    let body = format!(r#"{{"message":"{text}","code":"SC429"}}"#);
    match after {
        RetryAfter::Seconds(seconds) => with(reply(429, JSON, body), header::RETRY_AFTER, &seconds.to_string()),
        RetryAfter::HttpDate(seconds) => {
            let then = http_date(now + Duration::seconds(i64::from(seconds)));
            with(with(reply(429, JSON, body), header::RETRY_AFTER, &then), header::DATE, &http_date(now))
        }
        RetryAfter::PlainText => reply(429, "text/plain", text),
    }
}

fn failed(status: u16, retry_after: Option<u32>) -> Response {
    let body = r#"{"message":"Internal Server Error","code":"IM500","detail":"Something failed on the way."}"#;
    let response = reply(status, JSON, body);
    match retry_after {
        None => response,
        Some(seconds) => with(response, header::RETRY_AFTER, &seconds.to_string()),
    }
}

fn redirect(status: u16, target: Target) -> Response {
    let place = match target {
        Target::SameOrigin => "/login",
        Target::OtherOrigin => "http://elsewhere.practice.example/login",
    };
    with(reply(status, "text/html", ""), header::LOCATION, place)
}

/// The head and the first bytes, then a pause in which they are sent, then an error.
fn truncated(processed: Processed, keep: usize, framing: Framing) -> Response {
    let whole = processed.body.clone();
    let kept = keep.min(whole.len().saturating_sub(1));
    let first = stream::iter([Ok(whole.slice(..kept))]);
    let rest = stream::once(async {
        tokio::task::yield_now().await;
        Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the body breaks off on purpose"))
    });
    let mut response = processed.response();
    *response.body_mut() = Body::from_stream(first.chain(rest));
    if framing == Framing::Length {
        response = with(response, header::CONTENT_LENGTH, &whole.len().to_string());
    }
    response.extensions_mut().insert(WireFault::Truncate(kept));
    response
}

/// Head and first bytes as if all were well, then nothing.
fn stalled(processed: Option<Processed>, keep: usize) -> Response {
    let whole = processed.as_ref().map_or(Bytes::from_static(b"{\"users\":[]}"), |right| right.body.clone());
    let kept = whole.slice(..keep.min(whole.len().saturating_sub(1)));
    let first = stream::iter((!kept.is_empty()).then_some(Ok::<Bytes, io::Error>(kept)));
    let response = processed.map_or_else(|| reply(200, JSON, ""), Processed::response);
    let mut response = with(response, header::CONTENT_LENGTH, &whole.len().to_string());
    *response.body_mut() = Body::from_stream(first.chain(stream::pending()));
    response
}

/// The whole body, a few bytes at a time.
fn dribble(processed: Processed, bytes: usize, millis: u64) -> Response {
    let whole = processed.body.clone();
    let step = bytes.max(1);
    let pieces = (0..whole.len()).step_by(step).map(move |start| whole.slice(start..whole.len().min(start + step)));
    let pieces = stream::iter(pieces).then(move |piece| async move {
        tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
        Ok::<Bytes, io::Error>(piece)
    });
    let length = processed.body.len();
    let mut response = with(processed.response(), header::CONTENT_LENGTH, &length.to_string());
    *response.body_mut() = Body::from_stream(pieces);
    response
}

fn bad_body(kind: BadBody, processed: Option<Processed>) -> Response {
    match kind {
        BadBody::Malformed => reply(200, JSON, r#"{"users":[{"id":15,"name":"Ros"#),
        BadBody::WrongContentType => {
            reply(200, "text/plain", processed.map_or_else(|| Bytes::from_static(b"{}"), |right| right.body))
        }
        BadBody::LoginPage => reply(200, "text/html", LOGIN_PAGE),
        BadBody::Empty => reply(200, JSON, ""),
        BadBody::Huge => reply(200, JSON, Body::from_stream(huge())),
        BadBody::GzipBomb => with(reply(200, JSON, Body::from_stream(bomb())), header::CONTENT_ENCODING, "gzip"),
    }
}

type Chunks = stream::BoxStream<'static, io::Result<Bytes>>;

/// One JSON object with a very long text.
fn huge() -> Chunks {
    let chunk = Bytes::from(vec![b'x'; 64 * 1024]);
    let middle = stream::iter((0..HUGE / chunk.len()).map(move |_| Ok(chunk.clone())));
    let start = stream::iter([Ok(Bytes::from_static(br#"{"users":[],"padding":""#))]);
    start.chain(middle).chain(stream::iter([Ok(Bytes::from_static(br#""}"#))])).boxed()
}

/// A gzip stream of blanks written by hand: one literal blank, then repetitions of 258 bytes, each 13 bits long,
/// eight of which fill 13 bytes. The checksum at its end is wrong; nobody who survives gets there.
fn bomb() -> Chunks {
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut bits = Bits::default();
    bits.low_first(0b011, 3);
    bits.high_first(0x30 + 0x20, 8);
    bits.repeat();
    let start = [head.as_slice(), &bits.bytes()].concat();
    let mut eight = Bits::default();
    (0..8).for_each(|_| eight.repeat());
    let chunk = Bytes::from(eight.bytes().repeat(1024));
    let unpacked = 8 * 258 * 1024;
    let middle = stream::iter((0..BOMB / unpacked).map(move |_| Ok(chunk.clone())));
    let end = Bytes::from_static(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    stream::iter([Ok(Bytes::from(start))]).chain(middle).chain(stream::iter([Ok(end)])).boxed()
}

/// Bits in the order of the deflate format.
#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn low_first(&mut self, value: u16, count: u16) {
        self.0.extend((0..count).map(|place| value >> place & 1 == 1));
    }

    fn high_first(&mut self, value: u16, count: u16) {
        self.0.extend((0..count).rev().map(|place| value >> place & 1 == 1));
    }

    /// Length 258 (code 285, fixed Huffman) at distance 1.
    fn repeat(&mut self) {
        self.high_first(0b1100_0101, 8);
        self.high_first(0, 5);
    }

    fn bytes(&self) -> Vec<u8> {
        let byte = |bits: &[bool]| bits.iter().enumerate().fold(0, |sum, (place, bit)| sum | u8::from(*bit) << place);
        self.0.chunks(8).map(byte).collect()
    }
}
