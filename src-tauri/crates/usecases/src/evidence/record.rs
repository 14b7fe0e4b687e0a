//! The proof as a record for machines: versioned, with the head of the journal's hash chain and the hash of the page
//! that was saved beside it.

use serde::Serialize;

use super::text::visible_json;
use crate::view::evidence::{Difference, Evidence, EvidenceLine, Tick};
use crate::view::instance::Kind;
use crate::view::leave::Stays;
use crate::view::review::LicenseChange;
use crate::view::run::{StepTrouble, StepWord};

/// The format that this version writes.
pub(super) const VERSION: u32 = 1;

/// What ties the record to the journal and to the page.
pub(super) struct Seal {
    /// Hash of the run's last journal entry; it stands for all entries before it.
    pub(super) journal_head: Option<String>,
    /// How many entries the run has.
    pub(super) journal_entries: usize,
    /// Name of the page and the SHA-256 of its bytes.
    pub(super) page: (String, String),
    /// When this was written (RFC 3339).
    pub(super) saved_at: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    format: &'static str,
    version: u32,
    case: &'a str,
    kind: domain::plan::PlanKind,
    customer: &'a str,
    person: Option<&'a domain::plan::PersonLabel>,
    successor: Option<&'a domain::plan::PersonLabel>,
    reference: Option<&'a str>,
    /// The day that was chosen; the end of the run is not meant by it.
    leave_date: Option<&'a str>,
    note: Option<&'a str>,
    started_at: &'a str,
    ended_at: &'a str,
    operator: &'a str,
    instance: Instance<'a>,
    complete: bool,
    changes: Vec<Change<'a>>,
    differences: &'a [Difference],
    stays: &'a Stays,
    license_window_ms: Option<u64>,
    browser_check: BrowserCheck<'a>,
    journal: Journal<'a>,
    page: Page<'a>,
    saved_at: &'a str,
}

#[derive(Serialize)]
struct Instance<'a> {
    name: &'a str,
    address: &'a str,
    kind: Kind,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    step: u64,
    #[serde(rename = "change")]
    kind: &'a str,
    person: Option<&'a domain::plan::PersonLabel>,
    organization: Option<domain::OrganizationId>,
    organization_name: Option<&'a str>,
    team: Option<domain::TeamId>,
    team_name: Option<&'a str>,
    before: &'a str,
    before_name: Option<&'a str>,
    wanted: &'a str,
    wanted_name: Option<&'a str>,
    license: &'a [LicenseChange],
    state: StepWord,
    read: Option<&'a str>,
    read_name: Option<&'a str>,
    read_at: Option<&'a str>,
    attempts: u32,
    trouble: Option<&'a StepTrouble>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BrowserCheck<'a> {
    checked_by_this_app: bool,
    items: &'a [Tick],
}

#[derive(Serialize)]
struct Journal<'a> {
    entries: usize,
    head: Option<&'a str>,
}

#[derive(Serialize)]
struct Page<'a> {
    file: &'a str,
    sha256: &'a str,
}

/// The record as JSON text.
pub(super) fn record(evidence: &Evidence, seal: &Seal) -> Result<String, serde_json::Error> {
    let review = &evidence.review;
    let record = Record {
        format: "gatehouse-evidence",
        version: VERSION,
        case: &evidence.run,
        kind: review.kind,
        customer: &review.title,
        person: review.person.as_ref(),
        successor: review.successor.as_ref(),
        reference: review.reference.as_deref(),
        leave_date: review.leave_date.as_deref(),
        note: review.note.as_deref(),
        started_at: &evidence.started_at,
        ended_at: &evidence.ended_at,
        operator: &evidence.operator,
        instance: Instance { name: &evidence.instance, address: &evidence.address, kind: evidence.kind },
        complete: evidence.complete,
        changes: changes(evidence),
        differences: &evidence.differences,
        stays: &review.stays,
        license_window_ms: evidence.license_window_ms,
        browser_check: BrowserCheck { checked_by_this_app: false, items: &evidence.ticks },
        journal: Journal { entries: seal.journal_entries, head: seal.journal_head.as_deref() },
        page: Page { file: &seal.page.0, sha256: &seal.page.1 },
        saved_at: &seal.saved_at,
    };
    serde_json::to_string_pretty(&record).map(|json| visible_json(&json))
}

fn changes(evidence: &Evidence) -> Vec<Change<'_>> {
    let name = |id| evidence.review.organizations.iter().find(|place| Some(place.id) == id).map(|place| &*place.name);
    evidence.lines.iter().map(|proof| change(proof, name(proof.line.line.organization))).collect()
}

fn change<'a>(proof: &'a EvidenceLine, organization_name: Option<&'a str>) -> Change<'a> {
    let planned = &proof.line.line;
    Change {
        step: proof.step.0,
        kind: &planned.change,
        person: planned.user.as_ref(),
        organization: planned.organization,
        organization_name,
        team: planned.team.as_ref().map(|team| team.id),
        team_name: planned.team.as_ref().map(|team| &*team.name),
        before: &planned.before,
        before_name: planned.before_name.as_deref(),
        wanted: &planned.after,
        wanted_name: planned.after_name.as_deref(),
        license: &planned.license,
        state: proof.state,
        read: proof.read.as_deref(),
        read_name: proof.read_name.as_deref(),
        read_at: proof.read_at.as_deref(),
        attempts: proof.line.attempts,
        trouble: proof.line.trouble.as_ref(),
    }
}
