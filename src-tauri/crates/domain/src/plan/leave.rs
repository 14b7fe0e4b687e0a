//! Plans for leaving, as a pure function of what was read and what was chosen.
//!
//! A customer leaves: for each organization freeze, make the holding account a member, hand over, limit the former
//! owner, then limit colleagues who are Admin. Only a person leaves: hand over to a colleague, then remove. The order is
//! that of least harm: freezing is fully reversible, and demotion follows the transfer without pause.

mod closing;
mod customer;
mod person;
mod unknown;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::{OrganizationId, RoleId, StepId, UserId};
use crate::person::{LastLogin, Person};
use crate::plan::change::Change;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::{Reliance, Step, Why};
use crate::plan::{Names, PersonLabel, Plan, PlanKind, TroublePolicy, Warning, is_easy_to_type, steps};
use crate::role::{self, RoleBook};
use crate::snapshot::OrganizationFacts;

/// How many characters a note may have.
pub const NOTE_LENGTH: usize = 4000;

/// Who leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum LeaveKind {
    /// The customer: a person with the organizations they own.
    Customer,
    /// Only this person.
    Person,
}

/// Everything that was found about the person who leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveFacts {
    /// The person who leaves.
    pub leaver: Person,
    /// Every organization in which the person is, the owned ones among them.
    pub organizations: Vec<OrganizationFacts>,
    /// The instance's roles.
    pub roles: RoleBook,
    /// Whose key is used; never limited by a plan.
    pub operator: Option<UserId>,
}

/// What a person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaveChoices {
    /// Who leaves.
    pub kind: LeaveKind,
    /// What the customer is called.
    pub customer_name: String,
    /// Owned organizations that are part of it; every other owned one must be in `left_alone`.
    pub included: BTreeSet<OrganizationId>,
    /// Owned organizations that stay as they are by decision.
    pub left_alone: BTreeSet<OrganizationId>,
    /// The role in organizations that the former owner is limited to.
    pub limited_role: RoleId,
    /// The role in teams that people are limited to; `None` means no access to teams.
    pub limited_team_role: Option<RoleId>,
    /// Colleagues (Admins) to limit as well, per organization.
    pub limit_colleagues: BTreeMap<OrganizationId, BTreeSet<UserId>>,
    /// Further license keys to lower to their documented minimum, per organization.
    pub further_consumables: BTreeMap<OrganizationId, BTreeSet<String>>,
    /// The operator's own reference.
    pub reference: Option<String>,
    /// The day from which the leave counts; `None` where what was typed is no day.
    pub leave_date: Option<Day>,
    /// The operator's note.
    pub note: Option<String>,
}

/// Why there can be no plan yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", tag = "kind", content = "detail")]
pub enum Blocker {
    /// An owned organization was neither included nor left alone.
    Undecided(OrganizationId),
    /// Nothing is included.
    NothingIncluded,
    /// Nothing would be changed: the person is in no organization that is part of it.
    NothingToDo,
    /// The successor is deleted.
    SuccessorDeleted,
    /// The successor is the person who leaves.
    SuccessorIsLeaver,
    /// The successor is limited by this very plan.
    SuccessorIsLimited,
    /// The license of an organization could not be read, so it cannot be replaced whole.
    LicenseUnreadable(OrganizationId),
    /// The customer has no name yet.
    NameMissing,
    /// What was typed as the date of the leave is no day.
    LeaveDateUnclear,
    /// The note is longer than [`NOTE_LENGTH`] characters.
    NoteTooLong,
    /// A chosen role is not one that limits.
    RoleNotLimited(RoleId),
    /// Something has to be handed over and nobody was chosen to take it.
    SuccessorMissing,
    /// The person who leaves is the one whose key is used; nobody limits themselves.
    LeaverIsOperator,
    /// The organizations belong to different people; a case is about one.
    DifferentOwners,
}

/// Makes the plan, or says what stands in the way. A successor is needed only where something is handed over.
pub fn plan<'a>(
    facts: &'a LeaveFacts,
    choices: &'a LeaveChoices,
    successor: impl Into<Option<&'a Person>>,
) -> Result<Plan, Vec<Blocker>> {
    let successor = successor.into();
    let mut blockers = blockers(facts, choices, successor);
    if successor.is_none() && hands_over(facts, choices) {
        blockers.push(Blocker::SuccessorMissing);
    }
    if !blockers.is_empty() {
        return Err(blockers);
    }
    let mut draft = Draft { facts, choices, successor, steps: Vec::new(), closing: Vec::new() };
    match choices.kind {
        LeaveKind::Customer => customer::steps(&mut draft),
        LeaveKind::Person => person::steps(&mut draft),
    }
    closing::the_person(&mut draft);
    Ok(draft.finish())
}

/// A colleague's organization Admins who are proposed for limiting: not the operator, not someone with memberships
/// elsewhere, not someone who administers the instance. The second list is kept and pointed out.
pub fn colleague_admins(facts: &LeaveFacts, place: &OrganizationFacts) -> (Vec<UserId>, Vec<Warning>) {
    let mut limit = Vec::new();
    let mut kept = Vec::new();
    let admins = place.members.iter().filter(|member| member.role == Some(role::ADMIN));
    for member in admins.filter(|member| member.person.id != facts.leaver.id && !member.person.deleted) {
        let id = member.person.id;
        let here =
            facts.organizations.iter().filter(|place| is_owned(facts, place) && place.member(id).is_some()).count();
        let elsewhere = member.person.organizations.is_some_and(|count| count > here as u64);
        if member.person.admin_role.is_some() || facts.operator == Some(id) {
            kept.push(Warning::KeptInstanceAdmin(id));
        } else if elsewhere {
            kept.push(Warning::KeptConsultant(id));
        } else {
            limit.push(id);
        }
    }
    (limit, kept)
}

/// Whether the leaver owns it.
pub fn is_owned(facts: &LeaveFacts, place: &OrganizationFacts) -> bool {
    place.owner() == Some(facts.leaver.id)
}

fn hands_over(facts: &LeaveFacts, choices: &LeaveChoices) -> bool {
    owned(facts).any(|place| choices.included.contains(&place.id()))
}

fn owned(facts: &LeaveFacts) -> impl Iterator<Item = &OrganizationFacts> {
    facts.organizations.iter().filter(|place| is_owned(facts, place))
}

/// What stands in the way with the present choices. A successor who was not chosen yet is not among it: that is simply
/// the next question.
pub fn blockers(facts: &LeaveFacts, choices: &LeaveChoices, successor: Option<&Person>) -> Vec<Blocker> {
    let mut found = Vec::new();
    if facts.operator == Some(facts.leaver.id) {
        found.push(Blocker::LeaverIsOperator);
    }
    if choices.customer_name.trim().is_empty() {
        found.push(Blocker::NameMissing);
    }
    if choices.leave_date.is_none() {
        found.push(Blocker::LeaveDateUnclear);
    }
    if choices.note.as_ref().is_some_and(|note| note.chars().count() > NOTE_LENGTH) {
        found.push(Blocker::NoteTooLong);
    }
    found.extend(
        owned(facts)
            .map(OrganizationFacts::id)
            .filter(|id| !choices.included.contains(id) && !choices.left_alone.contains(id))
            .map(Blocker::Undecided),
    );
    match choices.kind {
        LeaveKind::Customer => found.extend(customer_blockers(facts, choices)),
        LeaveKind::Person => found.extend(is_left_nowhere(facts, choices).then_some(Blocker::NothingToDo)),
    }
    found.extend(successor.into_iter().flat_map(|successor| successor_blockers(facts, choices, successor)));
    found
}

/// Every organization of the person is one they own and keep, or one that a plan has to leave out.
fn is_left_nowhere(facts: &LeaveFacts, choices: &LeaveChoices) -> bool {
    facts.organizations.iter().all(|place| {
        let stays = is_owned(facts, place) && !choices.included.contains(&place.id());
        stays || unknown::is_hidden(facts.leaver.id, place)
    })
}

fn successor_blockers(facts: &LeaveFacts, choices: &LeaveChoices, successor: &Person) -> Vec<Blocker> {
    let mut found = Vec::new();
    if successor.deleted {
        found.push(Blocker::SuccessorDeleted);
    }
    if successor.id == facts.leaver.id {
        found.push(Blocker::SuccessorIsLeaver);
    }
    if choices.kind == LeaveKind::Customer
        && choices.limit_colleagues.values().any(|people| people.contains(&successor.id))
    {
        found.push(Blocker::SuccessorIsLimited);
    }
    found
}

fn customer_blockers(facts: &LeaveFacts, choices: &LeaveChoices) -> Vec<Blocker> {
    let mut found = Vec::new();
    let included = owned(facts).filter(|place| choices.included.contains(&place.id()));
    if !hands_over(facts, choices) {
        found.push(Blocker::NothingIncluded);
    }
    found.extend(
        included
            .filter(|place| place.organization.license.is_none())
            .map(|place| Blocker::LicenseUnreadable(place.id())),
    );
    if matches!(choices.limited_role, role::OWNER | role::ADMIN) {
        found.push(Blocker::RoleNotLimited(choices.limited_role));
    }
    if choices.limited_team_role == Some(role::TEAM_ADMIN) {
        found.push(Blocker::RoleNotLimited(role::TEAM_ADMIN));
    }
    found
}

/// A plan in the making.
struct Draft<'a> {
    facts: &'a LeaveFacts,
    choices: &'a LeaveChoices,
    successor: Option<&'a Person>,
    steps: Vec<Step>,
    closing: Vec<crate::plan::Expectation>,
}

impl Draft<'_> {
    fn push(&mut self, change: Change, before: Value, after: Value, why: Why) -> &mut Step {
        steps::push(&mut self.steps, change, before, after, why)
    }

    /// Makes the successor a member where they are not, then hands over. Returns the transfer's id; `None` without a
    /// successor, which [`plan`] does not let happen.
    fn hand_over(&mut self, place: &OrganizationFacts, after: Option<StepId>) -> Option<StepId> {
        let (organization, to) = (place.id(), self.successor?.id);
        let usable = Reliance { subject: Subject::Account { user: to }, value: Value::Account(Some(to)) };
        let mut depends: Vec<StepId> = after.into_iter().collect();
        if place.member(to).is_none() {
            let change = Change::SetOrganizationRole { user: to, organization, role: role::MEMBER };
            let step = self.push(change, Value::Role(None), Value::Role(Some(role::MEMBER)), Why::MemberFirst);
            step.relies_on.push(usable.clone());
            step.depends_on.clone_from(&depends);
            // After an earlier, interrupted case the account may already own the organization.
            step.also_after.push(Value::Role(Some(role::OWNER)));
            depends = vec![step.id];
        }
        let from = self.facts.leaver.id;
        let change = Change::TransferOwnership { organization, from, to };
        let step = self.push(change, Value::Owner(Some(from)), Value::Owner(Some(to)), Why::HandOver);
        step.relies_on.push(usable);
        step.depends_on = depends;
        Some(step.id)
    }

    fn finish(self) -> Plan {
        let Self { facts, choices, successor, steps, closing } = self;
        let names = names(facts, successor);
        let title = choices.customer_name.trim().to_owned();
        let typed = if is_easy_to_type(&title) { title.clone() } else { facts.leaver.email.clone() };
        Plan {
            kind: match choices.kind {
                LeaveKind::Customer => PlanKind::CustomerLeaves,
                LeaveKind::Person => PlanKind::PersonLeaves,
            },
            title,
            person: Some(facts.leaver.id),
            successor: successor.map(|person| person.id),
            reference: choices.reference.clone(),
            leave_date: choices.leave_date,
            note: choices.note.clone(),
            policy: TroublePolicy::StopAtOrganization,
            typed_name: Some(typed),
            warnings: warnings(facts, choices, successor),
            steps,
            closing,
            names,
        }
    }
}

/// What a person should know with the present choices; it does not block.
pub fn warnings(facts: &LeaveFacts, choices: &LeaveChoices, successor: Option<&Person>) -> Vec<Warning> {
    let mut found = Vec::new();
    if facts.leaver.admin_role.is_some() {
        found.push(Warning::LeaverIsInstanceAdmin(facts.leaver.id));
    }
    found.extend(choices.left_alone.iter().copied().map(Warning::LeftAlone));
    found.extend(unknown::warnings(facts, choices, successor.map(|person| person.id)));
    if choices.kind == LeaveKind::Person {
        return found;
    }
    let included = || owned(facts).filter(|place| choices.included.contains(&place.id()));
    if let Some(successor) = successor {
        if successor.last_login == LastLogin::Never {
            found.push(Warning::HoldingNeverSignedIn(successor.id));
        }
        if included().any(|place| works_in(successor.id, place)) {
            found.push(Warning::HoldingLooksLikePerson(successor.id));
        }
    }
    let frozen = |place: &&OrganizationFacts| {
        place.organization.license.as_ref().is_some_and(crate::license::License::is_frozen)
    };
    found.extend(included().filter(frozen).map(|place| Warning::AlreadyFrozen(place.id())));
    for place in included() {
        found.extend(
            colleague_admins(facts, place).1.into_iter().filter(|warning| !found.contains(warning)).collect::<Vec<_>>(),
        );
    }
    if let Some(role) = choices.limited_team_role.filter(|role| facts.roles.views_data_stores(*role) == Some(false)) {
        found.push(Warning::NoDataStores(role));
    }
    found
}

/// A member with a role of their own in an organization works there; a holding account only owns or waits.
fn works_in(user: UserId, place: &OrganizationFacts) -> bool {
    place.member(user).is_some_and(|member| !matches!(member.role, Some(role::MEMBER | role::OWNER)))
}

fn names(facts: &LeaveFacts, successor: Option<&Person>) -> Names {
    let mut names = Names::default();
    let label = |person: &Person| PersonLabel { id: person.id, name: person.name.clone(), email: person.email.clone() };
    for person in [Some(&facts.leaver), successor].into_iter().flatten() {
        names.people.insert(person.id, label(person));
    }
    for place in &facts.organizations {
        names.organizations.insert(place.id(), place.organization.name.clone());
        names.teams.extend(place.teams.iter().map(|team| (team.id, team.name.clone())));
        names.people.extend(place.members.iter().map(|member| (member.person.id, label(&member.person))));
        names.roles.extend(place.own_roles.iter().map(|role| (role.id, role.name.clone())));
    }
    names.roles.extend(facts.roles.roles.iter().map(|role| (role.id, role.name.clone())));
    names
}
