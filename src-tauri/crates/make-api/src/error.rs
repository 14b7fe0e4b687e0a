//! Why a reading failed, with enough kept to explain it to a person and to decide what may follow.

use std::time::Duration;

use crate::key::Key;
use crate::transport::TransportError;

/// A call that gave no usable answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{operation} (request {request}, {attempts} attempts in {} ms): {kind}", elapsed.as_millis())]
pub struct Error {
    /// What was wanted, in a few words that name no person.
    pub operation: &'static str,
    /// Number of the last request, counted by the client.
    pub request: u64,
    /// How often it was sent.
    pub attempts: u32,
    /// From the first sending to the giving up, waits included.
    pub elapsed: Duration,
    /// What went wrong.
    pub kind: ErrorKind,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// No byte of the request left this computer.
    #[error("not sent: {0}")]
    NotSent(String),
    /// The connection is not trusted, so no byte of the request left this computer.
    #[error("not trusted: {0}")]
    Untrusted(String),
    /// The proxy on the way asks for a sign-in of its own (407): no byte of the request left.
    #[error("not sent: the proxy asks for a sign-in (407)")]
    ProxySignIn,
    /// A deadline passed.
    #[error("timed out: {0}")]
    TimedOut(String),
    /// The connection ended before the answer was complete.
    #[error("broken off: {0}")]
    Broken(String),
    /// The instance answered with an error in Make's shape.
    #[error("refused with {status}")]
    Refused {
        /// HTTP status, 400 to 599.
        status: u16,
        /// Make's code (SC403, IM121), where there is one.
        code: Option<String>,
        /// The instance's own words, cut at 500 characters.
        detail: Option<String>,
    },
    /// The instance wants fewer requests, and its wait is longer than the caller's patience.
    #[error("limited by the instance")]
    Limited {
        /// How long it asked to wait.
        retry_after: Option<Duration>,
    },
    /// Something between here and the instance (a login page, a proxy) points elsewhere; it was not followed.
    #[error("redirected")]
    Redirected,
    /// The answer is not one of Make's.
    #[error("answered with {status} by something that is not Make")]
    NotMake {
        /// HTTP status.
        status: u16,
        /// The first 500 characters.
        start: String,
    },
    /// The answer is JSON, but without the part that was asked for.
    #[error("the answer has no readable {what}")]
    Undecodable {
        /// Which part.
        what: String,
    },
    /// The answer is larger than 64 MiB or unpacks to more than 100 times its size.
    #[error("the answer is too large")]
    TooLarge,
    /// The caller stopped it.
    #[error("stopped")]
    Stopped,
}

/// Something about an address that a refusal gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// A zone of Make's public cloud: its administration is for Make's own staff (`IM121`, "VPN access only"). The
    /// address of the own White Label instance is needed.
    PublicZone,
    /// A filter before the instance refused the program itself ("error code: 1010"), whatever the key.
    FilteredOut,
}

impl Error {
    /// What the refusal gives away of the address.
    pub fn hint(&self) -> Option<Hint> {
        let refused = matches!(&self.kind, ErrorKind::Refused { code: Some(code), .. } if code == "IM121");
        let filtered =
            matches!(&self.kind, ErrorKind::NotMake { status: 403, start } if start.contains("error code: 10"));
        if refused { Some(Hint::PublicZone) } else { filtered.then_some(Hint::FilteredOut) }
    }

    /// HTTP status of a refusal or of an answer that is not Make's.
    pub fn status(&self) -> Option<u16> {
        let (ErrorKind::Refused { status, .. } | ErrorKind::NotMake { status, .. }) = &self.kind else { return None };
        Some(*status)
    }

    /// Whether, had the request asked for a change, the change may have happened.
    pub fn may_have_applied(&self) -> bool {
        match &self.kind {
            ErrorKind::NotSent(_)
            | ErrorKind::Untrusted(_)
            | ErrorKind::ProxySignIn
            | ErrorKind::Limited { .. }
            | ErrorKind::Stopped => false,
            ErrorKind::Refused { status, .. } => *status >= 500 || matches!(status, 408 | 424),
            ErrorKind::NotMake { status, .. } => !(400..500).contains(status) || matches!(status, 408 | 424),
            ErrorKind::TimedOut(_)
            | ErrorKind::Broken(_)
            | ErrorKind::Redirected
            | ErrorKind::Undecodable { .. }
            | ErrorKind::TooLarge => true,
        }
    }

    /// 401: the instance does not know the key (any more).
    pub fn is_key_problem(&self) -> bool {
        self.status() == Some(401)
    }

    /// 403: the key lacks a scope, or its person a role; on some instances also an unknown key.
    pub fn is_forbidden(&self) -> bool {
        self.status() == Some(403)
    }

    /// 403 with `IM121`: administration of a public zone, open to Make's own staff only.
    pub fn is_public_zone_hint(&self) -> bool {
        self.hint() == Some(Hint::PublicZone)
    }

    /// 404 in Make's own shape: what was asked for is not there, is hidden from this key, or the instance is too old
    /// to know the call.
    pub fn is_not_found(&self) -> bool {
        matches!(&self.kind, ErrorKind::Refused { status: 404, code: Some(_), .. })
    }
}

impl ErrorKind {
    /// The server's own words: a refusal's code and detail, or how an answer that is not Make's begins.
    pub fn said(&self) -> (Option<&str>, Option<&str>) {
        if let Self::Refused { code, detail, .. } = self {
            return (code.as_deref(), detail.as_deref());
        }
        if let Self::NotMake { start, .. } = self { (None, Some(start)) } else { (None, None) }
    }

    /// The same, where a server's words hold the key without it.
    pub(crate) fn without(self, key: &Key) -> Self {
        match self {
            Self::Refused { status, code, detail } => {
                let (code, detail) = (code.map(|text| key.redact(text)), detail.map(|text| key.redact(text)));
                Self::Refused { status, code, detail }
            }
            Self::NotMake { status, start } => Self::NotMake { status, start: key.redact(start) },
            Self::NotSent(text) => Self::NotSent(key.redact(text)),
            Self::Untrusted(text) => Self::Untrusted(key.redact(text)),
            Self::TimedOut(text) => Self::TimedOut(key.redact(text)),
            Self::Broken(text) => Self::Broken(key.redact(text)),
            Self::ProxySignIn
            | Self::Limited { .. }
            | Self::Redirected
            | Self::Undecodable { .. }
            | Self::TooLarge
            | Self::Stopped => self,
        }
    }
}

impl From<TransportError> for ErrorKind {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::NotSent(text) => Self::NotSent(text),
            TransportError::Untrusted(text) => Self::Untrusted(text),
            TransportError::ProxySignIn => Self::ProxySignIn,
            TransportError::TimedOut(text) => Self::TimedOut(text),
            TransportError::Broken(text) => Self::Broken(text),
            TransportError::TooLarge => Self::TooLarge,
        }
    }
}
