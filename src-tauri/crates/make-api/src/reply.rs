//! Reads the outside of an answer: is it Make's, what does an error say, how long to wait.
//!
//! Make's errors share `detail`, `message` and `code`, but `detail` may be a list, `suberrors` may hold the actual
//! texts, and proxies answer with anything (H18).

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE, RETRY_AFTER};
use http::{HeaderMap, Response};

use crate::error::ErrorKind;
use crate::wire::{self, Fields};

const SHOWN: usize = 500;

/// What an error answer says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Said {
    pub(crate) code: Option<String>,
    pub(crate) detail: Option<String>,
}

/// The body of a successful JSON answer, or why it is none.
pub(crate) fn json(answer: Response<Bytes>) -> Result<Bytes, ErrorKind> {
    let status = answer.status().as_u16();
    let body = json_of_any_depth(answer)?;
    if wire::is_too_deep(&body) {
        return Err(ErrorKind::NotMake { status, start: start(&body) });
    }
    Ok(body)
}

/// The same, where whoever reads it looks at its depth: for long lists that takes as long as reading them.
pub(crate) fn json_of_any_depth(answer: Response<Bytes>) -> Result<Bytes, ErrorKind> {
    let status = answer.status().as_u16();
    if !answer.status().is_success() {
        return Err(refusal(&answer));
    }
    if !is_json(answer.headers()) {
        return Err(ErrorKind::NotMake { status, start: start(answer.body()) });
    }
    Ok(answer.into_body())
}

/// What an answer that is no success means for a reading.
pub(crate) fn refusal(answer: &Response<Bytes>) -> ErrorKind {
    let status = answer.status().as_u16();
    let wait = retry_after(answer.headers(), SystemTime::now());
    match status {
        300..400 => ErrorKind::Redirected,
        429 => ErrorKind::Limited { retry_after: wait },
        503 if wait.is_some() => ErrorKind::Limited { retry_after: wait },
        _ => match said(answer.body()) {
            Some(Said { code, detail }) => ErrorKind::Refused { status, code, detail },
            None => ErrorKind::NotMake { status, start: start(answer.body()) },
        },
    }
}

pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

pub(crate) fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().to_ascii_lowercase().starts_with(b"text/html"))
}

/// The parts of an error in Make's shape; `None` when it has none of them.
pub(crate) fn said(body: &[u8]) -> Option<Said> {
    let fields = Fields::parse(std::str::from_utf8(body).ok()?)?;
    let code = fields.text(&["code"]).map(|code| cut(&code));
    let texts = |name| fields.texts(name);
    let detail = [texts("detail"), texts("suberrors"), texts("message")].into_iter().find(|list| !list.is_empty());
    if code.is_none() && detail.is_none() {
        return None;
    }
    Some(Said { code, detail: detail.map(|list| cut(&list.join("; "))) })
}

/// The first 500 characters.
pub(crate) fn start(body: &[u8]) -> String {
    cut(&String::from_utf8_lossy(&body[..body.len().min(SHOWN * 4)]))
}

fn cut(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

/// `Retry-After` in both forms. A date is counted from the server's own clock where it tells it.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let server = headers.get(DATE).and_then(|value| value.to_str().ok());
    let from = server.and_then(|date| httpdate::parse_http_date(date).ok()).unwrap_or(now);
    Some(until.duration_since(from).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn every_shape_of_an_error_gives_its_code_and_words() {
        for (body, code, detail) in [
            (
                r#"{"detail":"Access denied.","message":"Permission denied","code":"SC403"}"#,
                Some("SC403"),
                Some("Access denied."),
            ),
            (
                r#"{"code":"SC400","message":"m","detail":["1 wrong","pg[limit]"]}"#,
                Some("SC400"),
                Some("1 wrong; pg[limit]"),
            ),
            (r#"{"message":"m","suberrors":[{"message":"a"},{"message":"b"}]}"#, None, Some("a; b")),
            (r#"{"message":"Only this"}"#, None, Some("Only this")),
            (r#"{"detail":"request entity too large"}"#, None, Some("request entity too large")),
            (
                r#"{"status":406,"code":"IM004","message":"Confirmation required.","metadata":[]}"#,
                Some("IM004"),
                Some("Confirmation required."),
            ),
        ] {
            let said = said(body.as_bytes()).unwrap();
            assert_eq!((said.code.as_deref(), said.detail.as_deref()), (code, detail), "{body}");
        }
        for body in ["", "error code: 1010", "<html>", "[]", "{}", r#"{"users":[]}"#] {
            assert_eq!(said(body.as_bytes()), None, "{body}");
        }
    }

    #[test]
    fn long_words_of_a_server_are_cut_at_500_characters() {
        let body = format!(r#"{{"detail":"{}"}}"#, "ä".repeat(9000));
        assert_eq!(said(body.as_bytes()).unwrap().detail.unwrap().chars().count(), 500);
        assert_eq!(start("ä".repeat(9000).as_bytes()).chars().count(), 500);
    }

    #[test]
    fn both_forms_of_retry_after_are_read_and_dates_count_from_the_servers_clock() {
        let headers = |wait: &'static str, date: Option<&'static str>| {
            let mut headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(wait))]);
            headers.extend(date.map(|date| (DATE, HeaderValue::from_static(date))));
            retry_after(&headers, SystemTime::UNIX_EPOCH)
        };
        assert_eq!(headers("3600", None), Some(Duration::from_secs(3600)));
        let date = Some("Sun, 06 Nov 1994 08:49:00 GMT");
        assert_eq!(headers("Sun, 06 Nov 1994 08:49:37 GMT", date), Some(Duration::from_secs(37)));
        assert_eq!(headers("Sun, 06 Nov 1994 08:48:00 GMT", date), Some(Duration::ZERO));
        assert_eq!(headers("soon", None), None);
    }
}
