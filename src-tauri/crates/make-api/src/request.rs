//! Puts requests together so that nothing but words of ours and numbers can be in a path, and every query value is
//! percent-encoded: no text of a person or of a server can lead a request (and the key in it) elsewhere.

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, USER_AGENT};
use http::{Method, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::address::Address;
use crate::key::Key;

const AGENT: &str = concat!("Gatehouse/", env!("CARGO_PKG_VERSION"));
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A path below `/api/v2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Path(String);

impl Path {
    pub(crate) fn new(words: &'static str) -> Self {
        Self(words.to_owned())
    }

    pub(crate) fn id(mut self, number: u64) -> Self {
        self.0.push('/');
        self.0.push_str(&number.to_string());
        self
    }

    /// Its words, without the numbers.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.bytes().all(|byte| byte.is_ascii_digit()))
    }

    pub(crate) fn word(mut self, word: &'static str) -> Self {
        self.0.push('/');
        self.0.push_str(word);
        self
    }
}

/// Query parameters in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(&'static str, String)>);

impl Query {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    pub(crate) fn with(mut self, name: &'static str, value: &(impl ToString + ?Sized)) -> Self {
        self.0.push((name, value.to_string()));
        self
    }

    /// `cols[]`, once for each column.
    pub(crate) fn columns(self, names: &[&'static str]) -> Self {
        names.iter().fold(self, |query, name| query.with("cols[]", *name))
    }

    /// The names of the parameters, without their values.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    pub(crate) fn encode(&self) -> String {
        let encode = |text: &str| utf8_percent_encode(text, ESCAPED).to_string();
        let pairs: Vec<String> =
            self.0.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        pairs.join("&")
    }
}

/// What a request carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    /// A GET has none at all.
    Absent,
    /// Zero bytes, said so by `Content-Length: 0`.
    Empty,
    /// JSON text.
    Json(Bytes),
}

/// Builds the request, or says which part of the input no request can carry.
pub(crate) fn build(
    address: &Address,
    key: Option<&Key>,
    method: Method,
    path: &Path,
    query: &Query,
    body: Body,
) -> Result<Request<Bytes>, &'static str> {
    let query = query.encode();
    let mark = if query.is_empty() { "" } else { "?" };
    let mut request = Request::builder()
        .method(method)
        .uri(format!("{}/api/v2/{}{mark}{query}", address.origin(), path.0))
        .header(USER_AGENT, AGENT)
        .header(ACCEPT, "application/json, */*;q=0.5");
    if let Some(key) = key {
        request = request.header(AUTHORIZATION, key.header()?);
    }
    let bytes = match body {
        Body::Absent => Bytes::new(),
        Body::Empty => {
            request = request.header(CONTENT_LENGTH, 0);
            Bytes::new()
        }
        Body::Json(bytes) => {
            request = request.header(CONTENT_TYPE, "application/json").header(CONTENT_LENGTH, bytes.len());
            bytes
        }
    };
    request.body(bytes).map_err(|_| "the request could not be put together")
}
