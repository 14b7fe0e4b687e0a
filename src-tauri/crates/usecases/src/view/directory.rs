//! What is known of who is where, how much of it, and how old it is; what happened here; what is kept on this computer.

use domain::news::{NewsLine, PlaceLabel};
use domain::plan::{PersonLabel, PlanKind};
use serde::{Deserialize, Serialize};

use super::run::RunState;

/// How far memberships are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Organizations whose members were read since they were last asked for.
    pub read: u32,
    /// Organizations of which members are known, from an earlier reading where not from this one.
    pub known: u32,
    /// Organizations of which also the teams are known.
    pub teams: u32,
    /// All organizations that are not deleted.
    pub total: u32,
    /// What goes on.
    pub state: CoverageState,
    /// Something is being read: members, or after them the teams.
    pub going: bool,
    /// No list that was read may lack somebody: none changed while it was read, and every row could be read.
    pub sure: bool,
    /// When the oldest of what is known was read (RFC 3339).
    pub as_of: Option<String>,
}

/// What goes on with the reading of memberships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum CoverageState {
    /// They are being read, or the organizations they belong to are.
    Reading,
    /// All are read.
    Complete,
    /// A person stopped the reading.
    Stopped,
    /// The instance refused to tell of some or all.
    Refused,
    /// Nothing is being read: there is no key, or the instance does not answer. What was known is shown.
    Off,
}

/// A run in which a person or an organization had a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HappenedHere {
    /// Its id.
    pub run: String,
    /// What it was for.
    pub kind: PlanKind,
    /// The customer's name, or the person's.
    pub title: String,
    /// When it was started (RFC 3339).
    pub at: String,
    /// Where it stands.
    pub state: RunState,
    /// Ended for good.
    pub over: bool,
    /// Steps confirmed.
    pub done: u32,
    /// Steps that were so before.
    pub already_so: u32,
    /// Steps left out.
    pub skipped: u32,
    /// Steps that did not end.
    pub open: u32,
}

/// What changed on the instance since it was last looked at, not by this application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// When it was last looked at (RFC 3339); nothing where it is looked at for the first time.
    pub since: Option<String>,
    /// The changes that matter most, the weightiest first.
    pub lines: Vec<NewsLine>,
    /// How many more there are.
    pub more: u32,
    /// Everything was compared. Otherwise more may follow.
    pub complete: bool,
}

/// What stands out among organizations that are, or should be, at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// What was found.
    pub findings: Vec<Finding>,
    /// How far memberships are read: what is not read yet may hold more.
    pub coverage: Coverage,
}

/// Something that stands out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum Finding {
    /// A holding account owns it, and it is not frozen.
    HeldNotFrozen {
        /// The organization.
        organization: PlaceLabel,
        /// The holding account.
        owner: PersonLabel,
    },
    /// It is frozen, and somebody besides its owner and the holding accounts is Admin there.
    FrozenWithAdmin {
        /// The organization.
        organization: PlaceLabel,
        /// Its owner, where there is one.
        owner: Option<PersonLabel>,
        /// Who is still Admin.
        admins: Vec<PersonLabel>,
    },
}

/// What is kept on this computer of what was read of this instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CacheInfo {
    /// How large it is.
    #[cfg_attr(feature = "specta", specta(type = u32))]
    pub bytes: u64,
    /// When the list of people in it was read (RFC 3339); nothing where none is kept.
    pub as_of: Option<String>,
    /// Whether anything is kept.
    pub on: bool,
}
