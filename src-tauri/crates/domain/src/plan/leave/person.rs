//! Only a person leaves: hand what they own to a colleague, then remove the person. Nothing is frozen.

use super::{Draft, closing, is_owned};
use crate::ids::StepId;
use crate::plan::change::Change;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::Why;
use crate::role;
use crate::snapshot::OrganizationFacts;

/// All steps: owned organizations first, then the places where the person is only a member.
pub(super) fn steps(draft: &mut Draft<'_>) {
    let facts = draft.facts;
    let (owned, member): (Vec<_>, Vec<_>) = facts.organizations.iter().partition(|place| is_owned(facts, place));
    for place in owned.into_iter().filter(|place| draft.choices.included.contains(&place.id())) {
        let Some(handed_over) = draft.hand_over(place, None) else { continue };
        remove(draft, place, Some(handed_over));
    }
    for place in member {
        remove(draft, place, None);
    }
}

/// Where the present role is not shown nobody could tell what was taken away, so the place is left out.
fn remove(draft: &mut Draft<'_>, place: &OrganizationFacts, after: Option<StepId>) {
    let (user, organization) = (draft.facts.leaver.id, place.id());
    let present = if after.is_some() { Some(role::ADMIN) } else { place.member(user).and_then(|member| member.role) };
    let Some(present) = present else {
        let subject = Subject::OrganizationRole { user, organization };
        return closing::left_out(draft, subject, vec![Value::Role(None)]);
    };
    let change = Change::RemoveFromOrganization { user, organization };
    let step = draft.push(change, Value::Role(Some(present)), Value::Role(None), Why::Leaves);
    step.depends_on = after.into_iter().collect();
}
