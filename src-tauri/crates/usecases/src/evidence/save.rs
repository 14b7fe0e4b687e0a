//! Writes the two files. Their names are made of words, a date and a number of ours, never of the instance's text
//! (SE28).

use std::io::Write as _;
use std::path::{Path, PathBuf};

use domain::Timestamp;
use domain::plan::{PlanKind, hex};
use sha2::{Digest as _, Sha256};

use super::page::{day, page, short};
use super::record::{Seal, record};
use crate::saved;
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

/// `leave-2026-11-22-case-1a2b3c4d`, with the word for what was done.
fn name(evidence: &Evidence) -> String {
    let kind = match evidence.review.kind {
        PlanKind::CustomerLeaves | PlanKind::PersonLeaves => "leave",
        PlanKind::CreateHoldingAccount | PlanKind::CreatePerson | PlanKind::DeletePerson => "account",
        PlanKind::HandOver => "hand-over",
        PlanKind::EditPerson | PlanKind::AdminRole => "person",
        PlanKind::RemoveFrom | PlanKind::Invite | PlanKind::AddMember | PlanKind::Access => "access",
        PlanKind::CreateOrganization => "organization",
        PlanKind::CreateTeam | PlanKind::RenameTeam => "team",
    };
    let day = day(&evidence.ended_at);
    let day = if day.is_empty() { String::new() } else { format!("-{day}") };
    format!("{kind}{day}-case-{}", short(&evidence.run))
}

fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<PathBuf> {
    saved::whole(&folder.join(name), |file| file.write_all(text.as_bytes())).map(|((), path)| path)
}
