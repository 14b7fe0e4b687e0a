//! What can go wrong with keeping things, sorted by what a person can do about it.

use std::io::ErrorKind;

use rusqlite::ErrorCode;

/// Why something could not be kept or found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A newer version of Gatehouse wrote this; it was left as it is.
    #[error("written by a newer version: format {found}, this version knows up to {known}")]
    NewerThanMe {
        /// The format found.
        found: u32,
        /// The newest format this version knows.
        known: u32,
    },
    /// Another saved instance has this name.
    #[error("another saved instance has this name")]
    NameTaken,
    /// Another saved instance has this color and shape, or all of them are in use.
    #[error("another saved instance has this color and shape")]
    LookTaken,
    /// There is no such thing here.
    #[error("not found")]
    NotFound,
    /// Someone else is at this run right now.
    #[error("claimed by another holder (process {holder:?})")]
    Claimed {
        /// Process id of the holder, where it could be read.
        holder: Option<u32>,
    },
    /// The disk is full; nothing was written.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or a file in it cannot be written.
    #[error("the folder cannot be written")]
    ReadOnly,
    /// A file does not hold what was written to it.
    #[error("damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// A journal row does not belong where it stands.
    #[error(transparent)]
    BrokenChain(#[from] BrokenChain),
    /// The call makes no sense at this point; a mistake in the program.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// Anything else the computer said.
    #[error("{0}")]
    Io(String),
}

/// The first row of a journal that was changed, moved or removed after it was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the journal of run {run} is broken at entry {sequence}")]
pub struct BrokenChain {
    /// The run whose row it is, as the row says.
    pub run: String,
    /// Its position in that run.
    pub sequence: u64,
}

impl Error {
    pub(crate) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged { what: what.into() }
    }

    /// The answer to a row that cannot be what was written: an unreadable type, a number out of range.
    pub(crate) fn unreadable(what: &impl std::fmt::Display) -> Self {
        Self::damaged(what.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        let kind = error.kind();
        if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
            Self::DiskFull
        } else if matches!(kind, ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied) {
            Self::ReadOnly
        } else {
            Self::Io(error.to_string())
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let Some(code) = error.sqlite_error_code() else {
            // Everything without a code of SQLite's is a value that has another type than the one written.
            return Self::unreadable(&error);
        };
        if code == ErrorCode::DiskFull {
            Self::DiskFull
        } else if matches!(code, ErrorCode::ReadOnly | ErrorCode::PermissionDenied) {
            Self::ReadOnly
        } else if matches!(code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) {
            Self::unreadable(&error)
        } else {
            Self::Io(error.to_string())
        }
    }
}
