//! A person's place in one organization or team: taken away, given by an invitation, or given directly.

use super::{Draft, Made, Obstacle, clear, givable, usable};
use crate::ids::{RoleId, TeamId, UserId};
use crate::person::Person;
use crate::plan::change::{Change, Invitation};
use crate::plan::fact::{Subject, Value};
use crate::plan::step::{Reliance, Why};
use crate::plan::{PlanKind, Warning};
use crate::role::{self, RoleBook};
use crate::snapshot::OrganizationFacts;

/// Removes a person from an organization, or from one of its teams. Their connections stay, unless it was said that
/// they are to be deleted.
pub fn remove(
    person: &Person,
    place: &OrganizationFacts,
    team: Option<TeamId>,
    with_connections: bool,
    roles: &RoleBook,
) -> Made {
    let held = held(person, place, team)?;
    let owns = (team.is_none() && held == role::OWNER).then_some(Obstacle::OwnerStays(place.id()));
    clear([usable(person), owns])?;
    let mut draft = Draft::new(PlanKind::RemoveFrom, &person.name).about(person);
    draft.knows_place(place, roles);
    let (user, organization) = (person.id, place.id());
    let change = match (team, with_connections) {
        (None, false) => Change::RemoveFromOrganization { user, organization },
        (None, true) => Change::RemoveFromOrganizationWithConnections { user, organization },
        (Some(team), false) => Change::RemoveFromTeam { user, organization, team },
        (Some(team), true) => Change::RemoveFromTeamWithConnections { user, organization, team },
    };
    draft.push(change, Value::Role(Some(held)), Value::Role(None), Why::Leaves);
    if with_connections {
        draft.warn(Warning::ConnectionsGo(user));
    }
    draft.typed(&[&person.name, &person.email]);
    draft.finish()
}

/// The role that is taken away.
fn held(person: &Person, place: &OrganizationFacts, team: Option<TeamId>) -> Result<RoleId, Vec<Obstacle>> {
    let row = match team {
        None => place.member(person.id).map(|member| member.role),
        Some(team) => place.team_member(person.id, team).map(|row| row.role),
    };
    match row {
        None => Err(vec![Obstacle::NotThere(place.id())]),
        Some(None) => Err(vec![Obstacle::RoleNotShown(place.id())]),
        Some(Some(role)) => Ok(role),
    }
}

/// How someone comes into an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// By an invitation with a mail, which only people of the organization may send. The operator, where known.
    Invitation {
        /// Words to go with it.
        note: Option<String>,
        /// Whose key is used.
        operator: Option<UserId>,
    },
    /// At once, by administration.
    Directly,
}

/// Brings someone with an account into an organization.
pub fn bring_in(person: &Person, place: &OrganizationFacts, role: RoleId, way: &Way, roles: &RoleBook) -> Made {
    let there = place.member(person.id).map(|_| Obstacle::ThereAlready(place.id()));
    clear([usable(person), there, givable(role, place, roles)])?;
    let kind = match way {
        Way::Invitation { .. } => PlanKind::Invite,
        Way::Directly => PlanKind::AddMember,
    };
    let mut draft = Draft::new(kind, &person.name).about(person);
    draft.knows_place(place, roles);
    let (user, organization) = (person.id, place.id());
    let change = match way {
        Way::Directly => Change::SetOrganizationRole { user, organization, role },
        Way::Invitation { note, operator } => {
            if !operator.is_some_and(|operator| may_invite(operator, place)) {
                draft.warn(Warning::InviteMayBeRefused(organization));
            }
            let (email, name, note) = (person.email.clone(), person.name.clone(), note.clone());
            Change::Invite(Invitation { user, organization, role, email, name, note })
        }
    };
    let usable = Reliance { subject: Subject::Account { user }, value: Value::Account(Some(user)) };
    draft.push(change, Value::Role(None), Value::Role(Some(role)), Why::Chosen).relies_on.push(usable);
    draft.finish()
}

fn may_invite(operator: UserId, place: &OrganizationFacts) -> bool {
    place.member(operator).is_some_and(|member| matches!(member.role, Some(role::OWNER | role::ADMIN)))
}
