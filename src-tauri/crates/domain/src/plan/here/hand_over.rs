//! Ownership goes to somebody else: a member first where needed (H5), the transfer, then the former owner's role as
//! chosen, because a transfer leaves them as Admin (H4). Whoever is limited is so in the teams too, where an owner is Team
//! Admin and stays it (H3). Nothing is frozen, and nobody else's teams are touched.

use super::{Draft, Made, Obstacle, clear, givable, usable};
use crate::access::CellKey;
use crate::ids::{RoleId, StepId, UserId};
use crate::person::{LastLogin, Person};
use crate::plan::change::Change;
use crate::plan::fact::{Subject, Value};
use crate::plan::step::{Reliance, Why};
use crate::plan::{Expectation, PlanKind, TroublePolicy, Warning, steps};
use crate::role::{self, RoleBook};
use crate::snapshot::OrganizationFacts;

/// What was read and chosen.
#[derive(Debug, Clone)]
pub struct HandOver {
    /// The organizations, as just read; all of one owner.
    pub places: Vec<OrganizationFacts>,
    /// Who owns them from now on.
    pub to: Person,
    /// The former owner's role afterwards; `None` removes them.
    pub former: Option<RoleId>,
    /// Their role in teams where they were Team Admin, if they are limited; `None` takes them out of these.
    pub former_team: Option<RoleId>,
    /// The instance's roles.
    pub roles: RoleBook,
}

/// Makes the plan.
pub fn plan(choice: &HandOver) -> Made {
    let from = from(choice)?;
    let blocked = choice.places.iter().flat_map(|place| {
        let role = choice.former.and_then(|role| givable(role, place, &choice.roles));
        let owns = place.owner() == Some(choice.to.id);
        [role, owns.then_some(Obstacle::OwnsAlready(place.id()))]
    });
    clear(std::iter::once(usable(&choice.to)).chain(blocked))?;
    let name = |user: UserId| choice.places.iter().find_map(|place| place.member(user)).map(|member| &member.person);
    let former = name(from).ok_or_else(|| vec![Obstacle::DifferentOwners])?;
    let mut draft = Draft::new(PlanKind::HandOver, &title(choice, former)).about(former);
    draft.plan.policy = TroublePolicy::StopAtOrganization;
    draft.plan.successor = Some(choice.to.id);
    if choice.to.last_login == LastLogin::Never {
        draft.warn(Warning::NewOwnerNeverSignedIn(choice.to.id));
    }
    if choice.former == Some(role::ADMIN) {
        draft.warn(Warning::FormerOwnerStaysAdmin(from));
    }
    for place in &choice.places {
        draft.knows_place(place, &choice.roles);
        hand_over(&mut draft, choice, place, from);
    }
    draft.knows(&choice.to);
    let title = draft.plan.title.clone();
    draft.typed(&[&title, &former.email, &choice.to.email]);
    draft.finish()
}

/// The one owner of all of them.
fn from(choice: &HandOver) -> Result<UserId, Vec<Obstacle>> {
    let unknown = choice.places.iter().filter(|place| place.owner().is_none());
    let unknown: Vec<Obstacle> = unknown.map(|place| Obstacle::OwnerUnknown(place.id())).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let mut owners: Vec<UserId> = choice.places.iter().filter_map(OrganizationFacts::owner).collect();
    owners.dedup();
    match owners.as_slice() {
        [] => Err(vec![Obstacle::NothingToDo]),
        [one] => Ok(*one),
        [_, _, ..] => Err(vec![Obstacle::DifferentOwners]),
    }
}

/// One organization by its name; of several, the person who had them.
fn title(choice: &HandOver, former: &Person) -> String {
    match choice.places.as_slice() {
        [one] => one.organization.name.clone(),
        _ => former.name.clone(),
    }
}

fn hand_over(draft: &mut Draft, choice: &HandOver, place: &OrganizationFacts, from: UserId) {
    let (organization, to) = (place.id(), choice.to.id);
    let usable = Reliance { subject: Subject::Account { user: to }, value: Value::Account(Some(to)) };
    let mut depends: Vec<StepId> = Vec::new();
    if place.member(to).is_none() {
        let change = Change::SetOrganizationRole { user: to, organization, role: role::MEMBER };
        let step = draft.push(change, Value::Role(None), Value::Role(Some(role::MEMBER)), Why::MemberFirst);
        step.relies_on.push(usable.clone());
        // After an earlier, interrupted attempt the account may already own the organization.
        step.also_after.push(Value::Role(Some(role::OWNER)));
        depends.push(step.id);
    }
    let change = Change::TransferOwnership { organization, from, to };
    let step = draft.push(change, Value::Owner(Some(from)), Value::Owner(Some(to)), Why::HandOver);
    step.relies_on.push(usable);
    step.depends_on = depends;
    let handed_over = step.id;
    former_owner(draft, choice, place, from, handed_over);
}

fn former_owner(draft: &mut Draft, choice: &HandOver, place: &OrganizationFacts, user: UserId, after: StepId) {
    let organization = place.id();
    let admin = Value::Role(Some(role::ADMIN));
    match choice.former {
        None => {
            let change = Change::RemoveFromOrganization { user, organization };
            draft.push(change, admin, Value::Role(None), Why::Leaves).depends_on = vec![after];
        }
        Some(role::ADMIN) => {
            let subject = Subject::OrganizationRole { user, organization };
            draft.expect(Expectation { subject, fine: vec![admin] });
        }
        Some(role) => {
            let change = Change::SetOrganizationRole { user, organization, role };
            let step = draft.push(change, admin, Value::Role(Some(role)), Why::StillAdmin);
            step.depends_on = vec![after];
            let limited = step.id;
            limit_in_teams(draft, choice, place, user, limited);
        }
    }
}

/// A role of their own that is no Team Admin stays. One that the instance does not show is not touched.
fn limit_in_teams(draft: &mut Draft, choice: &HandOver, place: &OrganizationFacts, user: UserId, limited: StepId) {
    let steps = &mut draft.plan.steps;
    for team in &place.teams {
        let at = CellKey::team(user, place.id(), team.id);
        match place.team_member(user, team.id).map(|row| row.role) {
            None => steps::clear_new_row(steps, at, limited),
            Some(Some(role::TEAM_ADMIN)) => {
                let (wanted, after) = (choice.former_team, Some(limited));
                steps::remove_and_give(steps, at, role::TEAM_ADMIN, wanted, after, Why::FixedTeamAdmin);
            }
            Some(Some(_) | None) => {}
        }
    }
}
