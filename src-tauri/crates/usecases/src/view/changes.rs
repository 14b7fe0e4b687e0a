//! What is chosen in the forms of one-step changes, and what the forms need to know.

use domain::plan::PersonLabel;
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use serde::{Deserialize, Serialize};

use super::leave::RoleChoice;
use super::people::LooksLike;
use super::review::{PlaceName, TeamName};

/// What is to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum ChangeWish {
    /// Hand organizations over.
    HandOver {
        /// Which; all of one owner.
        organizations: Vec<OrganizationId>,
        /// To whom.
        to: UserId,
        /// The former owner's role afterwards; absent removes them.
        former: Option<RoleId>,
    },
    /// Change values of a person; absent ones stay as they are.
    EditPerson {
        /// Whose.
        user: UserId,
        /// The name.
        name: Option<String>,
        /// The email.
        email: Option<String>,
        /// The language.
        language: Option<String>,
        /// Number of the time zone.
        time_zone: Option<u32>,
        /// Number of the country.
        country: Option<u32>,
    },
    /// Give, exchange or take away (absent) the administration role.
    AdminRole {
        /// Whose.
        user: UserId,
        /// The role.
        role: Option<AdminRoleId>,
    },
    /// Remove a person from an organization or from a team of it.
    RemoveFrom {
        /// Who.
        user: UserId,
        /// The organization.
        organization: OrganizationId,
        /// The team, where only from it.
        team: Option<TeamId>,
        /// Also delete the connections that they made there.
        with_connections: bool,
    },
    /// Bring someone with an account into an organization.
    BringIn {
        /// Who.
        user: UserId,
        /// Where.
        organization: OrganizationId,
        /// In what role.
        role: RoleId,
        /// By an invitation with a mail; else directly, by administration.
        invitation: bool,
        /// Words to go with an invitation.
        note: Option<String>,
    },
    /// Create an organization.
    CreateOrganization {
        /// Its name.
        name: String,
        /// Who owns it.
        owner: UserId,
        /// Number of the time zone.
        time_zone: Option<u32>,
        /// Number of the country.
        country: Option<u32>,
        /// What it begins with. Without one there is no plan.
        license: Option<StartingAllowances>,
    },
    /// Create a team.
    CreateTeam {
        /// Where.
        organization: OrganizationId,
        /// Its name.
        name: String,
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
    /// Delete an account for good.
    DeletePerson {
        /// Whose.
        user: UserId,
    },
}

/// An account that is to be created. A typed password comes beside it and is nowhere in here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewPersonWish {
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// Number of the time zone; that of whose key is used where absent.
    pub time_zone: Option<u32>,
    /// Number of the country, likewise.
    pub country: Option<u32>,
}

/// Where the license of a new organization comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum StartingAllowances {
    /// From an organization, byte for byte as it is read then.
    CopyOf(OrganizationId),
    /// Typed allowance by allowance.
    Typed(Vec<LicenseEntry>),
}

/// One allowance of a license.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LicenseEntry {
    /// Its key, as Make spells it.
    pub key: String,
    /// Its value as JSON text.
    pub json: String,
}

/// A number of the instance with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NamedNumber {
    /// The number.
    pub id: u32,
    /// The name.
    pub name: String,
}

/// A code of the instance with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NamedCode {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
}

/// What can be chosen in forms. A list that the instance does not show is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangeChoices {
    /// Administration roles of the instance.
    pub admin_roles: Vec<NamedNumber>,
    /// Countries.
    pub countries: Vec<NamedNumber>,
    /// Time zones.
    pub time_zones: Vec<NamedNumber>,
    /// Languages.
    pub languages: Vec<NamedCode>,
}

/// A person for a form, as just read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PersonValues {
    /// Who.
    pub person: PersonLabel,
    /// Language; absent where the instance does not show it, and so for the rest.
    pub language: Option<String>,
    /// Number of the time zone.
    pub time_zone: Option<u32>,
    /// Number of the country.
    pub country: Option<u32>,
    /// Administration role.
    pub admin_role: Option<AdminRoleId>,
    /// It is the person whose key is used.
    pub own: bool,
}

/// A person to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PersonHit {
    /// Number.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// Somebody else whom they could be mistaken for.
    pub looks_like: Option<LooksLike>,
}

/// An organization for a form, as just read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlaceValues {
    /// Which.
    pub place: PlaceName,
    /// Who owns it, where the instance shows exactly one.
    pub owner: Option<PersonLabel>,
    /// Its teams.
    pub teams: Vec<TeamName>,
    /// Roles that can be given in it; ownership is not among them.
    pub roles: Vec<RoleChoice>,
    /// Its license, key by key, as the instance spells it.
    pub license: Vec<LicenseEntry>,
    /// Whoever's key is used may invite here, as far as is known.
    pub may_invite: bool,
}
