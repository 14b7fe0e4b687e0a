//! What the closing check looks at besides the steps: roles that stay, teams and organizations that nobody knew when
//! the plan was made, the administration role of the person who leaves.

use super::Draft;
use crate::ids::{OrganizationId, UserId};
use crate::plan::Expectation;
use crate::plan::fact::{Subject, Value};
use crate::snapshot::OrganizationFacts;

/// Roles of someone limited that stay are looked at in the end: nothing of this may have given them more. Nor may they
/// be in a team that came later.
pub(super) fn roles_that_stay(draft: &mut Draft<'_>, place: &OrganizationFacts, user: UserId) {
    for row in place.team_members.iter().filter(|row| row.user == user) {
        let subject = Subject::TeamRole { user, organization: place.id(), team: row.team };
        let touched = draft.steps.iter().any(|step| step.change.subject() == subject);
        if let (Some(present), false) = (row.role, touched) {
            draft.closing.push(Expectation { subject, fine: vec![Value::Role(Some(present)), Value::Role(None)] });
        }
    }
    let known = place.teams.iter().map(|team| team.id).collect();
    let subject = Subject::TeamsBesides { user, organization: place.id(), known };
    draft.closing.push(Expectation { subject, fine: vec![Value::Teams(Vec::new())] });
}

/// A place that the plan had to leave out is looked at in the end: it is only fine where somebody else saw to it.
pub(super) fn left_out(draft: &mut Draft<'_>, subject: Subject, fine: Vec<Value>) {
    draft.closing.push(Expectation { subject, fine });
}

/// The person owns nothing besides what the case is about, and administers no more than before.
pub(super) fn the_person(draft: &mut Draft<'_>) {
    let (leaver, facts) = (&draft.facts.leaver, draft.facts);
    let mut fine = vec![Value::AdminRole(None)];
    fine.extend(leaver.admin_role.map(|role| Value::AdminRole(Some(role))));
    let known: Vec<OrganizationId> = super::owned(facts).map(OrganizationFacts::id).collect();
    let user = leaver.id;
    draft.closing.push(Expectation { subject: Subject::AdminRole { user }, fine });
    let fine = vec![Value::Organizations(Vec::new())];
    draft.closing.push(Expectation { subject: Subject::OwnedBesides { user, known }, fine });
}
