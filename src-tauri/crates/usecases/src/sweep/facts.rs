//! One organization whole: license, members with roles, teams, who is in them in what role.

use std::collections::BTreeMap;

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::organization::Team;
use domain::person::Person;
use domain::role::{self, RoleCategory};
use domain::snapshot::{Member, OrganizationFacts};
use domain::{OrganizationId, RoleId, UserId};
use make_api::{Error, ErrorKind};

use super::Look;
use crate::connect::access::is_refusal;
use crate::observe::unreadable;

/// Reads it; `None` where it does not exist or is deleted.
pub(super) async fn read(look: &Look, id: OrganizationId) -> Result<Option<OrganizationFacts>, Error> {
    let Some(organization) = look.read.organization(id).await?.filter(|found| !found.deleted) else {
        return Ok(None);
    };
    let members = counted(look, members(look, id).await?).await?;
    let teams: Vec<Team> = look.read.teams(id).await?.into_iter().filter(|team| !team.deleted).collect();
    let mut team_members = Vec::new();
    for team in &teams {
        team_members.extend(team_members_of(look, team, &members).await?);
    }
    Ok(Some(OrganizationFacts { organization, members, teams, team_members }))
}

/// Up to so many members of an organization, everybody's own number of organizations is read; above, that of Admins only.
const COUNT_EVERYBODY_UP_TO: usize = 40;

/// Only the list of all people says in how many organizations someone is. Whoever could be limited is asked for by
/// number, so that a consultant with memberships elsewhere is recognised as one.
async fn counted(look: &Look, mut members: Vec<Member>) -> Result<Vec<Member>, Error> {
    let everybody = members.len() <= COUNT_EVERYBODY_UP_TO;
    let uncounted = |member: &&mut Member| {
        member.person.organizations.is_none() && !member.person.deleted && (everybody || member.role == role::ADMIN)
    };
    for member in members.iter_mut().filter(uncounted) {
        if let Some(person) = look.read.person(member.person.id).await? {
            member.person = person;
        }
    }
    Ok(members)
}

/// Members with their roles. The list without roles is read in any case, for the people; a member whose role shows up
/// nowhere makes the reading fail rather than disappear.
pub(super) async fn members(look: &Look, id: OrganizationId) -> Result<Vec<Member>, Error> {
    let listed = match look.read.members_with_columns(id).await {
        Ok(listed) => Some(listed),
        Err(error) if is_refusal(&error) && error.status() == Some(400) => None,
        Err(error) => return Err(error),
    };
    let public = public(look, look.read.organization_memberships(id)).await?;
    match (listed, public) {
        (Some(listed), Some(public)) => join(look, listed, public).await,
        (Some(listed), None) if listed.iter().all(|(_, role)| role.is_some()) => {
            Ok(listed.into_iter().filter_map(|(person, role)| Some(member(person, role?))).collect())
        }
        (listed, _) => {
            role_by_role(look, id, listed.map(|listed| listed.into_iter().map(|(person, _)| person).collect())).await
        }
    }
}

/// A public list, where public lists answer; a single one that is refused after all is no failure.
async fn public<T>(look: &Look, reading: impl Future<Output = Result<T, Error>>) -> Result<Option<T>, Error> {
    if !look.access.public_lists {
        return Ok(None);
    }
    match reading.await {
        Ok(list) => Ok(Some(list)),
        Err(error) if error.is_forbidden() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Roles from the public list, people from the other; whoever is only in the first is read on their own.
async fn join(
    look: &Look,
    listed: Vec<(Person, Option<RoleId>)>,
    public: Vec<OrganizationMembership>,
) -> Result<Vec<Member>, Error> {
    let mut people: BTreeMap<UserId, (Person, Option<RoleId>)> =
        listed.into_iter().map(|(person, role)| (person.id, (person, role))).collect();
    let mut members = Vec::new();
    for row in public {
        let person = match people.remove(&row.user) {
            Some((person, _)) => person,
            None => look.read.person(row.user).await?.ok_or_else(|| unreadable("members"))?,
        };
        members.push(Member { person, role: row.role, invitation: row.invitation, sso_pending: row.sso_pending });
    }
    for (person, role) in people.into_values() {
        members.push(member(person, role.ok_or_else(|| unreadable("roles"))?));
    }
    Ok(members)
}

fn member(person: Person, role: RoleId) -> Member {
    Member { person, role, invitation: None, sso_pending: None }
}

/// One call for each role: the documented way.
async fn role_by_role(look: &Look, id: OrganizationId, listed: Option<Vec<Person>>) -> Result<Vec<Member>, Error> {
    let mut members: Vec<Member> = Vec::new();
    for role in look.roles_of(RoleCategory::Organization) {
        if listed.as_ref().is_some_and(|listed| listed.len() == members.len()) {
            break;
        }
        members.extend(look.read.members_with_role(id, role).await?.into_iter().map(|person| member(person, role)));
    }
    check(listed.as_deref(), &members.iter().map(|member| member.person.id).collect::<Vec<_>>())?;
    Ok(members)
}

/// Everybody who is listed has exactly one role; otherwise someone changed it meanwhile, or a role is hidden.
fn check(listed: Option<&[Person]>, found: &[UserId]) -> Result<(), Error> {
    let mut seen = found.to_vec();
    seen.sort_unstable();
    let doubled = seen.windows(2).any(|pair| pair[0] == pair[1]);
    let missing = listed.is_some_and(|listed| listed.iter().any(|person| seen.binary_search(&person.id).is_err()));
    if doubled || missing { Err(unreadable("roles")) } else { Ok(()) }
}

/// Who is in a team. `changeable` is only in the public list; elsewhere it stays unknown.
pub(super) async fn team_members_of(
    look: &Look,
    team: &Team,
    members: &[Member],
) -> Result<Vec<TeamMembership>, Error> {
    if let Some(public) = public(look, look.read.team_memberships(team.id)).await? {
        return Ok(public);
    }
    let row = |user, role| TeamMembership { user, team: team.id, role, changeable: None, sso_pending: None };
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let listed = match look.read.team_members_with_columns(team.id).await {
        Ok(listed) if listed.iter().all(|(_, role)| role.is_some()) => {
            return Ok(listed.into_iter().filter_map(|(person, role)| Some(row(person.id, role?))).collect());
        }
        Ok(listed) => Some(listed.into_iter().map(|(person, _)| person).collect::<Vec<_>>()),
        Err(error) if matches!(error.kind, ErrorKind::Refused { status: 400, .. }) => None,
        Err(error) => return Err(error),
    };
    let mut rows: Vec<TeamMembership> = Vec::new();
    for role in look.roles_of(RoleCategory::Team) {
        if listed.as_ref().is_some_and(|listed| listed.len() == rows.len()) {
            break;
        }
        rows.extend(
            look.read.team_members_with_role(team.id, role).await?.into_iter().map(|person| row(person.id, role)),
        );
    }
    check(listed.as_deref(), &rows.iter().map(|row| row.user).collect::<Vec<_>>())?;
    Ok(rows)
}
