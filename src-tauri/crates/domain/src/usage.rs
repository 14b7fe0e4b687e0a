//! What organizations and teams consumed. Operations are counted, transfer is in bytes, credits in hundredths.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{OrganizationId, RoleId, TeamId};
use crate::organization::Organization;

/// Consumption of a period. Make spells these numbers as text or as numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consumption {
    /// Operations.
    pub operations: Option<u64>,
    /// Transferred data in bytes.
    pub transfer: Option<u64>,
    /// Hundredths of credits.
    pub centicredits: Option<u64>,
}

/// One day of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsageDay {
    /// The day, as the instance spells it.
    pub date: String,
    /// What was consumed.
    pub consumed: Consumption,
}

/// An organization with what it consumed since the last reset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationUsage {
    /// The organization, with its license where the answer carries it.
    pub organization: Organization,
    /// Consumed since the last reset.
    pub consumed: Consumption,
    /// Bought on top of the license.
    pub extra: Consumption,
    /// Left over from the extras.
    pub unused: Consumption,
    /// When the counters were last reset.
    pub last_reset: Option<Timestamp>,
    /// When they will be reset next.
    pub next_reset: Option<Timestamp>,
}

/// A team with its limits and what it consumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamUsage {
    /// Number on this instance.
    pub id: TeamId,
    /// Name, exactly as the instance has it.
    pub name: String,
    /// The organization it belongs to, where the answer says.
    pub organization: Option<OrganizationId>,
    /// Whether the instance paused it.
    pub is_paused: Option<bool>,
    /// How many of its scenarios are active.
    pub active_scenarios: Option<u64>,
    /// How many apps they use.
    pub active_apps: Option<u64>,
    /// What the team may consume; `None` inside means no limit or not told.
    pub limit: Consumption,
    /// What it consumed.
    pub consumed: Consumption,
}

/// An invitation into an organization. Make documents the call but not the answer, so everything may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Into which organization.
    pub organization: Option<OrganizationId>,
    /// Its name.
    pub organization_name: Option<String>,
    /// In what role.
    pub role: Option<RoleId>,
    /// The instance's word for its state ("pending", "expired").
    pub state: Option<String>,
}
