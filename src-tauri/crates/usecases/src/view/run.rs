//! A run as it goes.

use domain::StepId;
use serde::{Deserialize, Serialize};

use super::review::{Review, ReviewLine};
use crate::problem::Support;

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Going.
    Running,
    /// Waits for a limit or the network and goes on by itself.
    Waiting,
    /// A step needs a person: a decision, or a key that works.
    NeedsYou,
    /// Stopped by a person, by a lost connection, or by a crash.
    Stopped,
    /// Nothing is left to do.
    Finished,
}

/// Where a step stands, in the words of the interface contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum StepWord {
    /// Not its turn yet.
    Waiting,
    /// Being read.
    Checking,
    /// Sent.
    Doing,
    /// Confirmed.
    Done,
    /// Was so before.
    AlreadySo,
    /// Someone else changed it.
    ChangedMeanwhile,
    /// Not known yet.
    NotSure,
    /// A person decides.
    NeedsYou,
    /// Left out.
    Skipped,
}

/// A run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// Its id.
    pub run: String,
    /// The plan as reviewed.
    pub review: Review,
    /// Where it stands.
    pub state: RunState,
    /// Steps that ended: done, already so, skipped.
    pub ended: u32,
    /// The steps.
    pub steps: Vec<RunStep>,
    /// When it was started (RFC 3339).
    pub started_at: String,
    /// When the last thing happened (RFC 3339).
    pub last_at: String,
    /// Why it waits by itself, and until when.
    pub waiting: Option<Waiting>,
    /// About how many seconds the lines that are left take, at the pace of this window; nothing before that can be told.
    pub remaining_seconds: Option<u32>,
    /// Why it stands still.
    pub pause: Option<PauseWhy>,
    /// Folded-open detail of the pause for support.
    pub support: Option<Support>,
    /// The sentence about what it means to stop now.
    pub if_stopped: IfStopped,
    /// The step that was under way when the application ended, where a reading since then has shown what became of it;
    /// its state says what that is.
    pub looked: Option<StepId>,
    /// Whether a process is at it right now.
    pub live: bool,
    /// Ended for good: finished, or closed by a person with steps left open. It can never go on.
    pub over: bool,
}

/// A step of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunStep {
    /// Which.
    pub step: StepId,
    /// Its line in the review.
    pub line: ReviewLine,
    /// Where it stands.
    pub state: StepWord,
    /// How often it was sent.
    pub attempts: u32,
    /// What was read last, as outside tests read it.
    pub read: Option<String>,
    /// The same in words of the instance.
    pub read_name: Option<String>,
    /// When (RFC 3339).
    pub read_at: Option<String>,
    /// What is the matter.
    pub trouble: Option<StepTrouble>,
}

/// What is the matter with a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum StepTrouble {
    /// Refused by the instance.
    Refused {
        /// HTTP status.
        status: u16,
        /// Make's code.
        code: Option<String>,
        /// The instance's words.
        detail: Option<String>,
    },
    /// Accepted and not changed.
    AcceptedButUnchanged,
    /// No clear answer; reading shows that nothing changed.
    NotApplied,
    /// Not known.
    Unclear,
    /// Someone else changed it.
    ChangedMeanwhile,
    /// It no longer exists.
    NoLongerExists(domain::plan::fact::Gone),
    /// A step it depends on was left out.
    DependsOnSkipped(StepId),
    /// What must be known before sending could not be read; nothing was sent.
    Unreadable {
        /// HTTP status, where the instance refused.
        status: Option<u16>,
    },
    /// Left out by choice.
    SkippedByChoice(String),
}

/// Why a run waits by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    /// Why.
    pub why: WaitingWhy,
    /// Seconds to go, where known.
    pub seconds: Option<u32>,
}

/// Why a run waits by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum WaitingWhy {
    /// The instance asked to slow down.
    Limit,
    /// No connection.
    Network,
}

/// Why a run stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PauseWhy {
    /// A person asked for it.
    ByPerson,
    /// A step needs a decision.
    Step,
    /// The key stopped working.
    Key,
    /// The password of a new person is needed again.
    Password,
    /// The instance could not be reached.
    Unreachable,
    /// The application ended in the middle.
    Interrupted,
}

/// What it means to stop now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct IfStopped {
    /// Organizations that are finished.
    pub finished: Vec<String>,
    /// The organization in the middle of it and how far it is.
    pub midway: Option<Midway>,
    /// Organizations that were not touched.
    pub untouched: Vec<String>,
}

/// How far an organization is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Midway {
    /// Its name.
    pub organization: String,
    /// Frozen.
    pub frozen: bool,
    /// Handed over.
    pub handed_over: bool,
    /// The former owner is limited.
    pub limited: bool,
}

/// One run in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunItem {
    /// Its id.
    pub run: String,
    /// What it is for.
    pub kind: domain::plan::PlanKind,
    /// The customer's name.
    pub title: String,
    /// When it was started.
    pub started_at: String,
    /// When the last thing happened.
    pub last_at: String,
    /// Where it stands.
    pub state: RunState,
    /// Ended for good: finished, or closed by a person with steps left open. It can never go on.
    pub over: bool,
    /// Ended steps.
    pub ended: u32,
    /// All steps.
    pub steps: u32,
}
