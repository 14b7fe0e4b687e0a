//! What a case needs of a key. It is asked before anything begins, so that a limited key does not come to an end in the
//! middle of a case. What is not known (yet) does not stand in the way; how it becomes known is in `connect`.

use domain::plan::PlanKind;
use domain::plan::leave::LeaveKind;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::instance::JobKind;

/// What a plan needs.
pub(crate) fn needs(kind: PlanKind) -> &'static [JobKind] {
    match kind {
        PlanKind::CustomerLeaves => &[JobKind::ChangeLicenses, JobKind::ChangeRoles],
        PlanKind::CreateHoldingAccount | PlanKind::CreatePerson => &[JobKind::CreateAccounts],
        PlanKind::PersonLeaves
        | PlanKind::HandOver
        | PlanKind::EditPerson
        | PlanKind::AdminRole
        | PlanKind::RemoveFrom
        | PlanKind::DeletePerson
        | PlanKind::AddMember
        | PlanKind::Access => &[JobKind::ChangeRoles],
        PlanKind::CreateOrganization => &[JobKind::ChangeLicenses],
        // What these need is no job of the key check; the instance refuses where it is missing.
        PlanKind::Invite | PlanKind::CreateTeam | PlanKind::RenameTeam => &[],
    }
}

/// What a leave needs.
pub(crate) fn leaving(kind: LeaveKind) -> &'static [JobKind] {
    match kind {
        LeaveKind::Customer => needs(PlanKind::CustomerLeaves),
        LeaveKind::Person => needs(PlanKind::PersonLeaves),
    }
}

/// Fails with `KeyCannot` where the key is known to lack something.
pub(crate) fn require(session: &Session, needed: &[JobKind], operation: &str) -> Outcome<()> {
    let Some(facts) = session.known().facts() else { return Ok(()) };
    let missing: Vec<_> = facts.jobs.iter().filter(|job| !job.can && needed.contains(&job.job)).cloned().collect();
    if missing.is_empty() { Ok(()) } else { Err(Problem::new(Code::KeyCannot { missing }, operation, session.now())) }
}
