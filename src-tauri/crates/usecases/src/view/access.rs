//! Who may do what, as a grid of people and places. What a role, a lock or a refusal is called on the screen is the web
//! view's; numbers of roles are those of the instance. One cell is in [`cell`], the changes that wait are in [`super::tray`].

pub mod cell;

use domain::access::follow::FollowWord;
use domain::access::{Lock, Refusal};
use domain::plan::PersonLabel;
use domain::role::RoleCategory;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use serde::{Deserialize, Serialize};

use super::directory::Coverage;
use super::review::{PlaceName, TeamName};
use super::tray::{NamedRole, TraySummary};

pub use cell::{AccessCell, CellAt, CellEnd, CellFollow, CellLast, CellUnknown, CellsAt, PlacedCell, StagedCell};

/// Whose access is shown, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum AccessScope {
    /// Everybody in one organization: the organization itself, then its teams.
    Organization(OrganizationId),
    /// These people in organizations that can be expanded into their teams.
    People {
        /// Who.
        people: Vec<UserId>,
        /// Where; nothing for every organization in which one of them is.
        organizations: Option<Vec<OrganizationId>>,
    },
}

/// How a view is arranged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessArrange {
    /// Words that a person's name, email or number holds; empty for everybody.
    pub search: String,
    /// What rows are sorted by; nothing for the name.
    pub sort: Option<AccessSort>,
    /// Organizations that show their teams; that of a single organization always does.
    pub expanded: Vec<OrganizationId>,
    /// Only people of whom something waits to be changed.
    pub only_staged: bool,
}

/// What rows are sorted by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessSort {
    /// The place of a column (`org-7`, `team-9`), by the role there; nothing for the name.
    pub place: Option<String>,
    /// Downwards.
    pub descending: bool,
}

/// A view: what its columns are, how many rows it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessHead {
    /// Its number in this window.
    pub view: u32,
    /// Which state of it; numbers of rows and columns belong to it.
    pub version: u32,
    /// The organization's name; empty for a view of people.
    pub title: String,
    /// All columns, from left to right.
    pub columns: Vec<AccessColumn>,
    /// Rows that match.
    pub rows: u32,
    /// Rows before search and filter.
    pub all_rows: u32,
    /// People who are left out because there are too many for one view.
    pub truncated: Option<u32>,
    /// Places that are left out because there are too many for one view.
    pub truncated_columns: Option<u32>,
    /// How far memberships are read on this instance.
    pub coverage: Coverage,
    /// When the oldest of what is shown was read (RFC 3339).
    pub as_of: Option<String>,
    /// Every role that can stand in a cell, in the instance's order.
    pub roles: Vec<RoleOption>,
}

/// A column: an organization or one of its teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessColumn {
    /// `org-7` or `team-9`.
    pub place: String,
    /// The organization.
    pub organization: OrganizationId,
    /// The team, where it is one.
    pub team: Option<TeamId>,
    /// What it is called.
    pub name: String,
    /// What its organization is called.
    pub organization_name: String,
    /// How many teams the organization has; nothing for teams and where they were not read.
    pub teams: Option<u32>,
    /// Its teams follow.
    pub expanded: bool,
    /// Whether it is known who is there.
    pub reading: ColumnReading,
}

/// Whether it is known who is in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnReading {
    /// As last read.
    Known,
    /// It is being read, or soon will be.
    Reading,
    /// The instance refuses to tell.
    Refused,
    /// It was not read, and nobody is reading.
    NotRead,
}

/// A role that can stand in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleOption {
    /// Number on this instance.
    pub id: RoleId,
    /// Name as the instance shows it.
    pub name: String,
    /// Where it applies.
    pub category: RoleCategory,
    /// The organizations that made it for themselves; empty for a role of all.
    pub organizations: Vec<OrganizationId>,
    /// It can be given here. That of the owner is handed over instead.
    pub givable: bool,
}

/// A person with the asked cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessRow {
    /// Who.
    pub user: PersonLabel,
    /// The account is deleted.
    pub deleted: bool,
    /// One for each asked column.
    pub cells: Vec<AccessCell>,
}

/// Cells of a view: rows and columns from the first number up to, not including, the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StageTarget {
    /// Rows.
    pub rows: (u32, u32),
    /// Columns.
    pub columns: (u32, u32),
}

/// What cells shall become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum StageWish {
    /// This role.
    Role(RoleId),
    /// No access.
    Remove,
    /// What they are: nothing waits any more.
    Clear,
}

/// What came of staging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StageAnswer {
    /// The view is no longer that of the asked version: nothing was staged.
    pub changed: bool,
    /// What waits now.
    pub tray: TraySummary,
    /// The view's version now.
    pub version: u32,
    /// Cells that changed in what waits for them.
    pub staged: u32,
    /// Cells that were so already.
    pub unchanged: u32,
    /// Cells for which it cannot be, by reason.
    pub refused: Vec<RefusedCells>,
}

/// Cells for which something cannot be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCells {
    /// Why.
    pub reason: Refusal,
    /// How many.
    pub count: u32,
    /// The first of them.
    pub first: CellLabel,
}

/// A cell by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CellLabel {
    /// Who.
    pub user: PersonLabel,
    /// Where.
    pub organization: PlaceName,
    /// The team there.
    pub team: Option<TeamName>,
}

/// Why a person has what they have in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessWhy {
    /// The cell.
    pub cell: CellLabel,
    /// What is known, the weightiest first.
    pub lines: Vec<WhyLine>,
}

/// Something that explains a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum WhyLine {
    /// Has this role.
    Has {
        /// The role.
        role: NamedRole,
        /// When it was read (RFC 3339).
        as_of: String,
    },
    /// Has no access.
    NoAccess {
        /// When it was read (RFC 3339).
        as_of: String,
    },
    /// It is not known.
    Unknown(CellUnknown),
    /// It cannot be changed.
    Locked(Lock),
    /// Team Admin because of this role in the organization.
    ThroughOrganization(NamedRole),
    /// Cannot be in a team without being in the organization.
    NotInOrganization,
    /// The instance's word for an open invitation.
    Invitation(String),
    /// Administers the instance, and so reaches every organization by other ways too.
    AdministersInstance,
    /// Waits to be changed.
    Staged {
        /// What was there; nothing for no access.
        was: Option<NamedRole>,
        /// What is wanted; nothing for a removal.
        wish: Option<NamedRole>,
        /// The operator's note.
        note: Option<String>,
    },
    /// Something else that waits has a part in it.
    Follows {
        /// What.
        word: FollowWord,
        /// The change that it comes with.
        cause: CellLabel,
    },
    /// It was last changed from here.
    ChangedHere {
        /// The run.
        run: String,
        /// What it was for.
        title: String,
        /// When it was read back (RFC 3339).
        at: String,
        /// What it made of it; nothing for a removal.
        role: Option<NamedRole>,
    },
}
