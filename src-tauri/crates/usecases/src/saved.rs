//! Files that people asked for: written whole or not at all, and what it means when the disk does not take them.

use std::fs::File;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use domain::Timestamp;

use crate::problem::{Code, Problem};

/// Whole or not at all: written under another name first, then moved into place.
pub(crate) fn whole<T, E: From<Error>>(
    path: &Path,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<(T, PathBuf), E> {
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    let written = (|| {
        let mut file = File::create(&draft)?;
        let answer = write(&mut file)?;
        file.sync_all()?;
        std::fs::rename(&draft, path)?;
        Ok(answer)
    })();
    if written.is_err() {
        // What is left of the attempt is of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&draft);
    }
    written.map(|answer| (answer, path.to_owned()))
}

/// What the disk's answer means for a person.
pub(crate) fn problem(operation: &str, error: &Error, at: Timestamp) -> Problem {
    let code = if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        Code::DiskFull
    } else {
        Code::ReadOnly
    };
    Problem::detailed(code, operation, &error.to_string(), at)
}
