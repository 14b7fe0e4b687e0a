//! The changes that wait to be reviewed, what is said of them before the review, and what a run gave back to them.

use domain::RoleId;
use domain::access::Refusal;
use domain::plan::PersonLabel;
use serde::{Deserialize, Serialize};

use super::access::{CellLabel, CellUnknown};
use super::review::{PlaceName, Review, TeamName};

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TraySummary {
    /// Changes that wait.
    pub count: u32,
    /// Something can be undone.
    pub undo: bool,
    /// Something can be done again.
    pub redo: bool,
}

/// Everything that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TrayView {
    /// Changes that wait.
    pub count: u32,
    /// Something can be undone.
    pub undo: bool,
    /// Something can be done again.
    pub redo: bool,
    /// The changes in the order in which they were staged.
    pub lines: Vec<TrayLine>,
}

/// A change that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TrayLine {
    /// By what the core knows it.
    pub key: String,
    /// Who.
    pub user: PersonLabel,
    /// Where.
    pub organization: PlaceName,
    /// The team there.
    pub team: Option<TeamName>,
    /// What was there when it was staged; nothing for no access.
    pub was: Option<NamedRole>,
    /// What is wanted; nothing for a removal.
    pub wish: Option<NamedRole>,
    /// The operator's note.
    pub note: Option<String>,
    /// Whether it still fits what is there.
    pub state: TrayLineState,
    /// What comes with it.
    pub follows: Vec<TrayFollow>,
}

/// Whether a change that waits still fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum TrayLineState {
    /// As far as is known it does.
    Open,
    /// It was put off: it stays in the tray and out of the next review.
    Later,
    /// Something else is there by now.
    Stale {
        /// What; nothing for no access, and where it is not known.
        now: Option<NamedRole>,
        /// Why it is not known.
        unknown: Option<CellUnknown>,
    },
}

/// A role by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NamedRole {
    /// Number on this instance.
    pub id: RoleId,
    /// Name as the instance shows it.
    pub name: String,
}

/// What comes with a change that waits. Teams are nothing where they were not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum TrayFollow {
    /// An Admin becomes Team Admin in all teams, for good.
    FixedTeamAdminIn {
        /// All teams.
        teams: Option<Vec<TeamName>>,
    },
    /// Who gets a role in a team becomes a member of its organization.
    BecomesMember,
    /// Who is added to an organization sees nothing there until given a team.
    SeesNothingYet,
    /// Who is removed from an organization loses these teams.
    TeamsGo {
        /// The teams that they are in.
        teams: Option<Vec<TeamName>>,
    },
    /// Who is no longer Admin stays Team Admin here, unless something else is staged.
    StaysTeamAdmin {
        /// Where nothing is staged.
        teams: Option<Vec<TeamName>>,
    },
}

/// What shall become of a change whose facts are not those that were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum TrayDecision {
    /// It is still wanted.
    Mine,
    /// It goes; what is there stays.
    Theirs,
    /// It stays in the tray and out of this review.
    Later,
}

/// The tray on its way to a review.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TrayReview {
    /// Changes whose facts are not those that were seen: each waits for a choice.
    pub stale: Vec<TrayLine>,
    /// Changes that cannot be any more: each waits to be dropped.
    pub refused: Vec<RefusedLine>,
    /// Changes that were put off and are not in the review.
    pub later: u32,
    /// Changes that somebody else made meanwhile: they wait no more.
    pub already_so: u32,
    /// The review; only where nothing waits for a choice, and something is left to do.
    pub review: Option<Review>,
}

/// A change that cannot be any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RefusedLine {
    /// Which.
    pub line: TrayLine,
    /// Why.
    pub reason: Refusal,
}

/// How far the reading for a review has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ReviewProgress {
    /// Organizations that were read.
    pub read: u32,
    /// Organizations that are to be read; 0 where nothing is being read.
    pub total: u32,
}

/// What a finished or stopped run gives back to the tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RunPart {
    /// What it did not do.
    Open,
    /// The opposite of what it did.
    Undo,
}

/// What came of giving back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GivenBack {
    /// What waits now.
    pub tray: TraySummary,
    /// Lines that wait now and did not before.
    pub staged: u32,
    /// Steps for which nothing could be staged.
    pub left_out: Vec<LeftOutLine>,
}

/// A step for which nothing could be staged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeftOutLine {
    /// Who and where.
    pub cell: CellLabel,
    /// Why.
    pub why: LeftOutWhy,
}

/// Why nothing could be staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum LeftOutWhy {
    /// It is not allowed now.
    Refused(Refusal),
    /// It is so already.
    AlreadySo,
    /// Something else is there by now than the run left; nobody's later change is undone.
    ChangedSince,
    /// What was there before is not known, or cannot be given.
    CannotGiveBack,
}
