//! Connecting an instance: the check before anything is saved.

use serde::{Deserialize, Serialize};

use super::instance::{Job, Kind, Look, Operator};

/// One line of the check, sent as it is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CheckLine {
    /// What is checked.
    pub check: Check,
    /// How it went.
    pub outcome: CheckOutcome,
}

/// What is checked, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// The address answers like a Make instance.
    Address,
    /// The key is accepted.
    Key,
    /// Whose key it is.
    Owner,
    /// May list people.
    People,
    /// May read organizations and teams.
    Organizations,
}

/// How a line went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CheckOutcome {
    /// Being checked.
    Checking,
    /// Fine.
    Fine,
    /// Works in part.
    Limited,
    /// Refused.
    Refused,
}

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectReport {
    /// Overall.
    pub state: ConnectState,
    /// The address as understood: scheme, host and port.
    pub address: String,
    /// Line by line.
    pub lines: Vec<CheckLine>,
    /// Whose key it is.
    pub operator: Option<Operator>,
    /// Name of the operator's administration role.
    pub admin_role: Option<String>,
    /// What the key may do.
    pub jobs: Vec<Job>,
    /// Whose key was used for this instance before, where that was somebody else.
    pub former_operator: Option<Operator>,
    /// What stood in the way, where something did.
    pub problem: Option<crate::problem::Problem>,
    /// A name proposed for the instance.
    pub proposed_name: String,
    /// A look that no other profile has.
    pub proposed_look: Look,
}

/// Overall result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ConnectState {
    /// The key can do all jobs.
    Ok,
    /// The key can do some jobs.
    Limited,
    /// It cannot be used.
    Refused,
}

/// What is saved for a new instance.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewInstance {
    /// Address as typed.
    pub address: String,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Look; absent for the proposed one.
    pub look: Option<Look>,
}
