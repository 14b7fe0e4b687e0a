//! One organization whole: license, members with roles, teams, who is in them in what role.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::organization::Team;
use domain::role;
use domain::snapshot::{Member, OrganizationFacts, TeamMember};
use domain::{OrganizationId, UserId};
use make_api::Error;

use super::Look;
use super::roles::{Held, OwnRoles, Spot};
use crate::connect::access::is_refusal;
use crate::observe::unreadable;

/// Reads it; `None` where it does not exist or is deleted. A list that is not whole makes the reading fail.
pub(super) async fn read(look: &Look, id: OrganizationId) -> Result<Option<OrganizationFacts>, Error> {
    let look = &look.strictly();
    let Some(organization) = look.read.organization(id).await?.filter(|found| !found.deleted) else {
        return Ok(None);
    };
    let own = OwnRoles::new(look, id);
    let members = counted(look, members(look, &own, id).await?).await?;
    let teams: Vec<Team> = look.read.teams(id).await?.into_iter().filter(|team| !team.deleted).collect();
    let mut team_members = Vec::new();
    for team in &teams {
        team_members.extend(team_members_of(look, &own, team, &members).await?);
    }
    let held = members.iter().filter_map(|member| member.role).chain(team_members.iter().filter_map(|row| row.role));
    let own_roles = own.naming(held).await?;
    Ok(Some(OrganizationFacts { organization, members, teams, team_members, own_roles }))
}

/// Up to so many members of an organization, everybody's own number of organizations is read; above, that of Admins only.
const COUNT_EVERYBODY_UP_TO: usize = 40;

/// Only the list of all people says in how many organizations someone is. Whoever could be limited is asked for by
/// number, so that a consultant with memberships elsewhere is recognised as one.
async fn counted(look: &Look, mut members: Vec<Member>) -> Result<Vec<Member>, Error> {
    let everybody = members.len() <= COUNT_EVERYBODY_UP_TO;
    let uncounted = |member: &&mut Member| {
        member.person.organizations.is_none()
            && !member.person.deleted
            && (everybody || member.role == Some(role::ADMIN))
    };
    for member in members.iter_mut().filter(uncounted) {
        if let Some(person) = look.read.person(member.person.id).await? {
            member.person = person;
        }
    }
    Ok(members)
}

/// Members with their roles. The list is read in any case, for the people; the public one tells more where it answers.
pub(super) async fn members(look: &Look, own: &OwnRoles<'_>, id: OrganizationId) -> Result<Vec<Member>, Error> {
    let spot = Spot::Organization(id);
    let mut held = Held::listed(look, spot).await?;
    let rows = public(look, look.read.organization_memberships(id)).await?;
    let rows: BTreeMap<UserId, OrganizationMembership> = rows.into_iter().map(|row| (row.user, row)).collect();
    for row in rows.values() {
        held.roles.insert(row.user, Some(row.role));
        if let Entry::Vacant(missing) = held.people.entry(row.user) {
            missing.insert(look.read.person(row.user).await?.ok_or_else(|| unreadable("members"))?);
        }
    }
    held.fill(look, own, spot).await?;
    let Held { roles, mut people } = held;
    let member = |(user, role): (UserId, _)| {
        let row = rows.get(&user);
        let (invitation, sso_pending) =
            (row.and_then(|row| row.invitation.clone()), row.and_then(|row| row.sso_pending));
        Some(Member { person: people.remove(&user)?, role, invitation, sso_pending })
    };
    Ok(roles.into_iter().filter_map(member).collect())
}

/// A public list, where public lists answer; a single one that is refused after all, or has rows that cannot be read, is
/// no failure: the roles are then asked for in the other ways.
async fn public<T>(look: &Look, reading: impl Future<Output = Result<Vec<T>, Error>>) -> Result<Vec<T>, Error> {
    if !look.access.public_lists {
        return Ok(Vec::new());
    }
    match reading.await {
        Err(error) if is_refusal(&error) => Ok(Vec::new()),
        list => list,
    }
}

/// Who is in a team. `changeable` is only in the public list; elsewhere it stays unknown.
pub(super) async fn team_members_of(
    look: &Look,
    own: &OwnRoles<'_>,
    team: &Team,
    members: &[Member],
) -> Result<Vec<TeamMember>, Error> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let spot = Spot::Team(team.id);
    let mut held = Held::listed(look, spot).await?;
    let rows = public(look, look.read.team_memberships(team.id)).await?;
    let mut rows: BTreeMap<UserId, TeamMembership> = rows.into_iter().map(|row| (row.user, row)).collect();
    held.roles.extend(rows.values().map(|row| (row.user, Some(row.role))));
    held.fill(look, own, spot).await?;
    let member = |(user, role)| match rows.remove(&user) {
        Some(row) => TeamMember::from(row),
        None => TeamMember { user, team: team.id, role, changeable: None, sso_pending: None },
    };
    Ok(held.roles.into_iter().map(member).collect())
}
