//! Steps as they are added to a plan in the making, whoever makes it.

use crate::access::{CellKey, Place};
use crate::ids::{RoleId, StepId};
use crate::plan::change::Change;
use crate::plan::fact::Value;
use crate::plan::step::{Step, Why};
use crate::role::TEAM_ADMIN;

/// Adds a step behind the others; its id counts from 1.
pub(super) fn push(steps: &mut Vec<Step>, change: Change, before: Value, after: Value, why: Why) -> &mut Step {
    let id = StepId(steps.len() as u64 + 1);
    let (also_before, also_after) = (Vec::new(), Vec::new());
    let (relies_on, depends_on) = (Vec::new(), Vec::new());
    steps.push(Step { id, change, before, also_before, after, also_after, relies_on, depends_on, why, note: None });
    let last = steps.len() - 1;
    &mut steps[last]
}

/// The step that takes a place away. Connections are kept.
pub(super) fn removal(CellKey { user, place }: CellKey) -> Change {
    match place {
        Place::Organization(organization) => Change::RemoveFromOrganization { user, organization },
        Place::Team { organization, team } => Change::RemoveFromTeam { user, organization, team },
    }
}

/// The step that gives a role.
pub(super) fn giving(CellKey { user, place }: CellKey, role: RoleId) -> Change {
    match place {
        Place::Organization(organization) => Change::SetOrganizationRole { user, organization, role },
        Place::Team { organization, team } => Change::SetTeamRole { user, organization, team, role },
    }
}

/// Whether a role in a team can only be removed and given again, as far as is known (H3).
pub(super) fn goes_by_removal(present: RoleId, changeable: Option<bool>) -> bool {
    changeable.map_or(present == TEAM_ADMIN, |changeable| !changeable)
}

/// A role in a team is removed, and the wanted one is given where there is one (H3).
pub(super) fn remove_and_give(
    steps: &mut Vec<Step>,
    at: CellKey,
    present: RoleId,
    wanted: Option<RoleId>,
    after: Option<StepId>,
    why: Why,
) {
    let step = push(steps, removal(at), Value::Role(Some(present)), Value::Role(None), why);
    step.depends_on = after.into_iter().collect();
    let removed = step.id;
    let Some(wanted) = wanted else { return };
    step.also_after.push(Value::Role(Some(wanted)));
    let step = push(steps, giving(at, wanted), Value::Role(None), Value::Role(Some(wanted)), why);
    step.depends_on = vec![removed];
}

/// Where somebody had no role in a team, a transfer may leave a Team Admin, because an organization Admin is one in all
/// teams (H3). Mostly there is nothing, and then this is so already.
pub(super) fn clear_new_row(steps: &mut Vec<Step>, at: CellKey, limited: StepId) {
    let step = push(steps, removal(at), Value::Role(None), Value::Role(None), Why::FixedTeamAdmin);
    step.also_before.push(Value::Role(Some(TEAM_ADMIN)));
    step.depends_on = vec![limited];
}
