//! Scenarios: what customers built, as far as the lists tell.

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::{ScenarioId, TeamId, UserId};

/// A scenario as a list shows it. Whatever the answer left out or said unreadably is `None`, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Number on this instance.
    pub id: ScenarioId,
    /// Name, exactly as the instance has it.
    pub name: String,
    /// The team it belongs to.
    pub team: Option<TeamId>,
    /// Whether it is switched on.
    pub active: Option<bool>,
    /// Whether the instance paused it.
    pub is_paused: Option<bool>,
    /// Whether it cannot run as it is.
    pub invalid: Option<bool>,
    /// Whether an execution holds it.
    pub locked: Option<bool>,
    /// When it runs next.
    pub next_run: Option<Timestamp>,
    /// When it was last edited.
    pub last_edit: Option<Timestamp>,
    /// How it is scheduled, as the instance's own JSON text.
    pub scheduling: Option<String>,
    /// How many executions wait to be completed.
    pub incomplete_executions: Option<u64>,
    /// Who built it.
    pub created_by: Option<UserId>,
}
