//! What a step does to the instance. "Set role" and "remove" are different kinds (H1), and no kind can delete an
//! organization, a connection or a person.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, TeamId, UserId};
use crate::license::{License, LicenseDifference};
use crate::plan::fact::Subject;

/// A change to the instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Change {
    /// Replace the license; `keys` are the only ones that differ from what was read.
    SetLicense {
        /// Which organization.
        organization: OrganizationId,
        /// Key, JSON text before (left) and after (right).
        keys: Vec<LicenseDifference>,
    },
    /// Give a role in an organization, adding the person where they are not a member.
    SetOrganizationRole {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
        /// The role.
        role: RoleId,
    },
    /// Remove a person from an organization and so from its teams. Connections are kept.
    RemoveFromOrganization {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
    },
    /// Hand an organization over. The former owner is left as Admin (H4).
    TransferOwnership {
        /// Which organization.
        organization: OrganizationId,
        /// The owner as read.
        from: UserId,
        /// The new owner.
        to: UserId,
    },
    /// Give a role in a team.
    SetTeamRole {
        /// Who.
        user: UserId,
        /// The team's organization.
        organization: OrganizationId,
        /// Where.
        team: TeamId,
        /// The role.
        role: RoleId,
    },
    /// Remove a person from a team. Connections are kept.
    RemoveFromTeam {
        /// Who.
        user: UserId,
        /// The team's organization.
        organization: OrganizationId,
        /// Where.
        team: TeamId,
    },
    /// Create an account that nobody signs in to: no mail, a random password that is neither shown nor kept.
    CreateHoldingAccount {
        /// Its name.
        name: String,
        /// Its email.
        email: String,
    },
}

impl Change {
    /// The fact that this changes, and that is read before and after.
    pub fn subject(&self) -> Subject {
        match self {
            Self::SetLicense { organization, .. } => Subject::License { organization: *organization },
            Self::SetOrganizationRole { user, organization, .. }
            | Self::RemoveFromOrganization { user, organization } => {
                Subject::OrganizationRole { user: *user, organization: *organization }
            }
            Self::TransferOwnership { organization, .. } => Subject::Owner { organization: *organization },
            Self::SetTeamRole { user, organization, team, .. } | Self::RemoveFromTeam { user, organization, team } => {
                Subject::TeamRole { user: *user, organization: *organization, team: *team }
            }
            Self::CreateHoldingAccount { email, .. } => Subject::AccountByEmail { email: email.clone() },
        }
    }

    /// The organization it happens in.
    pub fn organization(&self) -> Option<OrganizationId> {
        match self {
            Self::SetLicense { organization, .. }
            | Self::SetOrganizationRole { organization, .. }
            | Self::RemoveFromOrganization { organization, .. }
            | Self::TransferOwnership { organization, .. }
            | Self::SetTeamRole { organization, .. }
            | Self::RemoveFromTeam { organization, .. } => Some(*organization),
            Self::CreateHoldingAccount { .. } => None,
        }
    }

    /// The team it happens in.
    pub fn team(&self) -> Option<TeamId> {
        match self {
            Self::SetTeamRole { team, .. } | Self::RemoveFromTeam { team, .. } => Some(*team),
            Self::SetLicense { .. }
            | Self::SetOrganizationRole { .. }
            | Self::RemoveFromOrganization { .. }
            | Self::TransferOwnership { .. }
            | Self::CreateHoldingAccount { .. } => None,
        }
    }

    /// The person it happens to; for a transfer, the new owner.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::SetOrganizationRole { user, .. }
            | Self::RemoveFromOrganization { user, .. }
            | Self::SetTeamRole { user, .. }
            | Self::RemoveFromTeam { user, .. }
            | Self::TransferOwnership { to: user, .. } => Some(*user),
            Self::SetLicense { .. } | Self::CreateHoldingAccount { .. } => None,
        }
    }

    /// The license to send, made from the one that was just read: only the plan's keys are replaced, everything else
    /// goes out as it came in (H6). `None` for every other kind.
    pub fn license_from(&self, fresh: &License) -> Option<License> {
        let Self::SetLicense { keys, .. } = self else { return None };
        let wanted = keys.iter().filter_map(|key| Some((key.key.as_str(), key.right.as_deref()?)));
        Some(wanted.fold(fresh.clone(), |license, (key, json)| license.with(key, json)))
    }

    /// Whether the engine may send it again by itself once a read-back has shown that nothing happened. Never for a
    /// transfer or a creation: there only a person may say so.
    pub fn may_be_sent_again_unasked(&self) -> bool {
        match self {
            Self::SetLicense { .. }
            | Self::SetOrganizationRole { .. }
            | Self::RemoveFromOrganization { .. }
            | Self::SetTeamRole { .. }
            | Self::RemoveFromTeam { .. } => true,
            Self::TransferOwnership { .. } | Self::CreateHoldingAccount { .. } => false,
        }
    }

    /// The word that outside tests and exports know this kind by.
    pub fn word(&self) -> &'static str {
        match self {
            Self::SetLicense { .. } => "license",
            Self::SetOrganizationRole { .. } => "set-org-role",
            Self::RemoveFromOrganization { .. } => "remove-from-org",
            Self::TransferOwnership { .. } => "transfer",
            Self::SetTeamRole { .. } => "set-team-role",
            Self::RemoveFromTeam { .. } => "remove-from-team",
            Self::CreateHoldingAccount { .. } => "create-user",
        }
    }
}
