//! The history: cases, and every line of every case as the journal has it.

use domain::plan::change::PersonField;
use domain::plan::{PersonLabel, PlanKind};
use domain::{OrganizationId, StepId, UserId};
use serde::{Deserialize, Serialize};

use super::review::{PlaceName, TeamName};
use super::run::RunItem;

/// What is looked for. Words must all occur; a person and an organization must be what a line is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HistoryQuery {
    /// As typed; without regard to case and accents.
    pub search: String,
    /// Only what is about this person.
    pub person: Option<UserId>,
    /// Only what is about this organization.
    pub organization: Option<OrganizationId>,
    /// The first row wanted.
    pub offset: u32,
    /// How many rows.
    pub count: u32,
}

/// What every answer of the history says besides its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HistoryCounts {
    /// Rows that match.
    pub shown: u32,
    /// All rows.
    pub total: u32,
    /// The person asked for, by the name that the newest line has.
    pub person: Option<PersonLabel>,
    /// The organization asked for, likewise.
    pub organization: Option<PlaceName>,
    /// People whom the matching rows are about, those with the most first; only where words are searched.
    pub people: Vec<FoundPerson>,
    /// Organizations, likewise.
    pub organizations: Vec<FoundPlace>,
}

/// A person among what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FoundPerson {
    /// Who.
    pub person: PersonLabel,
    /// How many lines are about them.
    pub lines: u32,
}

/// An organization among what was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FoundPlace {
    /// Which.
    pub place: PlaceName,
    /// How many lines are about it.
    pub lines: u32,
}

/// Cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CasesPage {
    /// The counts.
    pub counts: HistoryCounts,
    /// Unfinished ones first, then the newest.
    pub rows: Vec<RunItem>,
}

/// Lines of all cases, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangesPage {
    /// The counts.
    pub counts: HistoryCounts,
    /// The lines from `offset` on.
    pub rows: Vec<ChangeRow>,
}

/// One line: what was meant, what was read before and after, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangeRow {
    /// Its case.
    pub run: String,
    /// Its step there.
    pub step: StepId,
    /// What the case is for.
    pub kind: PlanKind,
    /// What the case is called.
    pub title: String,
    /// When the last thing about this line was written down (RFC 3339).
    pub at: String,
    /// The kind of change, by the word of the interface contract.
    pub change: String,
    /// Which value of a person changes.
    pub field: Option<PersonField>,
    /// The person concerned.
    pub user: Option<PersonLabel>,
    /// The organization.
    pub organization: Option<PlaceName>,
    /// The team.
    pub team: Option<TeamName>,
    /// Read right before; absent where nothing was read.
    pub before: Option<SeenValue>,
    /// Read back; what the end of the case found instead where it did not hold; absent where nothing was read.
    pub after: Option<SeenValue>,
    /// What was wanted.
    pub wanted: SeenValue,
    /// How it ended.
    pub result: LineResult,
}

/// A value as outside tests read it, and in words of the instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SeenValue {
    /// A role number, `none`, the owner's number, or the changed license keys as JSON.
    pub value: String,
    /// A role, a person, a place by name.
    pub name: Option<String>,
}

/// How a line ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum LineResult {
    /// Sent and read back.
    Done,
    /// Was so before.
    AlreadySo,
    /// Done, and read differently at the end of the case.
    DidNotHold,
    /// Someone else changed it.
    ChangedMeanwhile,
    /// Refused by the instance.
    Refused,
    /// Not refused, and not changed either.
    NotApplied,
    /// Not known.
    NotSure,
    /// Could not be read, so nothing was sent.
    Unreadable,
    /// Left out by choice.
    LeftOut,
    /// Left out because another line did not happen.
    Depends,
    /// What it belongs to no longer exists.
    Gone,
    /// Its turn has not come.
    Open,
}

/// What a look through the whole journal of the instance found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct JournalState {
    /// How many entries there are.
    pub entries: u32,
    /// When the first was written (RFC 3339).
    pub since: Option<String>,
    /// The first that is not as it was written.
    pub broken: Option<BrokenEntry>,
    /// Cases of which some or all cannot be trusted.
    pub doubtful: Vec<String>,
}

/// An entry that was altered, or is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BrokenEntry {
    /// Its case.
    pub run: String,
    /// Which entry of the case, from 1.
    pub entry: u32,
    /// What the case is called and when it was started; absent where that cannot be read.
    pub case: Option<BrokenCase>,
}

/// The case of an altered entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BrokenCase {
    /// What it is for.
    pub kind: PlanKind,
    /// What it is called.
    pub title: String,
    /// When it was started (RFC 3339).
    pub started_at: String,
}
