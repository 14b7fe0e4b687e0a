//! The one table that says what is known after a write was sent.
//!
//! The client cannot tell applied from not applied when an answer is missing; only a reading can. So everything that
//! is not a clear claim or a clear refusal is unknown. What may be sent again is decided in `usecases`.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use domain::journal::{Answer, Refusal};
use http::Response;

use crate::reply::{self, Said};
use crate::transport::TransportError;
use crate::wire;

/// Sorts the outcome of one sending. `wrappers` names the keys, one of which a claiming answer holds. Also says how
/// long the instance asked to wait.
pub(crate) fn classify(
    outcome: Result<Response<Bytes>, TransportError>,
    wrappers: &[&str],
) -> (Answer, Option<Duration>) {
    let answer = match outcome {
        Err(TransportError::NotSent(text)) => return (Answer::NotSent(text), None),
        Err(error) => return (Answer::Unknown(error.to_string()), None),
        Ok(answer) => answer,
    };
    let wait = reply::retry_after(answer.headers(), SystemTime::now());
    let known = match answer.status().as_u16() {
        200..300 => claim(&answer, wrappers),
        429 | 400..=404 | 406 | 409 | 413 | 422 => refused(&answer),
        503 if wait.is_some() => refused(&answer),
        status @ 300..400 => Answer::Unknown(format!("{status}: something on the way points elsewhere")),
        status => Answer::Unknown(unknown(status, answer.body())),
    };
    (known, wait)
}

fn claim(answer: &Response<Bytes>, wrappers: &[&str]) -> Answer {
    let status = answer.status().as_u16();
    if reply::is_json(answer.headers()) && wire::holds_one_of(answer.body(), wrappers) {
        return Answer::Claimed;
    }
    Answer::Unknown(format!("{status} with an unexpected answer: {}", reply::start(answer.body())))
}

fn refused(answer: &Response<Bytes>) -> Answer {
    let Said { code, detail } = reply::said(answer.body()).unwrap_or_else(|| {
        let start = reply::start(answer.body());
        Said { code: None, detail: (!start.trim().is_empty()).then_some(start) }
    });
    Answer::Refused(Refusal { status: answer.status().as_u16(), code, detail })
}

fn unknown(status: u16, body: &[u8]) -> String {
    match reply::said(body).and_then(|said| said.detail) {
        Some(detail) => format!("{status}: {detail}"),
        None => format!("{status}: {}", reply::start(body)),
    }
}
