//! Facts on the server: where to look, and what can be seen there.

use serde::{Deserialize, Serialize};

use crate::ids::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use crate::license::License;
use crate::plan::change::PersonField;

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
    /// The teams of an organization, besides those that a plan knew, in which a person is.
    TeamsBesides {
        /// Who.
        user: UserId,
        /// The teams' organization.
        organization: OrganizationId,
        /// The teams that were known.
        known: Vec<TeamId>,
    },
    /// The organizations, besides those that a plan knew, that a person owns.
    OwnedBesides {
        /// Who.
        user: UserId,
        /// The organizations that were known.
        known: Vec<OrganizationId>,
    },
    /// A person's administration role on the instance.
    AdminRole {
        /// Whose.
        user: UserId,
    },
    /// One value of a person.
    PersonField {
        /// Whose.
        user: UserId,
        /// Which.
        field: PersonField,
    },
    /// Whether there is an organization of this name.
    OrganizationByName {
        /// The name.
        name: String,
    },
    /// Whether an organization has a team of this name.
    TeamByName {
        /// Where.
        organization: OrganizationId,
        /// The name.
        name: String,
    },
    /// What a team is called.
    TeamName {
        /// The team's organization.
        organization: OrganizationId,
        /// Which.
        team: TeamId,
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
    /// The person is there, in a role that the instance shows nowhere. Never the same as no access.
    RoleNotShown,
    /// An account that exists and is not deleted; `None` where there is none.
    Account(Option<UserId>),
    /// Teams in which a person is.
    Teams(Vec<SeenTeam>),
    /// Organizations with their names.
    Organizations(Vec<(OrganizationId, String)>),
    /// An administration role; `None` for everybody who is no administrator.
    AdminRole(Option<AdminRoleId>),
    /// A text, or a number in digits; `None` where the instance shows none.
    Text(Option<String>),
    /// An organization of the asked name; `None` where there is none.
    Organization(Option<Box<SeenOrganization>>),
    /// A team of the asked name; `None` where there is none.
    Team(Option<TeamId>),
    /// What it belongs to no longer exists.
    Gone(Gone),
}

/// A team in which a person is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenTeam {
    /// The team's number.
    pub team: TeamId,
    /// The team's name.
    pub name: String,
    /// The person's role there; `None` where the instance shows it nowhere.
    pub role: Option<RoleId>,
}

/// An organization that was found by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenOrganization {
    /// Its number.
    pub id: OrganizationId,
    /// Its owner, where there is exactly one.
    pub owner: Option<UserId>,
    /// Its license, where the instance shows it.
    pub license: Option<License>,
    /// Number of its time zone, likewise.
    pub time_zone: Option<u64>,
    /// Number of its country, likewise.
    pub country: Option<u64>,
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
