//! Facts on the server: where to look, and what can be seen there.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, TeamId, UserId};
use crate::license::License;

/// A single thing on the instance that can be read on its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Subject {
    /// The license of an organization.
    License {
        /// Which organization.
        organization: OrganizationId,
    },
    /// Who owns an organization.
    Owner {
        /// Which organization.
        organization: OrganizationId,
    },
    /// A person's role in an organization.
    OrganizationRole {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
    },
    /// A person's role in a team.
    TeamRole {
        /// Who.
        user: UserId,
        /// The team's organization.
        organization: OrganizationId,
        /// Where.
        team: TeamId,
    },
    /// Whether an account is usable.
    Account {
        /// Whose.
        user: UserId,
    },
    /// Whether someone has an account under this email.
    AccountByEmail {
        /// The email.
        email: String,
    },
}

/// What was seen, or what is wanted, at a subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "value")]
pub enum Value {
    /// A license, whole.
    License(License),
    /// The owner; `None` where nobody is listed as one.
    Owner(Option<UserId>),
    /// A role; `None` means no access.
    Role(Option<RoleId>),
    /// An account that exists and is not deleted; `None` where there is none.
    Account(Option<UserId>),
    /// What it belongs to no longer exists.
    Gone(Gone),
}

/// What no longer exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Gone {
    /// The organization is deleted or not found.
    Organization,
    /// The team is deleted or not found.
    Team,
    /// The account is deleted or not found.
    Account,
}

impl Value {
    /// Whether this is what was wanted. A license may carry keys that the instance added by itself.
    pub fn satisfies(&self, wanted: &Self) -> bool {
        match (self, wanted) {
            (Self::License(seen), Self::License(wanted)) => seen.holds(wanted),
            (seen, wanted) => seen == wanted,
        }
    }

    /// Whether both say the same: for licenses, key by key and without regard to how numbers are spelled.
    pub fn same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::License(left), Self::License(right)) => left.differences(right).is_empty(),
            (left, right) => left == right,
        }
    }
}
