//! What a plan creates: accounts, organizations, and places by invitation. No password is in any of it.

use serde::{Deserialize, Serialize};

use crate::ids::{OrganizationId, RoleId, UserId};
use crate::license::License;
use crate::plan::fact::SeenOrganization;

/// An account for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAccount {
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// How they sign in for the first time.
    pub sign_in: FirstSignIn,
    /// Number of the time zone; that of whose key is used where left out.
    pub time_zone: Option<u64>,
    /// Number of the country, likewise.
    pub country: Option<u64>,
}

/// How a new person signs in for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum FirstSignIn {
    /// With a password that the instance makes and mails to them.
    Mail,
    /// With a password that someone typed. It is kept in memory only, so after an interruption it is asked for again.
    TypedPassword,
}

/// Someone with an account who is invited into an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Who.
    pub user: UserId,
    /// Where.
    pub organization: OrganizationId,
    /// In what role.
    pub role: RoleId,
    /// Where the instance mails to: the account's email.
    pub email: String,
    /// The account's name.
    pub name: String,
    /// A few words of the inviting person.
    pub note: Option<String>,
}

/// An organization with the license that it begins with. There is no way to leave the license out (H7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOrganization {
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: UserId,
    /// Number of the time zone.
    pub time_zone: u64,
    /// Number of the country; it cannot be changed later.
    pub country: u64,
    /// What it may use, byte for byte as it is sent.
    pub license: License,
}

impl NewOrganization {
    /// Whether an organization of this name is the one that was wanted. What the instance does not show does not count
    /// against it, but owner and license must be there.
    pub fn is(&self, seen: &SeenOrganization) -> bool {
        let license = seen.license.as_ref().is_some_and(|license| license.holds(&self.license));
        let place = |seen: Option<u64>, wanted: u64| seen.is_none_or(|seen| seen == wanted);
        seen.owner == Some(self.owner)
            && license
            && place(seen.time_zone, self.time_zone)
            && place(seen.country, self.country)
    }
}
