//! What a step does to the instance. "Set role" and "remove" are different kinds (H1), and no kind can delete an
//! organization. Connections are deleted by two kinds of their own, and by nothing else.
//!
//! What is created is in [`made`], one changed value of a person in [`edit`].

pub mod edit;
pub mod made;

use serde::{Deserialize, Serialize};

use crate::ids::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use crate::license::{License, LicenseDifference};
use crate::plan::fact::Subject;

pub use edit::{PersonEdit, PersonField};
pub use made::{FirstSignIn, Invitation, NewAccount, NewOrganization};

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
    /// Create an account for a person.
    CreatePerson(NewAccount),
    /// Change one value of a person.
    UpdatePerson {
        /// Whose.
        user: UserId,
        /// Which value, and what it becomes.
        edit: PersonEdit,
    },
    /// Give, exchange or take away the administration role on the instance.
    SetAdminRole {
        /// Whose.
        user: UserId,
        /// The role; `None` takes it away.
        role: Option<AdminRoleId>,
    },
    /// Delete an account for good. What the person owns is never deleted with it.
    DeletePerson {
        /// Whose.
        user: UserId,
    },
    /// Remove a person from an organization and delete the connections that they made there.
    RemoveFromOrganizationWithConnections {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
    },
    /// Remove a person from a team and delete the connections that they made there.
    RemoveFromTeamWithConnections {
        /// Who.
        user: UserId,
        /// The team's organization.
        organization: OrganizationId,
        /// Where.
        team: TeamId,
    },
    /// Invite someone with an account into an organization; the instance sends a mail.
    Invite(Invitation),
    /// Create an organization with a license of its own.
    CreateOrganization(NewOrganization),
    /// Create a team.
    CreateTeam {
        /// Where.
        organization: OrganizationId,
        /// Its name.
        name: String,
        /// Who becomes its Team Admin.
        admin: UserId,
    },
    /// Give a team another name.
    RenameTeam {
        /// The team's organization.
        organization: OrganizationId,
        /// Which.
        team: TeamId,
        /// The new name.
        name: String,
    },
}

impl Change {
    /// The fact that this changes, and that is read before and after.
    pub fn subject(&self) -> Subject {
        match self {
            Self::SetLicense { organization, .. } => Subject::License { organization: *organization },
            Self::SetOrganizationRole { user, organization, .. }
            | Self::RemoveFromOrganization { user, organization }
            | Self::RemoveFromOrganizationWithConnections { user, organization }
            | Self::Invite(Invitation { user, organization, .. }) => {
                Subject::OrganizationRole { user: *user, organization: *organization }
            }
            Self::TransferOwnership { organization, .. } => Subject::Owner { organization: *organization },
            Self::SetTeamRole { user, organization, team, .. }
            | Self::RemoveFromTeam { user, organization, team }
            | Self::RemoveFromTeamWithConnections { user, organization, team } => {
                Subject::TeamRole { user: *user, organization: *organization, team: *team }
            }
            Self::CreateHoldingAccount { email, .. } | Self::CreatePerson(NewAccount { email, .. }) => {
                Subject::AccountByEmail { email: email.clone() }
            }
            Self::UpdatePerson { user, edit } => Subject::PersonField { user: *user, field: edit.field() },
            Self::SetAdminRole { user, .. } => Subject::AdminRole { user: *user },
            Self::DeletePerson { user } => Subject::Account { user: *user },
            Self::CreateOrganization(new) => Subject::OrganizationByName { name: new.name.clone() },
            Self::CreateTeam { organization, name, .. } => {
                Subject::TeamByName { organization: *organization, name: name.clone() }
            }
            Self::RenameTeam { organization, team, .. } => {
                Subject::TeamName { organization: *organization, team: *team }
            }
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
            | Self::RemoveFromTeam { organization, .. }
            | Self::RemoveFromOrganizationWithConnections { organization, .. }
            | Self::RemoveFromTeamWithConnections { organization, .. }
            | Self::Invite(Invitation { organization, .. })
            | Self::CreateTeam { organization, .. }
            | Self::RenameTeam { organization, .. } => Some(*organization),
            Self::CreateHoldingAccount { .. }
            | Self::CreatePerson(_)
            | Self::UpdatePerson { .. }
            | Self::SetAdminRole { .. }
            | Self::DeletePerson { .. }
            | Self::CreateOrganization(_) => None,
        }
    }

    /// The team it happens in.
    pub fn team(&self) -> Option<TeamId> {
        match self {
            Self::SetTeamRole { team, .. }
            | Self::RemoveFromTeam { team, .. }
            | Self::RemoveFromTeamWithConnections { team, .. }
            | Self::RenameTeam { team, .. } => Some(*team),
            Self::SetLicense { .. }
            | Self::SetOrganizationRole { .. }
            | Self::RemoveFromOrganization { .. }
            | Self::RemoveFromOrganizationWithConnections { .. }
            | Self::TransferOwnership { .. }
            | Self::CreateHoldingAccount { .. }
            | Self::CreatePerson(_)
            | Self::UpdatePerson { .. }
            | Self::SetAdminRole { .. }
            | Self::DeletePerson { .. }
            | Self::Invite(_)
            | Self::CreateOrganization(_)
            | Self::CreateTeam { .. } => None,
        }
    }

    /// The person it happens to; for a transfer and a new organization the new owner.
    pub fn user(&self) -> Option<UserId> {
        match self {
            Self::SetOrganizationRole { user, .. }
            | Self::RemoveFromOrganization { user, .. }
            | Self::SetTeamRole { user, .. }
            | Self::RemoveFromTeam { user, .. }
            | Self::RemoveFromOrganizationWithConnections { user, .. }
            | Self::RemoveFromTeamWithConnections { user, .. }
            | Self::UpdatePerson { user, .. }
            | Self::SetAdminRole { user, .. }
            | Self::DeletePerson { user }
            | Self::Invite(Invitation { user, .. })
            | Self::CreateOrganization(NewOrganization { owner: user, .. })
            | Self::TransferOwnership { to: user, .. } => Some(*user),
            Self::SetLicense { .. }
            | Self::CreateHoldingAccount { .. }
            | Self::CreatePerson(_)
            | Self::CreateTeam { .. }
            | Self::RenameTeam { .. } => None,
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
    /// transfer, a creation, an invitation or a deletion: there only a person may say so.
    pub fn may_be_sent_again_unasked(&self) -> bool {
        match self {
            Self::SetLicense { .. }
            | Self::SetOrganizationRole { .. }
            | Self::RemoveFromOrganization { .. }
            | Self::SetTeamRole { .. }
            | Self::RemoveFromTeam { .. }
            | Self::UpdatePerson { .. }
            | Self::SetAdminRole { .. }
            | Self::RenameTeam { .. } => true,
            Self::TransferOwnership { .. }
            | Self::CreateHoldingAccount { .. }
            | Self::CreatePerson(_)
            | Self::DeletePerson { .. }
            | Self::RemoveFromOrganizationWithConnections { .. }
            | Self::RemoveFromTeamWithConnections { .. }
            | Self::Invite(_)
            | Self::CreateOrganization(_)
            | Self::CreateTeam { .. } => false,
        }
    }

    /// Whether it needs a password that a person typed, which is in no plan.
    pub fn needs_password(&self) -> bool {
        matches!(self, Self::CreatePerson(NewAccount { sign_in: FirstSignIn::TypedPassword, .. }))
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
            Self::CreateHoldingAccount { .. } | Self::CreatePerson(_) => "create-user",
            Self::UpdatePerson { .. } => "update-user",
            Self::SetAdminRole { .. } => "set-admin-role",
            Self::DeletePerson { .. } => "delete-user",
            Self::RemoveFromOrganizationWithConnections { .. } => "remove-from-org-with-connections",
            Self::RemoveFromTeamWithConnections { .. } => "remove-from-team-with-connections",
            Self::Invite(_) => "invite",
            Self::CreateOrganization(_) => "create-org",
            Self::CreateTeam { .. } => "create-team",
            Self::RenameTeam { .. } => "rename-team",
        }
    }
}
