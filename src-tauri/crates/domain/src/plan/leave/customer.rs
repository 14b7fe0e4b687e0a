//! A customer leaves: freeze, hand over to the holding account, limit the former owner and chosen colleagues.

use super::Draft;
use crate::ids::{RoleId, StepId, TeamId, UserId};
use crate::license::{FREEZE, FURTHER_CONSUMABLES, License};
use crate::plan::Expectation;
use crate::plan::change::Change;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::Why;
use crate::role;
use crate::snapshot::OrganizationFacts;

/// All steps, organization by organization in the order they were found.
pub(super) fn steps(draft: &mut Draft<'_>) {
    let facts = draft.facts;
    for place in super::owned(facts).filter(|place| draft.choices.included.contains(&place.id())) {
        let frozen = freeze(draft, place);
        let Some(handed_over) = draft.hand_over(place, frozen) else { continue };
        let limited = limit_former_owner(draft, place, handed_over);
        limit_in_teams(draft, place, facts.leaver.id, limited, Why::FixedTeamAdmin);
        limit_colleagues(draft, place, handed_over);
        watch(draft, place);
    }
}

fn freeze(draft: &mut Draft<'_>, place: &OrganizationFacts) -> Option<StepId> {
    let before = place.organization.license.clone()?;
    let chosen = draft.choices.further_consumables.get(&place.id());
    let further = FURTHER_CONSUMABLES
        .iter()
        .filter(|(key, _)| chosen.is_some_and(|keys| keys.contains(*key)) && before.get(key).is_some());
    let after = FREEZE.iter().chain(further).fold(before.clone(), |license, (key, json)| lower(license, key, json));
    let change = Change::SetLicense { organization: place.id(), keys: before.differences(&after) };
    let step = draft.push(change, Value::License(before), Value::License(after), Why::Freeze);
    Some(step.id)
}

/// Never raises an allowance: what is already at or below the minimum stays as it is.
fn lower(license: License, key: &str, minimum: &str) -> License {
    let floor = minimum.parse().unwrap_or(0);
    match license.number(key) {
        Some(present) if present <= floor => license,
        Some(_) | None => license.with(key, minimum),
    }
}

fn limit_former_owner(draft: &mut Draft<'_>, place: &OrganizationFacts, handed_over: StepId) -> StepId {
    let (user, organization, limited) = (draft.facts.leaver.id, place.id(), draft.choices.limited_role);
    let change = Change::SetOrganizationRole { user, organization, role: limited };
    let step = draft.push(change, Value::Role(Some(role::ADMIN)), Value::Role(Some(limited)), Why::StillAdmin);
    step.depends_on = vec![handed_over];
    step.id
}

fn limit_colleagues(draft: &mut Draft<'_>, place: &OrganizationFacts, handed_over: StepId) {
    let Some(people) = draft.choices.limit_colleagues.get(&place.id()) else { return };
    let operator = draft.facts.operator;
    let chosen = |id: UserId| people.contains(&id) && operator != Some(id);
    for member in place.members.iter().filter(|member| member.role == role::ADMIN && chosen(member.person.id)) {
        let (user, organization, limited) = (member.person.id, place.id(), draft.choices.limited_role);
        let change = Change::SetOrganizationRole { user, organization, role: limited };
        let step = draft.push(change, Value::Role(Some(role::ADMIN)), Value::Role(Some(limited)), Why::ColleagueAdmin);
        step.depends_on = vec![handed_over];
        let demoted = step.id;
        limit_in_teams(draft, place, user, demoted, Why::ColleagueAdmin);
    }
}

fn limit_in_teams(draft: &mut Draft<'_>, place: &OrganizationFacts, user: UserId, after: StepId, why: Why) {
    let limited = draft.choices.limited_team_role;
    for team in &place.teams {
        match place.team_role(user, team.id) {
            Some(present) if present == role::TEAM_ADMIN || limited.is_none() => {
                remove_and_give(draft, place, user, team.id, present, after, why);
            }
            Some(present) if allows_more(present) && Some(present) != limited => {
                let Some(limited) = limited else { continue };
                let change = Change::SetTeamRole { user, organization: place.id(), team: team.id, role: limited };
                let step = draft.push(change, Value::Role(Some(present)), Value::Role(Some(limited)), Why::LimitInTeam);
                step.depends_on = vec![after];
            }
            Some(_) | None => {}
        }
    }
}

/// Team Monitoring may only look; nobody gets more than they had.
fn allows_more(present: RoleId) -> bool {
    const MONITORING: RoleId = RoleId(4);
    present != MONITORING
}

fn remove_and_give(
    draft: &mut Draft<'_>,
    place: &OrganizationFacts,
    user: UserId,
    team: TeamId,
    present: RoleId,
    after: StepId,
    why: Why,
) {
    let (organization, limited) = (place.id(), draft.choices.limited_team_role);
    let remove = Change::RemoveFromTeam { user, organization, team };
    let step = draft.push(remove, Value::Role(Some(present)), Value::Role(None), why);
    step.depends_on = vec![after];
    let removed = step.id;
    let Some(limited) = limited else { return };
    step.also_after.push(Value::Role(Some(limited)));
    let give = Change::SetTeamRole { user, organization, team, role: limited };
    let step = draft.push(give, Value::Role(None), Value::Role(Some(limited)), why);
    step.depends_on = vec![removed];
}

/// Teams in which the former owner had no role are looked at in the closing check: a transfer may leave rows there.
fn watch(draft: &mut Draft<'_>, place: &OrganizationFacts) {
    let user = draft.facts.leaver.id;
    for team in &place.teams {
        let present = place.team_role(user, team.id);
        if present.is_none() {
            let subject = Subject::TeamRole { user, organization: place.id(), team: team.id };
            draft.closing.push(Expectation { subject, fine: vec![Value::Role(None)] });
        }
    }
}
