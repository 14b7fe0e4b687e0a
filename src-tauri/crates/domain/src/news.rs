//! What changed on an instance between two looks at it, and was not changed from here.
//!
//! A look is a [`Picture`]; [`changes`] compares two of them. What this application did itself is told by [`Own`], from
//! the readings in its journal: only where the instance still shows what was read there, the change is ours.

mod compare;
mod own;

use serde::{Deserialize, Serialize};

use crate::ids::{AdminRoleId, OrganizationId, RoleId, UserId};
use crate::organization::Organization;
use crate::person::Person;
use crate::plan::PersonLabel;
use crate::roster::Roster;

pub use compare::changes;
pub use own::Own;

/// How an instance looked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// People, in any order.
    pub people: Vec<PersonSeen>,
    /// The list of people was whole: who is not in it was not there.
    pub people_whole: bool,
    /// Organizations, in any order.
    pub organizations: Vec<PlaceSeen>,
    /// The list of organizations was whole.
    pub organizations_whole: bool,
    /// Members of the organizations that were read.
    pub rosters: Vec<RosterSeen>,
}

/// A person in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonSeen {
    /// Who.
    pub label: PersonLabel,
    /// Deleted.
    pub deleted: bool,
    /// Administration role on the instance.
    pub admin_role: Option<AdminRoleId>,
}

/// An organization in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceSeen {
    /// Which.
    pub label: PlaceLabel,
    /// Deleted.
    pub deleted: bool,
    /// Operations are 0; `None` where the instance showed no license.
    pub frozen: Option<bool>,
}

/// The members of an organization in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterSeen {
    /// Where.
    pub organization: OrganizationId,
    /// Who, in what role; `None` for a role that the instance shows nowhere.
    pub members: Vec<(UserId, Option<RoleId>)>,
    /// No list that was read may lack somebody.
    pub sure: bool,
}

impl From<&Person> for PersonSeen {
    fn from(person: &Person) -> Self {
        let label = PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() };
        Self { label, deleted: person.deleted, admin_role: person.admin_role }
    }
}

impl From<&Organization> for PlaceSeen {
    fn from(organization: &Organization) -> Self {
        let label = PlaceLabel { id: organization.id, name: organization.name.clone() };
        let frozen = organization.license.as_ref().map(crate::license::License::is_frozen);
        Self { label, deleted: organization.deleted, frozen }
    }
}

impl From<&Roster> for RosterSeen {
    fn from(roster: &Roster) -> Self {
        let members = roster.members.iter().map(|seat| (seat.user, seat.role)).collect();
        Self { organization: roster.organization, members, sure: roster.sure }
    }
}

/// Number and name of an organization, so that a change can be read without the instance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PlaceLabel {
    /// Number on the instance.
    pub id: OrganizationId,
    /// Name as the instance has it.
    pub name: String,
}

/// Something that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum NewsLine {
    /// Another owner.
    OwnerChanged {
        /// Where.
        organization: PlaceLabel,
        /// The owner before, where there was one.
        from: Option<PersonLabel>,
        /// The owner now, where there is one.
        to: Option<PersonLabel>,
    },
    /// Has administration rights on the instance now.
    AdminRightsGiven(PersonLabel),
    /// Has no administration rights on the instance any more.
    AdminRightsTaken(PersonLabel),
    /// Operations are 0 now.
    Frozen(PlaceLabel),
    /// Operations are no longer 0.
    Unfrozen(PlaceLabel),
    /// An organization that was not there.
    OrganizationNew(PlaceLabel),
    /// Deleted, or not listed any more.
    OrganizationGone(PlaceLabel),
    /// A person who was not there.
    PersonNew(PersonLabel),
    /// Deleted, or not listed any more.
    PersonGone(PersonLabel),
    /// Another role in an organization.
    RoleChanged {
        /// Where.
        organization: PlaceLabel,
        /// Who.
        person: PersonLabel,
        /// Name of the role before.
        from: String,
        /// Name of the role now.
        to: String,
    },
    /// Is in an organization now.
    MemberAdded {
        /// Where.
        organization: PlaceLabel,
        /// Who.
        person: PersonLabel,
        /// Name of the role.
        role: String,
    },
    /// Is no longer in an organization.
    MemberRemoved {
        /// Where.
        organization: PlaceLabel,
        /// Who.
        person: PersonLabel,
        /// Name of the role before.
        role: String,
    },
}
