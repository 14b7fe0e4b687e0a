//! Instances: saved profiles on the start window, and the one that a window is bound to.

use serde::{Deserialize, Serialize};

use crate::rules::HouseRules;

/// Kind of an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Real customers: opens locked.
    Live,
    /// A test instance: opens unlocked.
    Test,
    /// The practice instance.
    Sample,
}

/// Color and shape of an instance's tile, as places in the palette.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// Place in the list of colors, 0 to 7.
    pub color: u8,
    /// Place in the list of shapes, 0 to 15.
    pub shape: u8,
}

/// A saved instance on the start window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct InstanceItem {
    /// Profile id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Scheme, host and port.
    pub address: String,
    /// Its kind.
    pub kind: Kind,
    /// Its look.
    pub look: Look,
    /// The group it stands in.
    pub group: Option<String>,
    /// No key was entered for it on this computer yet.
    pub key_missing: bool,
    /// A run of it is unfinished.
    pub unfinished: bool,
    /// Its window is open.
    pub open: bool,
}

/// Whether a window may write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Editing {
    /// Open for writing.
    pub open: bool,
    /// Seconds until it locks by itself; absent where it does not lock (test and sample instances) or is locked.
    pub seconds_left: Option<u32>,
    /// What locked it, where it was open before.
    pub locked_by: Option<LockedBy>,
}

/// What locked editing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum LockedBy {
    /// The button.
    Hand,
    /// Its time was over.
    Time,
    /// Nobody touched the window for a while.
    Idle,
    /// The computer slept.
    Sleep,
    /// Somebody went to the window of another instance.
    OtherInstance,
}

/// Where the key of an open instance is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum KeyPlace {
    /// In the keychain.
    Keychain,
    /// In memory, for this session only.
    Session,
    /// Nowhere: it has to be entered.
    Missing,
    /// In the keychain, and wiped from memory because nobody was there for a while.
    Away,
    /// Wiped from memory because nobody was there for a while; it was typed for this session and has to be typed again.
    AwayTyped,
    /// The keychain has not answered yet.
    WaitingForKeychain,
}

/// The instance that a window is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct InstanceInfo {
    /// Profile id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Scheme, host and port.
    pub address: String,
    /// Its kind.
    pub kind: Kind,
    /// Its look.
    pub look: Look,
    /// Whether it may write now.
    pub editing: Editing,
    /// Where its key is.
    pub key: KeyPlace,
    /// Whose key it is, once known.
    pub operator: Option<Operator>,
    /// What the key may do, once known.
    pub jobs: Vec<Job>,
    /// How somebody wants to work with it.
    pub rules: HouseRules,
    /// Which of the first steps with it comes next; none once they were looked at.
    pub first_step: Option<FirstStep>,
}

/// The first steps with an instance that was just connected. None of them holds anything up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum FirstStep {
    /// The house rules, each as it holds now.
    HouseRules,
    /// What the first reading found, and what one can do now.
    Lists,
}

/// Whose key it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Operator {
    /// Number on the instance.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub id: u64,
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
}

/// A job of Gatehouse and whether a key can do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Which.
    pub job: JobKind,
    /// Whether it can be done with this key.
    pub can: bool,
    /// Why not: the missing scope or right in the instance's words; absent where it can.
    pub missing: Option<String>,
}

/// The jobs a key is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum JobKind {
    /// List people.
    ListPeople,
    /// Read organizations, licenses and teams.
    ReadOrganizations,
    /// Freeze and change licenses.
    ChangeLicenses,
    /// Change roles and hand over ownership.
    ChangeRoles,
    /// Create accounts.
    CreateAccounts,
}
