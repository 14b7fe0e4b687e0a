//! One cell: what is there, what locks it, what waits, what comes along, what the last run made of it. Panels show cells by
//! their places.

use domain::access::Lock;
use domain::access::follow::FollowWord;
use domain::{OrganizationId, RoleId, UserId};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Serialize, Serializer};

use super::RoleOption;

/// What a person has in a place. What is nothing is left out on the way to the web view, because there are many cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AccessCell {
    /// The role; nothing for no access, and where it is not known.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub role: Option<RoleId>,
    /// Why it is not known.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub unknown: Option<CellUnknown>,
    /// Why it cannot be changed.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub lock: Option<Lock>,
    /// What waits to be changed.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub staged: Option<StagedCell>,
    /// What something else that waits makes of it.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub follows: Option<CellFollow>,
    /// What the last run of changes of access in this window made of it.
    #[cfg_attr(feature = "specta", specta(optional))]
    pub last: Option<CellLast>,
}

impl Serialize for AccessCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(role) = &self.role {
            map.serialize_entry("role", role)?;
        }
        if let Some(unknown) = &self.unknown {
            map.serialize_entry("unknown", unknown)?;
        }
        if let Some(lock) = &self.lock {
            map.serialize_entry("lock", lock)?;
        }
        if let Some(staged) = &self.staged {
            map.serialize_entry("staged", staged)?;
        }
        if let Some(follows) = &self.follows {
            map.serialize_entry("follows", follows)?;
        }
        if let Some(last) = &self.last {
            map.serialize_entry("last", last)?;
        }
        map.end()
    }
}

/// Why it is not known what a person has in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CellUnknown {
    /// The person is there, in a role that the instance shows nowhere.
    RoleNotShown,
    /// The place is being read, or soon will be.
    Reading,
    /// The place was not read.
    NotRead,
    /// The instance refuses to tell.
    Refused,
    /// The place is deleted.
    Gone,
}

/// What waits to be changed in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StagedCell {
    /// The wanted role; nothing for a removal.
    pub role: Option<RoleId>,
    /// The role that was seen when it was staged; nothing for no access.
    pub was: Option<RoleId>,
    /// Something else is there by now.
    pub stale: bool,
}

/// What a cell becomes by something else that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CellFollow {
    /// How.
    pub word: FollowWord,
    /// The role that will be there; nothing for no access.
    pub role: Option<RoleId>,
}

/// What a run made of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CellLast {
    /// How it ended.
    pub end: CellEnd,
    /// The role that the run set out from; nothing for no access.
    pub saw: Option<RoleId>,
    /// The role that was wanted; nothing for a removal.
    pub wanted: Option<RoleId>,
}

/// How a run ended for a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CellEnd {
    /// It was read back as wanted.
    Done,
    /// The instance refused it, or said yes and did nothing.
    Refused,
    /// Somebody else changed it meanwhile; it was left alone.
    ChangedMeanwhile,
    /// Whether it was done is not known.
    NotSure,
}

/// A cell by its place, as panels know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CellAt {
    /// Who.
    pub user: UserId,
    /// `org-7` or `team-9`.
    pub place: String,
}

/// Cells that panels show, with the roles that can stand in them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CellsAt {
    /// Every role that can stand in one of the cells, in the instance's order.
    pub roles: Vec<RoleOption>,
    /// The cells in the order in which they were asked for; those whose place is not known are left out.
    pub cells: Vec<PlacedCell>,
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PlacedCell {
    /// Who.
    pub user: UserId,
    /// As it was asked for.
    pub place: String,
    /// The organization that it is, or that it belongs to.
    pub organization: OrganizationId,
    /// What the person has there.
    pub cell: AccessCell,
}
