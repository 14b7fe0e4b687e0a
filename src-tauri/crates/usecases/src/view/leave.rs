//! Leaving: what was found, what should happen, who takes over.

use domain::plan::leave::{Blocker, LeaveKind};
use domain::plan::{PersonLabel, Warning};
use domain::{OrganizationId, RoleId, UserId};
use serde::{Deserialize, Serialize};

use super::people::{Completeness, LooksLike};

/// Where a case starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum LeaveStart {
    /// From a person: all owned organizations are chosen.
    Person(UserId),
    /// From organizations: these are chosen, others of the same owner have to be decided.
    Organizations(Vec<OrganizationId>),
}

/// A case in preparation. Nothing has been changed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeaveDraft {
    /// Its number in this window.
    pub draft: u32,
    /// The person who leaves.
    pub leaver: PersonLabel,
    /// The leaver has administration rights on the instance.
    pub leaver_admin: bool,
    /// How far the looking has come.
    pub completeness: Completeness,
    /// What stopped the looking, where something did.
    pub problem: Option<crate::problem::Problem>,
    /// Everything found: owned organizations first.
    pub organizations: Vec<FoundOrganization>,
    /// What was chosen so far.
    pub choices: LeaveInput,
    /// The proposed name of the customer and where it comes from.
    pub proposed_name: Proposed,
    /// The roles a former owner can be limited to, in organizations.
    pub limited_roles: Vec<RoleChoice>,
    /// The roles people can be limited to, in teams.
    pub limited_team_roles: Vec<RoleChoice>,
    /// What stands in the way of a review, with the present choices.
    pub blockers: Vec<Blocker>,
    /// What should be known, with the present choices.
    pub warnings: Vec<Warning>,
    /// The account that takes over, once chosen.
    pub successor: Option<HoldingOption>,
    /// What stays as it is.
    pub stays: Stays,
    /// Names of people mentioned in blockers and warnings.
    pub people: Vec<PersonLabel>,
}

/// A proposal and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Proposed {
    /// The text.
    pub text: String,
    /// Where it comes from.
    pub because: ProposedBecause,
}

/// Where a proposed name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ProposedBecause {
    /// Words common to the organizations' names.
    CommonWords,
    /// The domain of the email.
    EmailDomain,
    /// The person's own name.
    PersonName,
}

/// A role to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleChoice {
    /// Number.
    pub id: RoleId,
    /// Name.
    pub name: String,
    /// Whether it may view data stores, where the instance says so.
    pub views_data_stores: Option<bool>,
}

/// An organization that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FoundOrganization {
    /// Number.
    pub id: OrganizationId,
    /// Name.
    pub name: String,
    /// The leaver owns it.
    pub owned: bool,
    /// The leaver's role; empty where the instance shows it nowhere.
    pub role_name: String,
    /// Its teams.
    pub teams: u32,
    /// Teams in which the leaver is Team Admin.
    pub team_admin_in: u32,
    /// Scenarios that stop.
    pub active_scenarios: Option<u32>,
    /// Frozen already.
    pub frozen: bool,
    /// People besides the leaver.
    pub colleagues: Vec<Colleague>,
    /// The license as readable lines; empty where it could not be read.
    pub license: Vec<LicenseLine>,
    /// The decision about an owned organization that was not chosen at the start; absent where none is needed.
    pub decision: Option<Decision>,
}

/// A decision about an owned organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Not decided.
    Open,
    /// Part of the case.
    Include,
    /// Stays as it is.
    Leave,
}

/// Someone else in an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "four independent facts, each shown on its own")]
pub struct Colleague {
    /// Who.
    pub person: PersonLabel,
    /// Role number; absent where the instance shows the role nowhere. Such a colleague is never touched.
    pub role: Option<RoleId>,
    /// Role name; empty where the role is not shown.
    pub role_name: String,
    /// Memberships elsewhere.
    pub elsewhere: bool,
    /// Administers the instance.
    pub instance_admin: bool,
    /// An Admin that can be limited too.
    pub can_be_limited: bool,
    /// Proposed for limiting.
    pub proposed: bool,
    /// Somebody else whom they could be mistaken for.
    pub looks_like: Option<LooksLike>,
}

/// A key of a license in a form for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LicenseLine {
    /// The key, as the instance spells it.
    pub key: String,
    /// JSON text now.
    pub now: String,
    /// JSON text of the smallest value Make documents; absent where Gatehouse never lowers it.
    pub minimum: Option<String>,
    /// Lowered by freezing in any case.
    pub always: bool,
}

/// What a person chose; sent whole after each change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeaveInput {
    /// Who leaves.
    pub kind: LeaveKind,
    /// What the customer is called.
    pub customer_name: String,
    /// Decisions about owned organizations that were not chosen at the start.
    pub decisions: Vec<DecisionInput>,
    /// The role in organizations.
    pub limited_role: RoleId,
    /// The role in teams; absent for no access.
    pub limited_team_role: Option<RoleId>,
    /// Colleagues to limit, per organization.
    pub limit: Vec<LimitInput>,
    /// Further consumables to lower, per organization.
    pub further: Vec<FurtherInput>,
    /// The account that takes over.
    pub successor: Option<UserId>,
    /// The operator's own reference.
    pub reference: String,
    /// The day from which the leave counts (`2026-11-22`); empty while it is being typed.
    pub leave_date: String,
    /// The operator's note, of several lines.
    pub note: String,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DecisionInput {
    /// About which organization.
    pub organization: OrganizationId,
    /// What.
    pub decision: Decision,
}

/// Colleagues of one organization to limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LimitInput {
    /// Where.
    pub organization: OrganizationId,
    /// Who.
    pub people: Vec<UserId>,
}

/// Consumables of one organization to lower.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FurtherInput {
    /// Where.
    pub organization: OrganizationId,
    /// License keys.
    pub keys: Vec<String>,
}

/// An account that could take over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HoldingOption {
    /// Who.
    pub person: PersonLabel,
    /// What stands in the way.
    pub blocked: Vec<HoldingBlock>,
    /// What should be known.
    pub warnings: Vec<HoldingWarning>,
    /// How many organizations it is in.
    pub organizations: Option<u32>,
    /// Last sign-in (RFC 3339).
    pub last_sign_in: Option<String>,
    /// Remembered from earlier cases of this instance.
    pub remembered: bool,
    /// Somebody else whom it could be mistaken for.
    pub looks_like: Option<LooksLike>,
}

/// Why an account cannot take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum HoldingBlock {
    /// Not found on the instance.
    NotFound,
    /// Deleted.
    Deleted,
    /// Is the person who leaves.
    IsLeaver,
    /// Is limited by this very case.
    IsLimited,
}

/// What should be known about an account that takes over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum HoldingWarning {
    /// Never signed in.
    NeverSignedIn,
    /// Looks like a person rather than an account for holding.
    LooksLikePerson,
}

/// What stays as it is; said as clearly as what goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Stays {
    /// Scenarios that stay (stopped, not deleted).
    pub scenarios: u32,
    /// Teams that stay.
    pub teams: u32,
    /// Colleagues that keep their access.
    pub colleagues_kept: u32,
    /// Organizations left alone.
    pub left_alone: Vec<String>,
    /// People who stay in a role that the instance shows nowhere: it is not known what they may do there.
    pub not_shown: Vec<NotShown>,
    /// The person who leaves, where they keep an administration role on the instance.
    pub administrator: Option<PersonLabel>,
}

/// Someone who stays somewhere in a role that the instance shows nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NotShown {
    /// Who.
    pub person: PersonLabel,
    /// Where: the organization by name, and the team where it is about one.
    pub place: String,
    /// The case would have changed it, and leaves it out for this reason.
    pub left_out: bool,
}
