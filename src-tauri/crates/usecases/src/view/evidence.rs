//! The proof: values read back, with their times.

use domain::StepId;
use serde::{Deserialize, Serialize};

use super::instance::{Kind, Look};
use super::review::Review;
use super::run::{RunStep, StepWord};

/// The proof of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Which run.
    pub run: String,
    /// The plan as reviewed.
    pub review: Review,
    /// The instance's name.
    pub instance: String,
    /// Its address.
    pub address: String,
    /// Its kind.
    pub kind: Kind,
    /// Its look.
    pub look: Look,
    /// Whose key was used; where a new key was someone else's, one after the other.
    pub operator: String,
    /// When it was started (RFC 3339).
    pub started_at: String,
    /// When it ended (RFC 3339).
    pub ended_at: String,
    /// Everything ended and the whole-case check found no difference.
    pub complete: bool,
    /// Line by line.
    pub lines: Vec<EvidenceLine>,
    /// What the whole-case check found to be different; never averaged away.
    pub differences: Vec<Difference>,
    /// The widest window, in milliseconds, in which another admin's change to a license could have been lost unseen.
    #[cfg_attr(feature = "specta", specta(type = Option<u32>))]
    pub license_window_ms: Option<u64>,
    /// Ticks of the browser check.
    pub ticks: Vec<Tick>,
    /// Where it was saved, once it was.
    pub saved: Option<SavedFiles>,
}

/// One line of proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EvidenceLine {
    /// Which step.
    pub step: StepId,
    /// The step with its trouble, if any.
    pub line: RunStep,
    /// Where it stands.
    pub state: StepWord,
    /// The value read back, as outside tests read it; absent where nothing could be read.
    pub read: Option<String>,
    /// The same in words of the instance.
    pub read_name: Option<String>,
    /// When it was read (RFC 3339).
    pub read_at: Option<String>,
}

/// Something the whole-case check found to be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The step it belongs to.
    pub step: Option<StepId>,
    /// Where: the organization or team by name.
    pub place: String,
    /// Who, where it is about a person.
    pub person: Option<String>,
    /// What was read; absent where it could not be read.
    pub read: Option<String>,
    /// When.
    pub read_at: Option<String>,
}

/// A tick of the browser check "Look as …", which this app does not check by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Tick {
    /// Which.
    pub item: TickItem,
    /// Ticked.
    pub done: bool,
    /// Initials of who ticked it.
    pub initials: String,
}

/// What a person looks at in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TickItem {
    /// The dashboard opens.
    Dashboard,
    /// The scenarios are there.
    Scenarios,
    /// Notifications are switched off.
    Notifications,
    /// Signed out again.
    SignedOut,
}

/// Where the proof was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SavedFiles {
    /// The page for people.
    pub html: String,
    /// The record for machines.
    pub json: String,
}
