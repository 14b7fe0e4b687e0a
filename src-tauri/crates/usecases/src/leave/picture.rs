//! A draft as a window shows it.

use std::collections::BTreeSet;

use domain::license::{FREEZE, FURTHER_CONSUMABLES, License};
use domain::person::Person;
use domain::plan::leave::{Blocker, LeaveChoices, LeaveFacts, blockers, colleague_admins, is_owned, warnings};
use domain::plan::{Names, PersonLabel, Warning};
use domain::role::{self, Role, RoleBook};
use domain::snapshot::{Member, OrganizationFacts};
use domain::{OrganizationId, RoleId, UserId};

use super::choices::{can_be_limited, choices, decision, proposed_name};
use crate::cases::drafts::Draft;
use crate::directory::Directory;
use crate::holding;
use crate::review::{count, said, still_there, warned_person};
use crate::view::leave::{Colleague, Decision, FoundOrganization, LeaveDraft, LicenseLine, RoleChoice, Stays};
use crate::view::people::Completeness;

pub(crate) fn picture(id: u32, draft: &Draft, remembered: Option<UserId>, directory: &Directory) -> LeaveDraft {
    let facts = draft.facts();
    let choices = choices(draft);
    let warnings = all_warnings(draft, &facts, &choices);
    LeaveDraft {
        draft: id,
        leaver: label(&draft.leaver),
        leaver_admin: draft.leaver.admin_role.is_some(),
        completeness: draft.completeness.clone(),
        problem: draft.problem.clone(),
        organizations: draft.places.iter().map(|place| found(draft, &facts, place, directory)).collect(),
        choices: draft.input.clone(),
        proposed_name: proposed_name(draft),
        limited_roles: roles(&draft.roles, draft.roles.limited_organization_roles()),
        limited_team_roles: roles(&draft.roles, draft.roles.limited_team_roles()),
        blockers: blocking(draft, &facts, &choices),
        successor: holding::chosen(draft, remembered, directory),
        stays: stays(draft, &choices, &warnings),
        people: people(&facts, draft.successor(), &warnings),
        warnings,
    }
}

pub(crate) fn label(person: &Person) -> PersonLabel {
    PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() }
}

/// While organizations are still being found, that none is included yet says nothing.
fn blocking(draft: &Draft, facts: &LeaveFacts, choices: &LeaveChoices) -> Vec<Blocker> {
    let mut found = blockers(facts, choices, draft.successor());
    let nothing = |blocker: &Blocker| matches!(blocker, Blocker::NothingIncluded | Blocker::NothingToDo);
    found.retain(|blocker| !(draft.completeness.looking && nothing(blocker)));
    found
}

/// Warnings of the plan, and what only the looking knows.
pub(crate) fn all_warnings(draft: &Draft, facts: &LeaveFacts, choices: &LeaveChoices) -> Vec<Warning> {
    let mut all = warnings(facts, choices, draft.successor());
    if let Some(successor) = &draft.successor
        && let Some(person) = &successor.person
        && successor.works
        && choices.kind == domain::plan::leave::LeaveKind::Customer
    {
        let warning = Warning::HoldingLooksLikePerson(person.id);
        if !all.contains(&warning) {
            all.push(warning);
        }
    }
    if !draft.completeness.looking && !draft.complete {
        all.push(Warning::Incomplete(what_is_missing(&draft.completeness)));
    }
    all
}

/// How many organizations were looked at of how many; where all were, how many were found and how many the instance
/// counts instead.
fn what_is_missing(seen: &Completeness) -> String {
    match seen.expected {
        Some(expected) if seen.looked == seen.total && seen.found != expected => format!("{}≠{expected}", seen.found),
        Some(_) | None => format!("{}/{}", seen.looked, seen.total),
    }
}

pub(crate) fn roles<'a>(book: &RoleBook, roles: impl Iterator<Item = &'a Role>) -> Vec<RoleChoice> {
    let choice = |role: &Role| RoleChoice {
        id: role.id,
        name: role.name.clone(),
        views_data_stores: book.views_data_stores(role.id),
    };
    roles.map(choice).collect()
}

fn found(draft: &Draft, facts: &LeaveFacts, place: &OrganizationFacts, directory: &Directory) -> FoundOrganization {
    let (id, leaver) = (place.id(), draft.leaver.id);
    let owned = is_owned(facts, place);
    let admin_in = place.team_members.iter().filter(|row| row.user == leaver && row.role == Some(role::TEAM_ADMIN));
    FoundOrganization {
        id,
        name: place.organization.name.clone(),
        owned,
        role_name: role_name(draft, place, place.member(leaver).and_then(|member| member.role)),
        teams: count(place.teams.len()),
        team_admin_in: count(admin_in.count()),
        active_scenarios: place.organization.active_scenarios.and_then(|number| u32::try_from(number).ok()),
        frozen: place.organization.license.as_ref().is_some_and(License::is_frozen),
        colleagues: if owned { colleagues(draft, facts, place, directory) } else { Vec::new() },
        license: if owned { license(place.organization.license.as_ref()) } else { Vec::new() },
        decision: if owned { shown_decision(draft, id) } else { None },
    }
}

/// Only what a person decided or has to decide.
fn shown_decision(draft: &Draft, id: OrganizationId) -> Option<Decision> {
    let from_start = draft.started_from.as_ref().is_none_or(|chosen| chosen.contains(&id));
    let said = draft.input.decisions.iter().any(|row| row.organization == id);
    (said || !from_start).then(|| decision(draft, id))
}

fn colleagues(draft: &Draft, facts: &LeaveFacts, place: &OrganizationFacts, directory: &Directory) -> Vec<Colleague> {
    let (proposed, _) = colleague_admins(facts, place);
    let others = place.members.iter().filter(|member| member.person.id != draft.leaver.id);
    let colleague = |member: &Member| Colleague {
        looks_like: directory.looks_like(&member.person),
        ..colleague(draft, facts, place, member, &proposed)
    };
    others.map(colleague).collect()
}

fn colleague(
    draft: &Draft,
    facts: &LeaveFacts,
    place: &OrganizationFacts,
    member: &Member,
    proposed: &[UserId],
) -> Colleague {
    let id = member.person.id;
    let here = facts.organizations.iter().filter(|place| is_owned(facts, place) && place.member(id).is_some()).count();
    Colleague {
        person: label(&member.person),
        role: member.role,
        role_name: role_name(draft, place, member.role),
        elsewhere: member.person.organizations.is_some_and(|all| all > here as u64),
        instance_admin: member.person.admin_role.is_some(),
        can_be_limited: can_be_limited(facts, place, id),
        proposed: proposed.contains(&id),
        looks_like: None,
    }
}

/// The instance's word, or that of the organization itself; empty for a role that is not shown.
fn role_name(draft: &Draft, place: &OrganizationFacts, role: Option<RoleId>) -> String {
    role.map_or_else(String::new, |role| draft.roles.with(&place.own_roles).name(role))
}

fn license(license: Option<&License>) -> Vec<LicenseLine> {
    let line = |(key, now): (&str, &str)| LicenseLine {
        key: key.to_owned(),
        now: now.to_owned(),
        minimum: FREEZE
            .iter()
            .chain(&FURTHER_CONSUMABLES)
            .find(|(known, _)| *known == key)
            .map(|(_, minimum)| (*minimum).to_owned()),
        always: FREEZE.iter().any(|(known, _)| *known == key),
    };
    license.map(|license| license.entries().map(line).collect()).unwrap_or_default()
}

fn stays(draft: &Draft, choices: &LeaveChoices, warnings: &[Warning]) -> Stays {
    let places: Vec<_> = draft.places.iter().filter(|place| choices.included.contains(&place.id())).collect();
    let limited = choices.limit_colleagues.values().flatten().copied();
    let changed: BTreeSet<UserId> = limited.chain([draft.leaver.id]).chain(draft.input.successor).collect();
    let members = draft.places.iter().flat_map(|place| &place.members).map(|member| label(&member.person));
    let organizations = draft.places.iter().map(|place| (place.id(), place.organization.name.clone()));
    let names = Names {
        people: members.chain([label(&draft.leaver)]).map(|person| (person.id, person)).collect(),
        organizations: organizations.collect(),
        ..Names::default()
    };
    still_there(&places, &changed).and(said(warnings, &names))
}

fn people(facts: &LeaveFacts, successor: Option<&Person>, warnings: &[Warning]) -> Vec<PersonLabel> {
    let members = facts.organizations.iter().flat_map(|place| &place.members).map(|member| &member.person);
    let known: Vec<&Person> = members.chain([&facts.leaver]).chain(successor).collect();
    let warned: BTreeSet<UserId> = warnings.iter().filter_map(warned_person).collect();
    warned
        .into_iter()
        .filter_map(|id| known.iter().find(|person| person.id == id).map(|person| label(person)))
        .collect()
}
