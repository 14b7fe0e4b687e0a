//! Who is in which organization and team, and in what role.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, TeamId, UserId};

/// A person's place in an organization. No membership is the absence of this value, never a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationMembership {
    /// Who.
    pub user: UserId,
    /// Where.
    pub organization: OrganizationId,
    /// In what role.
    pub role: RoleId,
    /// Whether an invitation is open: the instance's word ("pending", "expired").
    pub invitation: Option<String>,
    /// Waiting for the first company sign-in; `None` where the source does not say.
    pub sso_pending: Option<bool>,
}

/// A person's place in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMembership {
    /// Who.
    pub user: UserId,
    /// Where.
    pub team: TeamId,
    /// In what role.
    pub role: RoleId,
    /// Whether the role can be changed directly. `None` where the source does not say; then Team Admin held by an
    /// organization's Owner or Admin counts as fixed and anything else as not readable.
    pub changeable: Option<bool>,
    /// Waiting for the first company sign-in; `None` where the source does not say.
    pub sso_pending: Option<bool>,
}
