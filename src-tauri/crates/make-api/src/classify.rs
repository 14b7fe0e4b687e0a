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
use crate::wire::Expected;

/// Sorts the outcome of one sending. Only the `expected` answer is a claim. Also says how long the instance asked to
/// wait.
pub(crate) fn classify(
    outcome: Result<Response<Bytes>, TransportError>,
    expected: Expected,
) -> (Answer, Option<Duration>) {
    let answer = match outcome {
        Err(TransportError::NotSent(text) | TransportError::Untrusted(text)) => return (Answer::NotSent(text), None),
        Err(error) if !error.may_have_arrived() => return (Answer::NotSent(error.to_string()), None),
        Err(error) => return (Answer::Unknown(error.to_string()), None),
        Ok(answer) => answer,
    };
    let wait = reply::retry_after(answer.headers(), SystemTime::now());
    let known = match answer.status().as_u16() {
        200..300 => claim(&answer, expected),
        429 | 400..=404 | 406 | 409 | 413 | 422 => refused(&answer),
        503 if wait.is_some() => refused(&answer),
        status @ 300..400 => Answer::Unknown(format!("{status}: something on the way points elsewhere")),
        status => Answer::Unknown(unknown(status, answer.body())),
    };
    (known, wait)
}

fn claim(answer: &Response<Bytes>, expected: Expected) -> Answer {
    let status = answer.status().as_u16();
    if reply::is_json(answer.headers()) && expected.is_held_by(answer.body()) {
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

#[cfg(test)]
mod tests {
    use http::header::{CONTENT_TYPE, LOCATION, RETRY_AFTER};

    use super::*;

    const ROW: &str = r#"{"userOrganizationRole":{"userId":5,"usersRoleId":13}}"#;
    const HTML: &str = "<html>Sign in</html>";

    fn answer(status: u16, kind: &str, wait: Option<&str>, body: &str) -> Response<Bytes> {
        let mut answer = Response::builder().status(status).header(CONTENT_TYPE, kind).header(LOCATION, "/login");
        if let Some(wait) = wait {
            answer = answer.header(RETRY_AFTER, wait);
        }
        answer.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
    }

    fn class(outcome: Result<Response<Bytes>, TransportError>) -> &'static str {
        match classify(outcome, Expected::OrganizationRole).0 {
            Answer::Claimed => "claimed",
            Answer::Refused(_) => "refused",
            Answer::NotSent(_) => "not sent",
            Answer::Unknown(_) => "unknown",
            Answer::Lost => "lost",
        }
    }

    #[test]
    fn only_a_well_formed_expected_answer_is_a_claim() {
        let json = "application/json; charset=utf-8";
        assert_eq!(class(Ok(answer(200, json, None, ROW))), "claimed");
        assert_eq!(class(Ok(answer(201, "application/problem+json", None, ROW))), "claimed");
        for (status, kind, body) in [
            (200, "text/plain", ROW),
            (200, "text/html", HTML),
            (200, "application/json", HTML),
            (200, "application/json", ""),
            (204, "application/json", ""),
            (200, "application/json", &ROW[..ROW.len() - 1]),
            (200, "application/json", "[]"),
            (200, "application/json", "{}"),
            (200, "application/json", r#"{"userOrganizationRole":null}"#),
            (200, "application/json", r#"{"users":[]}"#),
        ] {
            assert_eq!(class(Ok(answer(status, kind, None, body))), "unknown", "{status} {kind} {body}");
        }
    }

    #[test]
    fn definite_refusals_are_refused_whatever_their_body() {
        for status in [400, 401, 402, 403, 404, 406, 409, 413, 422, 429] {
            for body in [HTML, "", r#"{"code":"IM004"}"#] {
                assert_eq!(class(Ok(answer(status, "text/plain", None, body))), "refused", "{status} {body}");
            }
        }
        assert_eq!(class(Ok(answer(503, "text/plain", Some("7"), ""))), "refused");
    }

    #[test]
    fn everything_that_may_have_been_applied_is_unknown() {
        for status in [300, 301, 302, 303, 304, 307, 308, 405, 408, 410, 418, 424, 500, 501, 502, 503, 504, 520] {
            assert_eq!(class(Ok(answer(status, "application/json", None, ROW))), "unknown", "{status}");
        }
        for error in
            [TransportError::TimedOut("t".into()), TransportError::Broken("b".into()), TransportError::TooLarge]
        {
            assert_eq!(class(Err(error)), "unknown");
        }
        assert_eq!(class(Err(TransportError::NotSent("n".into()))), "not sent");
        assert_eq!(class(Err(TransportError::Untrusted("n".into()))), "not sent");
        assert_eq!(class(Err(TransportError::ProxySignIn)), "not sent");
    }

    #[test]
    fn a_refusal_keeps_status_code_words_and_wait() {
        let body = r#"{"detail":"Access denied.","message":"Permission denied","code":"SC403"}"#;
        let refusal = |status, detail: &str, code: Option<&str>| {
            Answer::Refused(Refusal { status, code: code.map(str::to_owned), detail: Some(detail.to_owned()) })
        };
        let (known, wait) = classify(Ok(answer(403, "application/json", None, body)), Expected::TeamRole);
        assert_eq!((known, wait), (refusal(403, "Access denied.", Some("SC403")), None));
        let (known, wait) = classify(Ok(answer(429, "text/plain", Some("60"), "slow down")), Expected::TeamRole);
        assert_eq!((known, wait), (refusal(429, "slow down", None), Some(Duration::from_secs(60))));
    }
}
