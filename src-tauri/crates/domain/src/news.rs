//! What changed on an instance between two looks at it.

use serde::{Deserialize, Serialize};

use crate::ids::OrganizationId;
use crate::plan::PersonLabel;

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
