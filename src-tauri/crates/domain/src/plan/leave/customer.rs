//! A customer leaves: freeze, hand over to the holding account, limit the former owner and chosen colleagues.

use super::{Draft, closing};
use crate::access::CellKey;
use crate::ids::{StepId, UserId};
use crate::license::{CUTS_READING, FREEZE, FURTHER_CONSUMABLES, License};
use crate::plan::change::Change;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::Why;
use crate::plan::steps;
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
        clear_new_rows(draft, place, limited);
        closing::roles_that_stay(draft, place, facts.leaver.id);
        limit_colleagues(draft, place, handed_over);
        cut_reading(draft, place, frozen, handed_over);
    }
}

fn freeze(draft: &mut Draft<'_>, place: &OrganizationFacts) -> Option<StepId> {
    let before = place.organization.license.clone()?;
    let after = frozen(draft, place)?;
    let change = Change::SetLicense { organization: place.id(), keys: before.differences(&after) };
    let step = draft.push(change, Value::License(before), Value::License(after), Why::Freeze);
    Some(step.id)
}

/// The license with everything lowered that may be lowered while there is still something to read and to change.
fn frozen(draft: &Draft<'_>, place: &OrganizationFacts) -> Option<License> {
    let before = place.organization.license.clone()?;
    let further = further(draft, place).filter(|(key, _)| *key != CUTS_READING);
    Some(FREEZE.into_iter().chain(further).fold(before, |license, (key, json)| lower(license, key, json)))
}

/// Chosen keys that the license has, with their minimum.
fn further<'a>(
    draft: &'a Draft<'_>,
    place: &'a OrganizationFacts,
) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    let chosen = draft.choices.further_consumables.get(&place.id());
    let license = place.organization.license.as_ref();
    FURTHER_CONSUMABLES.into_iter().filter(move |(key, _)| {
        chosen.is_some_and(|keys| keys.contains(*key)) && license.is_some_and(|license| license.get(key).is_some())
    })
}

/// The API limit goes last in its organization: lowered with the rest it could refuse the very readings that prove it.
fn cut_reading(draft: &mut Draft<'_>, place: &OrganizationFacts, first: Option<StepId>, handed_over: StepId) {
    let Some((key, minimum)) = further(draft, place).find(|(key, _)| *key == CUTS_READING) else { return };
    let Some(before) = frozen(draft, place) else { return };
    let after = lower(before.clone(), key, minimum);
    let keys = before.differences(&after);
    if !keys.is_empty() {
        let change = Change::SetLicense { organization: place.id(), keys };
        let step = draft.push(change, Value::License(before), Value::License(after), Why::Freeze);
        step.depends_on = first.into_iter().chain([handed_over]).collect();
    }
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
    let admins = place.members.iter().filter(|member| member.role == Some(role::ADMIN));
    for member in admins.filter(|member| chosen(member.person.id)) {
        let (user, organization, limited) = (member.person.id, place.id(), draft.choices.limited_role);
        let change = Change::SetOrganizationRole { user, organization, role: limited };
        let step = draft.push(change, Value::Role(Some(role::ADMIN)), Value::Role(Some(limited)), Why::ColleagueAdmin);
        step.depends_on = vec![handed_over];
        let demoted = step.id;
        limit_in_teams(draft, place, user, demoted, Why::ColleagueAdmin);
        closing::roles_that_stay(draft, place, user);
    }
}

fn limit_in_teams(draft: &mut Draft<'_>, place: &OrganizationFacts, user: UserId, after: StepId, why: Why) {
    let limited = draft.choices.limited_team_role;
    let roles = draft.facts.roles.with(&place.own_roles);
    for team in &place.teams {
        let Some(row) = place.team_member(user, team.id) else { continue };
        match row.role {
            Some(present) if present == role::TEAM_ADMIN || limited.is_none() => {
                let at = CellKey::team(user, place.id(), team.id);
                steps::remove_and_give(&mut draft.steps, at, present, limited, Some(after), why);
            }
            Some(present) if limited.is_some_and(|limited| roles.role_allows_more(present, limited)) => {
                let Some(limited) = limited else { continue };
                let change = Change::SetTeamRole { user, organization: place.id(), team: team.id, role: limited };
                let step = draft.push(change, Value::Role(Some(present)), Value::Role(Some(limited)), Why::LimitInTeam);
                step.depends_on = vec![after];
            }
            Some(_) => {}
            None => {
                let subject = Subject::TeamRole { user, organization: place.id(), team: team.id };
                closing::left_out(draft, subject, vec![Value::Role(limited), Value::Role(None)]);
            }
        }
    }
}

/// Rows that the transfer may make where the former owner had none.
fn clear_new_rows(draft: &mut Draft<'_>, place: &OrganizationFacts, limited: StepId) {
    let user = draft.facts.leaver.id;
    for team in place.teams.iter().filter(|team| place.team_member(user, team.id).is_none()) {
        steps::clear_new_row(&mut draft.steps, CellKey::team(user, place.id(), team.id), limited);
    }
}
