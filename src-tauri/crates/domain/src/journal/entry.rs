//! What can stand in a journal.
//!
//! Two entries frame every write: the intent, synced before a byte leaves, and the outcome with what was read back. A
//! crash between them leaves an intent without outcome; only a new reading decides what became of it.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{RunId, SnapshotId, StepId};
use crate::plan::Plan;
use crate::plan::fact::{Gone, Subject, Value};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Position in the journal of this run, from 1.
    pub sequence: u64,
    /// Which run.
    pub run: RunId,
    /// When it was written, by this computer's clock; order comes from `sequence` alone.
    pub at: Timestamp,
    /// What happened.
    pub event: Event,
}

/// What was read at a subject, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What was seen.
    pub seen: Value,
    /// When the answer arrived.
    pub at: Timestamp,
}

/// What the instance answered to a write, as far as it can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Answer {
    /// A well-formed answer that claims it worked.
    Claimed,
    /// A definite refusal; nothing was changed by this request.
    Refused(Refusal),
    /// Nothing of the request left this computer.
    NotSent(String),
    /// It may or may not have been applied.
    Unknown(String),
    /// The application ended before an answer was noted.
    Lost,
}

/// Why the instance refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Make's code (SC403, IM004), where there is one.
    pub code: Option<String>,
    /// The instance's own words, cut at 500 characters.
    pub detail: Option<String>,
}

/// How a step ended without a write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Settlement {
    /// It was as wanted before anything was sent.
    AlreadySo,
    /// Someone else changed what the step relied on; `subject` names where.
    ChangedMeanwhile {
        /// Where the difference is.
        subject: Subject,
    },
    /// What it belongs to no longer exists.
    NoLongerExists(Gone),
    /// A step it depends on did not happen.
    DependsOnSkipped(StepId),
    /// Something that must be known before sending could not be read, though the instance answers.
    Unreadable(NoReading),
}

/// Why something could not be read from an instance that answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoReading {
    /// The refusal, where it was one.
    pub refusal: Option<Refusal>,
    /// For support.
    pub why: String,
}

/// What a person decided about a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Decision {
    /// Try it again, with a new reading first.
    TryAgain,
    /// Leave it out, with the reason as typed.
    Skip(String),
}

/// Why a run waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Pause {
    /// A person asked to stop after the step at hand.
    ByPerson,
    /// A step needs a decision.
    Step(StepId),
    /// The key stopped working.
    Key(Refusal),
    /// The instance could not be reached.
    Unreachable(String),
    /// A step needs the password that a person typed, and it is not in memory any more.
    Password(StepId),
}

/// A line of the closing check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinalLine {
    /// Where was looked.
    pub subject: Subject,
    /// The step it belongs to; `None` for an expectation of the plan beyond its steps.
    pub step: Option<StepId>,
    /// What was read; `None` where it could not be.
    pub reading: Option<Reading>,
    /// Whether it is as it should be.
    pub fine: bool,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Event {
    /// A person confirmed this plan and it was started; nothing was sent yet.
    Started {
        /// The whole plan.
        plan: Box<Plan>,
        /// The snapshot, written and read back before.
        snapshot: Option<SnapshotId>,
        /// Address of the instance.
        instance: String,
        /// Whose key was used.
        operator: String,
    },
    /// About to send.
    Intent {
        /// Which step.
        step: StepId,
        /// First, second … sending of this step.
        attempt: u32,
        /// The freshness reading right before.
        fresh: Reading,
    },
    /// What came of it.
    Outcome {
        /// Which step.
        step: StepId,
        /// Which sending.
        attempt: u32,
        /// What the instance answered.
        answer: Answer,
        /// What was read back; `None` where reading failed, which leaves the step unsure.
        reading: Option<Reading>,
        /// Time between freshness reading and answer, in milliseconds: the window in which someone else's change to a
        /// whole license could have been lost unseen.
        window_ms: u64,
    },
    /// A step ended, or came to wait for a person, without a write.
    Settled {
        /// Which step.
        step: StepId,
        /// How.
        settlement: Settlement,
        /// What was read.
        reading: Option<Reading>,
    },
    /// A person decided about a step.
    Decided {
        /// Which step.
        step: StepId,
        /// What.
        decision: Decision,
    },
    /// The run waits.
    Paused {
        /// Why.
        reason: Pause,
    },
    /// A person let it go on.
    Continued {
        /// Whether a new key was entered.
        new_key: bool,
        /// Whose key it is from now on, where a new one was entered and the instance says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        operator: Option<String>,
    },
    /// The whole case was read once more.
    FinalCheck {
        /// Line by line.
        lines: Vec<FinalLine>,
    },
    /// Nothing is left to do; the run can never go on by itself.
    Finished,
    /// A person closed the run with steps left open.
    Abandoned,
}
