//! Organizations of customers and the teams in them.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, TeamId};
use crate::license::License;

/// An organization as the administration list shows it. Members and owner are not part of that answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Number on this instance.
    pub id: OrganizationId,
    /// Name, exactly as the instance has it.
    pub name: String,
    /// The license, byte for byte; `None` where the answer carried none.
    pub license: Option<License>,
    /// Whether the instance paused it; informative only, it may change later or not at all.
    pub is_paused: Option<bool>,
    /// How many scenarios it has.
    pub scenarios: Option<u64>,
    /// How many of them are active.
    pub active_scenarios: Option<u64>,
    /// Deleted organizations stay listed.
    pub deleted: bool,
    /// Host of the zone.
    pub zone: Option<String>,
    /// The operator's own reference.
    pub external_id: Option<String>,
    /// Number of the country.
    pub country_id: Option<u64>,
    /// Number of the time zone.
    pub timezone_id: Option<u64>,
}

/// A team of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Number on this instance.
    pub id: TeamId,
    /// Name, exactly as the instance has it.
    pub name: String,
    /// The organization it belongs to.
    pub organization: OrganizationId,
    /// Deleted teams stay listed (H9).
    pub deleted: bool,
}
