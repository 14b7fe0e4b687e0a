//! What it means to stop now: which organizations are finished, which is in the middle, which were not touched.

use domain::OrganizationId;
use domain::journal::{RunStatus, StepState, StepStatus};
use domain::plan::change::Change;
use domain::plan::step::Step;

use crate::review::place_name;
use crate::view::run::{IfStopped, Midway};

pub(crate) fn if_stopped(status: &RunStatus) -> IfStopped {
    let mut result = IfStopped { finished: Vec::new(), midway: None, untouched: Vec::new() };
    for place in status.plan.organizations() {
        let name = place_name(&status.plan.names, place);
        let own = || steps_of(status, place).map(|(_, own)| own);
        if own().all(|step| step.state.is_settled()) {
            result.finished.push(name);
        } else if own().all(is_untouched) {
            result.untouched.push(name);
        } else if result.midway.is_none() {
            result.midway = Some(midway(status, place, name));
        }
    }
    result
}

fn steps_of(status: &RunStatus, place: OrganizationId) -> impl Iterator<Item = (&Step, &StepStatus)> {
    let steps = status.plan.steps.iter().filter(move |step| step.change.organization() == Some(place));
    steps.filter_map(|step| Some((step, status.step(step.id)?)))
}

fn is_untouched(step: &StepStatus) -> bool {
    step.state == StepState::Waiting && step.attempts == 0
}

fn midway(status: &RunStatus, place: OrganizationId, organization: String) -> Midway {
    let reached = |is: &dyn Fn(&Change) -> bool| {
        steps_of(status, place).any(|(step, own)| is(&step.change) && own.state.is_reached())
    };
    let person = status.plan.person;
    Midway {
        organization,
        frozen: reached(&|change| matches!(change, Change::SetLicense { .. })),
        handed_over: reached(&|change| matches!(change, Change::TransferOwnership { .. })),
        limited: reached(&|change| match change {
            Change::SetOrganizationRole { user, .. } | Change::RemoveFromOrganization { user, .. } => {
                Some(*user) == person
            }
            Change::SetLicense { .. }
            | Change::TransferOwnership { .. }
            | Change::SetTeamRole { .. }
            | Change::RemoveFromTeam { .. }
            | Change::CreateHoldingAccount { .. }
            | Change::CreatePerson(_)
            | Change::UpdatePerson { .. }
            | Change::SetAdminRole { .. }
            | Change::DeletePerson { .. }
            | Change::RemoveFromOrganizationWithConnections { .. }
            | Change::RemoveFromTeamWithConnections { .. }
            | Change::Invite(_)
            | Change::CreateOrganization(_)
            | Change::CreateTeam { .. }
            | Change::RenameTeam { .. } => false,
        }),
    }
}
