//! One organization with everything that is known of it. Each part tells by itself whether the key may read it.

use domain::license::Unit;
use domain::plan::PersonLabel;
use serde::{Deserialize, Serialize};

use super::directory::HappenedHere;
use super::people::OrganizationRow;

/// Whether a part of a panel is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PartState {
    /// Not read so far.
    Waiting,
    /// Here; where `problem` says that reading failed, as last known.
    Known,
    /// This key may not read it, or the instance does not tell it.
    NotReadable,
    /// Reading it failed; `problem` says why.
    Failed,
}

/// One organization with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrganizationPanel {
    /// The row.
    pub organization: OrganizationRow,
    /// The owner, once read.
    pub owner: Option<PersonLabel>,
    /// Country, by name where the instance lists it.
    pub country: Option<String>,
    /// The operator's own reference.
    pub reference: Option<String>,
    /// The license, key by key, in the instance's order.
    pub license: Vec<Allowance>,
    /// Whether the license is there.
    pub license_state: PartState,
    /// How often allowances renew, in the instance's words ("1 month").
    pub restart_period: Option<String>,
    /// Members, the owner first, then by name; deleted people are among them.
    pub members: Vec<MemberLine>,
    /// Whether members are there.
    pub members_state: PartState,
    /// When they were read (RFC 3339).
    pub members_as_of: Option<String>,
    /// Teams by name, deleted ones left out.
    pub teams: Vec<TeamLine>,
    /// Whether teams are there.
    pub teams_state: PartState,
    /// What was consumed.
    pub usage: Option<UsageFigures>,
    /// Whether it is there.
    pub usage_state: PartState,
    /// Scenarios.
    pub scenarios: Option<u32>,
    /// Active ones.
    pub active_scenarios: Option<u32>,
    /// Whether they are there.
    pub scenarios_state: PartState,
    /// What was done here about this organization, the newest first.
    pub happened: Vec<HappenedHere>,
    /// Something is being read right now.
    pub looking: bool,
    /// What stopped the reading, where something did.
    pub problem: Option<crate::problem::Problem>,
}

/// A key of a license.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Allowance {
    /// The key, as the instance spells it.
    pub key: String,
    /// The value as JSON text.
    pub value: String,
    /// What it counts, where Make documents it.
    pub unit: Option<Unit>,
}

/// A member of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MemberLine {
    /// Who.
    pub person: PersonLabel,
    /// The account is deleted.
    pub deleted: bool,
    /// Role number; absent where it is shown nowhere.
    #[cfg_attr(feature = "specta", specta(type = Option<u32>))]
    pub role: Option<u64>,
    /// Role name.
    pub role_name: String,
    /// Owns it.
    pub owner: bool,
    /// The instance's word for an open invitation.
    pub invitation: Option<String>,
    /// Waiting for company sign-in.
    pub sso_pending: bool,
}

/// A team of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TeamLine {
    /// Number on the instance.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Name.
    pub name: String,
    /// How many people are in it, once read.
    pub members: Option<u32>,
}

/// What an organization consumed since its counters were last reset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UsageFigures {
    /// Operations.
    #[cfg_attr(feature = "specta", specta(type = Option<u32>))]
    pub operations: Option<u64>,
    /// Transferred bytes.
    #[cfg_attr(feature = "specta", specta(type = Option<u32>))]
    pub transfer: Option<u64>,
    /// When the counters were last reset (RFC 3339).
    pub last_reset: Option<String>,
    /// When they will be reset next (RFC 3339).
    pub next_reset: Option<String>,
}
