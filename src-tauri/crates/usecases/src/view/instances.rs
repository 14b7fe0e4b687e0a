//! Saved instances as a file, and as the switcher of an instance's window lists them.

use serde::{Deserialize, Serialize};

use super::instance::{Kind, Look};

/// The saved instances as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SavedInstances {
    /// Where the file is.
    pub path: String,
    /// How many instances are in it.
    pub count: u32,
}

/// What one instance of a file would become here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportItem {
    /// Its name here.
    pub name: String,
    /// Its name in the file, where it would be mistaken for another one here.
    pub named: Option<String>,
    /// Scheme, host and port.
    pub address: String,
    /// A saved instance whose host looks the same and is another one.
    pub resembles: Option<String>,
    /// Its kind.
    pub kind: Kind,
    /// Its look here.
    pub look: Look,
    /// It looks otherwise in the file, where another one here looks like that.
    pub new_look: bool,
    /// Its group.
    pub group: Option<String>,
    /// It is saved here already, with the same name and address, and stays as it is.
    pub here: bool,
}

/// Why a text is no file of instances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum ImportWhy {
    /// It is larger than such a file ever is.
    TooLarge,
    /// It was not saved by Gatehouse for this purpose, or was changed since.
    Unreadable,
    /// A newer version of Gatehouse saved it.
    Newer,
    /// It holds nothing.
    Empty,
    /// The instance at this place, counted from one, has a name or a group that cannot be used.
    Name(u32),
    /// The instance at this place has an address that cannot be used.
    Address(u32),
    /// The instance at this place has a kind or a look that does not exist.
    Look(u32),
}

/// A saved instance in the switcher of a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SwitchItem {
    /// Profile id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// Its look.
    pub look: Look,
    /// Its group.
    pub group: Option<String>,
    /// It is the instance of the asking window.
    pub here: bool,
    /// Its window is open.
    pub open: bool,
    /// How many changes wait for their review.
    pub waiting: u32,
    /// Whether a case goes on there or waits for somebody.
    pub case: SwitchCase,
}

/// What becomes of the cases of an instance right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum SwitchCase {
    /// None is open.
    None,
    /// One is being carried out.
    Going,
    /// One is unfinished and stands still.
    Unfinished,
}
