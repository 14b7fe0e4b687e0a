//! The review of any plan: one line per step, with before and after.

use domain::access::Weight;
use domain::plan::change::PersonField;
use domain::plan::step::Why;
use domain::plan::{PersonLabel, PlanKind, Warning};
use domain::{OrganizationId, StepId, TeamId};
use serde::{Deserialize, Serialize};

use super::leave::Stays;

/// A plan to be reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// Issued by the core; a start needs it.
    pub plan: String,
    /// What it is for.
    pub kind: PlanKind,
    /// The customer's name.
    pub title: String,
    /// The person it is about.
    pub person: Option<PersonLabel>,
    /// The account that takes over.
    pub successor: Option<PersonLabel>,
    /// Reference as typed.
    pub reference: Option<String>,
    /// The day from which the leave counts (`2026-11-22`).
    pub leave_date: Option<String>,
    /// Note as typed, of several lines.
    pub note: Option<String>,
    /// The numbers of the one-sentence summary; they equal the lines.
    pub summary: Summary,
    /// All lines.
    pub lines: Vec<ReviewLine>,
    /// What should be known.
    pub warnings: Vec<Warning>,
    /// People mentioned.
    pub people: Vec<PersonLabel>,
    /// Organizations mentioned, by number.
    pub organizations: Vec<PlaceName>,
    /// What stays.
    pub stays: Stays,
    /// The text that has to be typed.
    pub typed_name: Option<String>,
}

/// A place with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlaceName {
    /// Number.
    pub id: OrganizationId,
    /// Name.
    pub name: String,
}

/// Numbers of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Organizations frozen.
    pub frozen: u32,
    /// Organizations handed over.
    pub handed_over: u32,
    /// People limited.
    pub limited: u32,
    /// People removed from organizations.
    pub removed: u32,
    /// Accounts created.
    pub created: u32,
    /// Lines in all.
    pub lines: u32,
    /// For a change of access, lines by how heavy they are.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub access: Option<AccessSummary>,
}

/// Lines of a change of access. A role that is removed only to be given again is one change, and counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessSummary {
    /// Somebody loses a place.
    pub removed: u32,
    /// Somebody may do less in a place.
    pub less: u32,
    /// Somebody may do more in a place, or something else.
    pub more: u32,
    /// Somebody comes into a place.
    pub new: u32,
}

/// One step for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ReviewLine {
    /// Which step.
    pub step: StepId,
    /// The kind of change, by the word of the interface contract.
    pub change: String,
    /// The person concerned.
    pub user: Option<PersonLabel>,
    /// The organization.
    pub organization: Option<OrganizationId>,
    /// The team.
    pub team: Option<TeamName>,
    /// Before, as outside tests read it: a role number, `none`, the owner's number, or the changed license keys as JSON.
    pub before: String,
    /// After, likewise.
    pub after: String,
    /// Before in words of the instance: a role name, a person; absent for licenses.
    pub before_name: Option<String>,
    /// After, likewise.
    pub after_name: Option<String>,
    /// Changed license keys; for a new organization all of them.
    pub license: Vec<LicenseChange>,
    /// Which value of a person changes.
    pub field: Option<PersonField>,
    /// Why it is there.
    pub why: Why,
    /// For a change of access, how heavy it is; nothing for what only prepares another line.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub weight: Option<Weight>,
    /// For a change of access, its place in the order of risk; the riskiest has the smallest number.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub risk: Option<u8>,
    /// What the operator noted beside it.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub note: Option<String>,
}

/// A team with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TeamName {
    /// Number.
    pub id: TeamId,
    /// Name.
    pub name: String,
}

/// A changed license key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LicenseChange {
    /// The key.
    pub key: String,
    /// JSON text before; absent where the key was not there.
    pub before: Option<String>,
    /// JSON text after.
    pub after: Option<String>,
}

/// A confirmation issued by the core, bound to the plan and the typed name, spent at once, good for 60 seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Confirmation {
    /// The token.
    pub token: String,
}
