//! Writes the two files. Their names are made of words, a date and a number of ours, never of the instance's text
//! (SE28).

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use domain::Timestamp;
use domain::plan::{PlanKind, hex};
use sha2::{Digest as _, Sha256};

use super::page::{day, page, short};
use super::record::{Seal, record};
use crate::problem::{Code, Problem};
use crate::view::evidence::{Evidence, SavedFiles};

pub(super) fn save(
    folder: &Path,
    evidence: &Evidence,
    journal_head: Option<String>,
    journal_entries: usize,
    saved_at: Timestamp,
) -> std::io::Result<SavedFiles> {
    std::fs::create_dir_all(folder)?;
    let name = name(evidence);
    let html = page(evidence, journal_head.as_deref());
    let hash = hex(&Sha256::digest(html.as_bytes()));
    let seal = Seal { journal_head, journal_entries, page: (format!("{name}.html"), hash), saved_at };
    let json = record(evidence, &seal).map_err(std::io::Error::other)?;
    let html = write(folder, &format!("{name}.html"), &html)?;
    let json = write(folder, &format!("{name}.json"), &json)?;
    Ok(SavedFiles { html: html.display().to_string(), json: json.display().to_string() })
}

/// `leave-2026-11-22-case-1a2b3c4d`.
fn name(evidence: &Evidence) -> String {
    let kind = match evidence.review.kind {
        PlanKind::CustomerLeaves | PlanKind::PersonLeaves => "leave",
        PlanKind::CreateHoldingAccount => "account",
    };
    let day = day(&evidence.ended_at);
    let day = if day.is_empty() { String::new() } else { format!("-{day}") };
    format!("{kind}{day}-case-{}", short(&evidence.run))
}

/// Whole or not at all: written under another name first, then moved into place.
fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<PathBuf> {
    let path = folder.join(name);
    let draft = folder.join(format!(".{name}.part"));
    let written = (|| {
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&draft, &path)
    })();
    if written.is_err() {
        // What is left of the attempt is of no use; that it cannot be removed changes nothing.
        let _ = std::fs::remove_file(&draft);
    }
    written.map(|()| path)
}

/// What the disk's answer means for a person.
pub(super) fn problem(error: &std::io::Error, at: Timestamp) -> Problem {
    let code = if matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        Code::DiskFull
    } else {
        Code::ReadOnly
    };
    Problem::detailed(code, "save the proof", &error.to_string(), at)
}
