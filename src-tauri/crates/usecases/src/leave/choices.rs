//! Choices: their defaults, taking over what a person sends, and the form in which plans want them.

use std::collections::{BTreeMap, BTreeSet};

use domain::license::FURTHER_CONSUMABLES;
use domain::plan::leave::{LeaveChoices, LeaveFacts, LeaveKind, colleague_admins, is_owned};
use domain::role::{MEMBER, RoleBook, TEAM_OPERATOR};
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, RoleId, UserId, role};

use super::name;
use crate::cases::drafts::Draft;
use crate::view::leave::{Decision, DecisionInput, FurtherInput, LeaveInput, LimitInput, Proposed};

/// What is chosen before anybody chose; a customer leaves today.
pub(crate) fn start(
    roles: &RoleBook,
    kept_role: Option<RoleId>,
    kept_team_role: Option<RoleId>,
    today: String,
) -> LeaveInput {
    LeaveInput {
        kind: LeaveKind::Customer,
        customer_name: String::new(),
        decisions: Vec::new(),
        limited_role: limited_role(roles, kept_role),
        limited_team_role: limited_team_role(roles, kept_team_role),
        limit: Vec::new(),
        further: Vec::new(),
        successor: None,
        reference: String::new(),
        leave_date: today,
        note: String::new(),
    }
}

/// The one used before on this instance, else Member, else the first that limits.
pub(crate) fn limited_role(roles: &RoleBook, kept: Option<RoleId>) -> RoleId {
    let listed: Vec<RoleId> = roles.limited_organization_roles().map(|role| role.id).collect();
    let wanted = kept.into_iter().chain([MEMBER]).find(|id| listed.contains(id));
    wanted.or_else(|| listed.first().copied()).unwrap_or(MEMBER)
}

/// The one used before, else Team Operator unless it may not view data stores here, else the first that may view them.
pub(crate) fn limited_team_role(roles: &RoleBook, kept: Option<RoleId>) -> Option<RoleId> {
    let listed: Vec<RoleId> = roles.limited_team_roles().map(|role| role.id).collect();
    let kept = kept.filter(|id| listed.contains(id));
    let operator = Some(TEAM_OPERATOR).filter(|id| listed.contains(id));
    let viewing = listed.iter().copied().find(|id| roles.views_data_stores(*id) == Some(true));
    kept.or(operator.filter(|id| roles.views_data_stores(*id) != Some(false))).or(viewing).or(operator)
}

/// The proposal for the customer's name, from what was found so far.
pub(crate) fn proposed_name(draft: &Draft) -> Proposed {
    let chosen = draft
        .places
        .iter()
        .filter(|place| place.owner() == Some(draft.leaver.id) && decision(draft, place.id()) == Decision::Include);
    let names: Vec<&str> = chosen.map(|place| place.organization.name.as_str()).collect();
    name::propose(&names, &draft.leaver.email, &draft.leaver.name)
}

/// Brings defaults up to date with what was found since; what a person chose stays.
pub(crate) fn refresh(draft: &mut Draft) {
    if !draft.named {
        draft.input.customer_name = proposed_name(draft).text;
    }
    let facts = draft.facts();
    for place in facts.organizations.iter().filter(|place| is_owned(&facts, place)) {
        if !draft.limited.contains(&place.id()) {
            set_limit(&mut draft.input, place.id(), proposed(&facts, place));
        }
    }
}

fn proposed(facts: &LeaveFacts, place: &OrganizationFacts) -> Vec<UserId> {
    colleague_admins(facts, place).0
}

fn set_limit(input: &mut LeaveInput, organization: OrganizationId, people: Vec<UserId>) {
    match input.limit.iter_mut().find(|row| row.organization == organization) {
        Some(row) => row.people = people,
        None => input.limit.push(LimitInput { organization, people }),
    }
}

/// Takes over what a person sent. An organization that is not mentioned keeps what was chosen for it: it may have been
/// found while the person was choosing.
pub(crate) fn take(draft: &mut Draft, sent: LeaveInput) {
    let proposed = proposed_name(draft).text;
    let typed = sent.customer_name.trim();
    draft.named = typed != proposed && (draft.named || sent.customer_name != draft.input.customer_name);
    draft.input.kind = sent.kind;
    draft.input.customer_name = sent.customer_name;
    draft.input.limited_role = sent.limited_role;
    draft.input.limited_team_role = sent.limited_team_role;
    draft.input.successor = sent.successor;
    draft.input.reference = sent.reference;
    draft.input.leave_date = sent.leave_date;
    draft.input.note = sent.note;
    take_decisions(draft, sent.decisions);
    take_limits(draft, sent.limit);
    take_further(draft, sent.further);
    refresh(draft);
}

fn take_decisions(draft: &mut Draft, sent: Vec<DecisionInput>) {
    let leaver = draft.leaver.id;
    let owned = |id| draft.places.iter().any(|place| place.id() == id && place.owner() == Some(leaver));
    let sent: Vec<_> = sent.into_iter().filter(|row| owned(row.organization)).collect();
    draft.input.decisions.retain(|known| !sent.iter().any(|row| row.organization == known.organization));
    draft.input.decisions.extend(sent);
}

fn take_limits(draft: &mut Draft, sent: Vec<LimitInput>) {
    let facts = draft.facts();
    for row in sent {
        let Some(place) = facts.organizations.iter().find(|place| place.id() == row.organization) else { continue };
        let people: Vec<UserId> = row.people.into_iter().filter(|user| can_be_limited(&facts, place, *user)).collect();
        if as_set(&people) == as_set(&proposed(&facts, place)) {
            draft.limited.remove(&place.id());
        } else {
            draft.limited.insert(place.id());
        }
        set_limit(&mut draft.input, place.id(), people);
    }
}

fn as_set(people: &[UserId]) -> BTreeSet<UserId> {
    people.iter().copied().collect()
}

/// Admins of an organization; never the leaver, who is limited anyway, and never the operator.
pub(crate) fn can_be_limited(facts: &LeaveFacts, place: &OrganizationFacts, user: UserId) -> bool {
    let admin = place.member(user).is_some_and(|member| member.role == Some(role::ADMIN) && !member.person.deleted);
    admin && user != facts.leaver.id && facts.operator != Some(user)
}

fn take_further(draft: &mut Draft, sent: Vec<FurtherInput>) {
    for mut row in sent {
        row.keys.retain(|key| FURTHER_CONSUMABLES.iter().any(|(known, _)| known == key));
        draft.input.further.retain(|known| known.organization != row.organization);
        draft.input.further.push(row);
    }
}

/// What is decided about an owned organization.
pub(crate) fn decision(draft: &Draft, organization: OrganizationId) -> Decision {
    let said = draft.input.decisions.iter().find(|row| row.organization == organization);
    let from_start = draft.started_from.as_ref().is_none_or(|chosen| chosen.contains(&organization));
    match said {
        Some(row) => row.decision,
        None if from_start => Decision::Include,
        None => Decision::Open,
    }
}

/// The choices as plans want them.
pub(crate) fn choices(draft: &Draft) -> LeaveChoices {
    let owned =
        || draft.places.iter().filter(|place| place.owner() == Some(draft.leaver.id)).map(OrganizationFacts::id);
    let decided = |wanted| owned().filter(|id| decision(draft, *id) == wanted).collect::<BTreeSet<_>>();
    let included = decided(Decision::Include);
    let input = &draft.input;
    let limits = input.limit.iter().filter(|row| included.contains(&row.organization));
    let further = input.further.iter().filter(|row| included.contains(&row.organization));
    let typed = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
    LeaveChoices {
        kind: input.kind,
        customer_name: match input.kind {
            LeaveKind::Customer => input.customer_name.clone(),
            LeaveKind::Person => draft.leaver.name.clone(),
        },
        left_alone: decided(Decision::Leave),
        limited_role: input.limited_role,
        limited_team_role: input.limited_team_role,
        limit_colleagues: limits.map(|row| (row.organization, as_set(&row.people))).collect::<BTreeMap<_, _>>(),
        further_consumables: further.map(|row| (row.organization, row.keys.iter().cloned().collect())).collect(),
        reference: typed(&input.reference),
        leave_date: input.leave_date.parse().ok(),
        note: typed(&input.note),
        included,
    }
}
