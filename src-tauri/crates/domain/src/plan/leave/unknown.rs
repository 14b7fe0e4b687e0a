//! Who is somewhere in a role that the instance shows nowhere. A plan never touches such a place, and says so.

use super::{LeaveChoices, LeaveFacts, LeaveKind, is_owned, owned};
use crate::ids::UserId;
use crate::plan::Warning;
use crate::snapshot::OrganizationFacts;

/// Everything that has to be said about roles that are not shown.
pub(super) fn warnings(facts: &LeaveFacts, choices: &LeaveChoices, successor: Option<UserId>) -> Vec<Warning> {
    let others = facts.organizations.iter().filter(|place| !is_owned(facts, place));
    let own = others.filter(|place| is_hidden(facts.leaver.id, place)).map(|place| own_place(facts, choices, place));
    let included = owned(facts).filter(|place| choices.included.contains(&place.id()));
    let inside = included.filter(|_| choices.kind == LeaveKind::Customer);
    own.chain(inside.flat_map(|place| inside_of(facts, choices, place, successor))).collect()
}

/// The person is in it, and it is not known what they may do there.
pub(super) fn is_hidden(user: UserId, place: &OrganizationFacts) -> bool {
    place.members_not_shown().any(|member| member.person.id == user)
}

/// Only where the person alone leaves would a plan have removed them.
fn own_place(facts: &LeaveFacts, choices: &LeaveChoices, place: &OrganizationFacts) -> Warning {
    let (user, organization) = (facts.leaver.id, place.id());
    match choices.kind {
        LeaveKind::Customer => Warning::RoleNotShown { user, organization },
        LeaveKind::Person => Warning::LeftOut { user, organization, team: None },
    }
}

fn inside_of(
    facts: &LeaveFacts,
    choices: &LeaveChoices,
    place: &OrganizationFacts,
    successor: Option<UserId>,
) -> Vec<Warning> {
    let organization = place.id();
    let colleagues = place.members_not_shown().map(|member| member.person.id);
    let colleagues = colleagues.filter(|user| Some(*user) != successor);
    let mut found: Vec<Warning> = colleagues.map(|user| Warning::RoleNotShown { user, organization }).collect();
    for user in limited(facts, choices, place) {
        let teams = place.teams_not_shown(user);
        found.extend(teams.map(|team| Warning::LeftOut { user, organization, team: Some(team.name.clone()) }));
    }
    found
}

/// Whose roles in teams the plan lowers.
fn limited(facts: &LeaveFacts, choices: &LeaveChoices, place: &OrganizationFacts) -> Vec<UserId> {
    let colleagues = choices.limit_colleagues.get(&place.id()).into_iter().flatten().copied();
    std::iter::once(facts.leaver.id).chain(colleagues).collect()
}
