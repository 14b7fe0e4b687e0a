//! Rows of the scenario list, and the answers to starting and stopping: `isActive` or its older twin `islinked`.

use domain::scenario::Scenario;
use domain::{ScenarioId, TeamId, UserId};

use super::{Fields, Row};

/// A scenario; unreadable only without a number.
pub(crate) fn scenario(fields: &Fields<'_>) -> Row<Scenario> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    let scenario = Scenario {
        id: ScenarioId(id),
        name: fields.text(&["name"]).unwrap_or_default(),
        team: fields.number(&["teamId"]).map(TeamId),
        active: fields.truth(&["isActive", "islinked"]),
        is_paused: fields.truth(&["isPaused"]),
        invalid: fields.truth(&["isinvalid", "isInvalid"]),
        locked: fields.truth(&["islocked", "isLocked"]),
        next_run: fields.time(&["nextExec"]),
        last_edit: fields.time(&["lastEdit"]),
        scheduling: fields.json(&["scheduling"]).map(str::to_owned),
        incomplete_executions: fields.number(&["dlqCount"]),
        created_by: fields.inner("createdByUser").and_then(|user| user.number(&["id"])).map(UserId),
    };
    Row::Known((id, 0), scenario)
}
