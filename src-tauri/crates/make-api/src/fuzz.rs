//! The reading of every type of answer as a plain function over bytes (feature `fuzz`), for fuzzers and for the tests
//! that feed them damaged answers.
//!
//! A target takes the body of an answer the way the clients do, outside first. It panics when what it read breaks one
//! of the promises: nothing deeper than 128 levels is read, what is kept is kept byte for byte, a license goes back as
//! it came, a server's words are cut at 500 characters.

mod readings;
mod writes;

use bytes::Bytes;
use domain::person::Person;
use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};

use crate::error::ErrorKind;
use crate::paging::Decoded;
use crate::read::read_people;
use crate::reply;
use crate::wire;

/// The reading of one type of answer.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// What is read.
    pub name: &'static str,
    /// The beginning of the names of its documented answers.
    pub documented: &'static str,
    /// Reads a body.
    pub run: fn(&[u8]),
}

/// All of them.
pub fn targets() -> Vec<Target> {
    [readings::TARGETS, writes::TARGETS].concat()
}

/// The people on a page with their identities, as whole lists of them are read; `None` where there is no such list.
pub fn people(body: &[u8]) -> Option<Vec<((u64, u64), Person)>> {
    read_people(body).ok().map(Decoded::into_rows)
}

const fn target(name: &'static str, documented: &'static str, run: fn(&[u8])) -> Target {
    Target { name, documented, run }
}

/// The answer of a server that says it is JSON.
fn answer(status: StatusCode, body: &[u8]) -> Response<Bytes> {
    let mut answer = Response::new(Bytes::copy_from_slice(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
    answer
}

/// The body as a reading gets it.
fn read(body: &[u8]) -> Option<Bytes> {
    match reply::json(answer(StatusCode::OK, body)) {
        Ok(body) => {
            assert!(!wire::is_too_deep(&body), "an answer too deep is not read");
            Some(body)
        }
        Err(kind) => {
            check_words(&kind);
            None
        }
    }
}

fn check_words(kind: &ErrorKind) {
    let (code, detail) = kind.said();
    let short = |text: &str| text.chars().count() <= 500;
    assert!(code.is_none_or(short) && detail.is_none_or(short), "a server's words are cut at 500 characters");
}

/// Whether a text stands in the body, byte for byte. Not looked for in large ones: it would take longer than reading.
fn stands_in(body: &[u8], text: &str) -> bool {
    body.len() > 20_000 || std::str::from_utf8(body).is_ok_and(|body| body.contains(text))
}
