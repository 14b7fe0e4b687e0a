//! A reading that came and still tells nothing.

use std::time::Duration;

use make_api::{Error, ErrorKind};

/// The instance answered, and the one fact that was asked for cannot be told from it.
pub fn unreadable(what: &str) -> Error {
    Error {
        operation: "read one fact",
        request: 0,
        attempts: 1,
        elapsed: Duration::ZERO,
        kind: ErrorKind::Undecodable { what: what.to_owned() },
    }
}
