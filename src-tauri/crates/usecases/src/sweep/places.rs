//! The organizations and teams of one person.

use std::collections::HashMap;

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::organization::{Organization, Team};
use domain::person::Person;
use domain::role::OWNER;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use futures_util::{StreamExt as _, stream};
use make_api::{Continue, Error};

use super::roles::{OwnRoles, Spot, role_of};
use super::{Found, Look, Place, Progress, Stop, TeamPlace, count};
use crate::connect::access::is_refusal;

/// How many organizations are asked at the same time.
const AT_ONCE: usize = 4;

/// Finds them all.
pub(super) async fn places_of(
    look: &Look,
    user: UserId,
    progress: &(dyn Fn(Progress) + Send + Sync),
    stop: &Stop,
) -> Result<Found, Error> {
    let expected = look.read.person(user).await?.and_then(|person| person.organizations);
    let expected = expected.map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    let organizations = organizations(look).await?;
    let mut found = Found {
        places: Vec::new(),
        looked: 0,
        total: count(organizations.len()),
        expected,
        complete: false,
        stopped: false,
    };
    let organizations = match public_places(look, user, &organizations).await? {
        None => Some(organizations),
        Some(places) => {
            found.places = places;
            (look.thorough() && is_short(&found)).then(|| not_in(&mut found, organizations))
        }
    };
    match organizations {
        None => {
            found.looked = found.total;
            found.complete = agrees(&found);
        }
        Some(mut rest) => {
            if look.thorough() {
                rest = owned(look, user, rest, &mut found, progress, stop).await?;
            }
            member_of(look, user, rest, &mut found, progress, stop).await?;
        }
    }
    found.complete &= look.is_sure();
    found.places.sort_by_key(|place| (!place.is_owned(), place.organization.id));
    progress(found.progress());
    Ok(found)
}

/// Organizations that exist. Where one may be missing, the look is not sure of what it finds.
async fn organizations(look: &Look) -> Result<Vec<Organization>, Error> {
    let mut all = Vec::new();
    let mut keep = |page: make_api::PageOf<Organization>| {
        all.extend(page.rows.into_iter().filter(|organization| !organization.deleted));
        Continue::Yes
    };
    look.read.organizations(&mut keep).await?;
    Ok(all)
}

/// From the public lists; `None` where they are refused.
async fn public_places(look: &Look, user: UserId, organizations: &[Organization]) -> Result<Option<Vec<Place>>, Error> {
    if !look.access.public_lists {
        return Ok(None);
    }
    let (rows, teams) = match read_public(look, user).await {
        Ok(rows) => rows,
        Err(error) if is_refusal(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut places = Vec::new();
    for row in rows {
        let Some(organization) = organizations.iter().find(|known| known.id == row.organization) else { continue };
        let own = if teams.is_empty() { Vec::new() } else { live_teams(look, row.organization).await? };
        let place = |team: Team| {
            let row = teams.get(&team.id)?;
            let (changeable, sso_pending) = (row.changeable, row.sso_pending);
            Some(TeamPlace { team, role: Some(row.role), changeable, sso_pending })
        };
        let teams: Vec<TeamPlace> = own.into_iter().filter_map(place).collect();
        let held = teams.iter().filter_map(|team| team.role).chain([row.role]);
        let own_roles = OwnRoles::new(look, row.organization).naming(held).await?;
        places.push(Place {
            organization: organization.clone(),
            role: Some(row.role),
            invitation: row.invitation,
            sso_pending: row.sso_pending,
            teams,
            own_roles,
        });
    }
    Ok(Some(places))
}

type PublicRows = (Vec<OrganizationMembership>, HashMap<TeamId, TeamMembership>);

async fn read_public(look: &Look, user: UserId) -> Result<PublicRows, Error> {
    let organizations = look.read.user_organization_memberships(user).await?;
    let teams = look.read.user_team_memberships(user).await?;
    Ok((organizations, teams.into_iter().map(|row| (row.team, row)).collect()))
}

async fn live_teams(look: &Look, organization: OrganizationId) -> Result<Vec<Team>, Error> {
    Ok(look.read.teams(organization).await?.into_iter().filter(|team| !team.deleted).collect())
}

/// Whether the instance's own counter says the same, where it has one.
fn agrees(found: &Found) -> bool {
    found.expected.is_none_or(|expected| expected == count(found.places.len()))
}

/// The instance counts more than the public lists told: rows that do not tell the role are missing from them.
fn is_short(found: &Found) -> bool {
    found.expected.is_some_and(|expected| expected > count(found.places.len()))
}

/// The organizations that are still to be looked at.
fn not_in(found: &mut Found, mut organizations: Vec<Organization>) -> Vec<Organization> {
    organizations.retain(|one| !found.places.iter().any(|place| place.organization.id == one.id));
    found.looked = found.total.saturating_sub(count(organizations.len()));
    organizations
}

/// Asks every organization for its owner, whatever the counter says. The answer is the organizations of other owners.
async fn owned(
    look: &Look,
    user: UserId,
    organizations: Vec<Organization>,
    found: &mut Found,
    progress: &(dyn Fn(Progress) + Send + Sync),
    stop: &Stop,
) -> Result<Vec<Organization>, Error> {
    let ask = async |organization: Organization| {
        let owns = holds(&look.read.owners(organization.id).await?, user);
        let place = if owns { Some(owned_place(look, user, organization.clone()).await?) } else { None };
        Ok::<_, Error>((organization, place))
    };
    let mut asked = stream::iter(organizations).map(ask).buffered(AT_ONCE);
    let mut others = Vec::new();
    loop {
        if stop.is_stopped() {
            found.stopped = true;
            return Ok(others);
        }
        let Some(answer) = asked.next().await else { return Ok(others) };
        match answer? {
            (_, Some(place)) => found.places.push(place),
            (organization, None) => others.push(organization),
        }
        found.looked += 1;
        progress(Progress { looking: true, ..found.progress() });
    }
}

/// Looks for the person in these organizations, a few at a time, until the instance's own counter says that nothing is
/// missing. Where all were asked for their owner before, every one of them counts as looked at already.
async fn member_of(
    look: &Look,
    user: UserId,
    organizations: Vec<Organization>,
    found: &mut Found,
    progress: &(dyn Fn(Progress) + Send + Sync),
    stop: &Stop,
) -> Result<(), Error> {
    let mut asked =
        stream::iter(organizations).map(|organization| place_in(look, user, organization)).buffered(AT_ONCE);
    while found.expected.is_none_or(|expected| expected > count(found.places.len())) {
        found.stopped |= stop.is_stopped();
        if found.stopped {
            return Ok(());
        }
        let Some(place) = asked.next().await else { break };
        found.places.extend(place?);
        found.looked = (found.looked + 1).min(found.total);
        progress(Progress { looking: true, ..found.progress() });
    }
    found.complete = !found.stopped && agrees(found);
    Ok(())
}

async fn owned_place(look: &Look, user: UserId, organization: Organization) -> Result<Place, Error> {
    let own = OwnRoles::new(look, organization.id);
    place_in_role(look, own, user, organization, Some(OWNER)).await
}

async fn place_in(look: &Look, user: UserId, organization: Organization) -> Result<Option<Place>, Error> {
    let own = OwnRoles::new(look, organization.id);
    let list = look.members(organization.id).await?;
    match place_of(look, &own, Spot::Organization(organization.id), &list, user).await? {
        There::No => Ok(None),
        There::As(role) => place_in_role(look, own, user, organization, role).await.map(Some),
    }
}

/// The organization with the person's teams there.
async fn place_in_role(
    look: &Look,
    own: OwnRoles<'_>,
    user: UserId,
    organization: Organization,
    role: Option<RoleId>,
) -> Result<Place, Error> {
    let mut teams = Vec::new();
    for team in live_teams(look, organization.id).await? {
        let spot = Spot::Team(team.id);
        let list: Vec<_> = spot.listed(look).await?.into_iter().map(|(person, role)| (person.id, role)).collect();
        let There::As(role) = place_of(look, &own, spot, &list, user).await? else { continue };
        teams.push(TeamPlace { team, role, changeable: None, sso_pending: None });
    }
    let own_roles = own.naming(teams.iter().filter_map(|team| team.role).chain(role)).await?;
    Ok(Place { organization, role, invitation: None, sso_pending: None, teams, own_roles })
}

/// What is known of one person in one place.
enum There {
    No,
    /// In this role; `None` where it is shown nowhere.
    As(Option<RoleId>),
}

/// Only where the person is among the listed and the list carries no role, it is asked for role by role.
async fn place_of(
    look: &Look,
    own: &OwnRoles<'_>,
    spot: Spot,
    list: &[(UserId, Option<RoleId>)],
    user: UserId,
) -> Result<There, Error> {
    match list.iter().find(|(member, _)| *member == user) {
        None => Ok(There::No),
        Some((_, Some(role))) => Ok(There::As(Some(*role))),
        Some((_, None)) => role_of(look, own, spot, user).await.map(There::As),
    }
}

fn holds(people: &[Person], user: UserId) -> bool {
    people.iter().any(|person| person.id == user)
}
