//! Lists as files.

use domain::{OrganizationId, UserId};
use serde::{Deserialize, Serialize};

use super::people::{ListQuery, ListState, OrganizationsQuery};

/// Which rows go into a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum ExportRows {
    /// Those that match the query, in its order.
    Shown,
    /// All.
    Everything,
    /// The selected ones.
    Selection,
}

/// What kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum SheetFormat {
    /// An Excel file with typed cells.
    Xlsx,
    /// Comma-separated values.
    CsvComma,
    /// The same with semicolons, as spreadsheet programs of countries with a decimal comma want it.
    CsvSemicolon,
}

/// People as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PeopleExport {
    /// Which rows.
    pub rows: ExportRows,
    /// What the list shows, and its order; `offset` and `count` say nothing here.
    pub query: ListQuery,
    /// Numbers of the selected people.
    #[cfg_attr(feature = "specta", specta(type = Vec<u32>))]
    pub selection: Vec<UserId>,
    /// What kind of file.
    pub format: SheetFormat,
}

/// Organizations as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OrganizationsExport {
    /// Which rows.
    pub rows: ExportRows,
    /// What the list shows, and its order; `offset` and `count` say nothing here.
    pub query: OrganizationsQuery,
    /// Numbers of the selected organizations.
    #[cfg_attr(feature = "specta", specta(type = Vec<u32>))]
    pub selection: Vec<OrganizationId>,
    /// What kind of file.
    pub format: SheetFormat,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// How many rows it has, the head not counted.
    pub rows: u32,
    /// How complete the list was.
    pub state: ListState,
    /// What the file says depends on memberships that are not all read.
    pub memberships_missing: bool,
}

/// A case's result as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SavedSheet {
    /// Where it is.
    pub path: String,
    /// How many rows it has, the head not counted: one for each line of the case.
    pub rows: u32,
}
