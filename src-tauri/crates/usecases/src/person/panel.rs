//! A person and what was found of them, for the web view.

use std::sync::Arc;

use domain::organization::{Organization, Team};
use domain::person::Person;
use domain::role::RoleBook;
use domain::roster::Roster;
use domain::{AdminRoleId, RoleId, UserId};

use super::Places;
use crate::directory::{past, person_of, small};
use crate::session::Session;
use crate::sweep::{Place, TeamPlace};
use crate::view::people::{MembershipGroup, PersonPanel, PlaceRole};

/// Puts the panel together. Names that cannot be read are left out; the panel is shown all the same.
pub(super) async fn panel(session: &Arc<Session>, person: &Person, places: &Places) -> PersonPanel {
    let known = if places.found.is_none() { known_places(session, person.id) } else { Vec::new() };
    let found = places.found.as_ref().map_or(known.as_slice(), |found| found.places.as_slice());
    let roles = session.directory.book();
    // A journal that cannot be read is told where it is the matter; the panel is shown all the same.
    let past = past(session).await.unwrap_or_default();
    let happened = past.of_person(session, person.id);
    PersonPanel {
        person: person_of(session, person).await,
        created: person.created.clone(),
        language: person.language.clone(),
        country: country(session, person.country_id).await,
        scenarios: small(person.scenarios),
        active_scenarios: small(person.active_scenarios),
        admin_role: admin_role(session, person.admin_role).await,
        two_step: person.two_step,
        memberships: found.iter().map(|place| group(place, roles.as_deref())).collect(),
        completeness: places.progress.clone(),
        problem: places.problem.clone(),
        happened,
    }
}

/// Where the person is as far as memberships were read before, also in an earlier session: until the places are found,
/// and where they cannot be.
fn known_places(session: &Session, user: UserId) -> Vec<Place> {
    let mut places: Vec<Place> = session
        .directory
        .rosters_of(user)
        .into_iter()
        .filter_map(|(place, roster)| known_place(place, &roster, user))
        .collect();
    places.sort_by_key(|place| (!place.is_owned(), place.organization.id));
    places
}

/// The same as the web view shows them.
pub(crate) fn known_groups(session: &Session, user: UserId) -> Vec<MembershipGroup> {
    let roles = session.directory.book();
    known_places(session, user).iter().map(|place| group(place, roles.as_deref())).collect()
}

fn known_place(organization: Organization, roster: &Roster, user: UserId) -> Option<Place> {
    let seat = roster.seat(user)?;
    let team = |team: &Team| {
        let row = roster.teams.as_ref()?.members.iter().find(|row| row.user == user && row.team == team.id)?;
        Some(TeamPlace { team: team.clone(), role: row.role, changeable: row.changeable, sso_pending: row.sso_pending })
    };
    Some(Place {
        organization,
        role: seat.role,
        invitation: seat.invitation.clone(),
        sso_pending: seat.sso_pending,
        teams: roster.teams.iter().flat_map(|teams| &teams.teams).filter_map(team).collect(),
        own_roles: roster.own_roles.clone(),
    })
}

pub(crate) async fn country(session: &Arc<Session>, id: Option<u64>) -> Option<String> {
    let (id, read) = (id?, session.read().ok()?);
    let reading = async { read.countries().await.map_err(|error| session.make_problem(&error)) };
    let names = session.known().countries.get(reading).await.ok()?;
    names.iter().find(|country| country.id == id).map(|country| country.name.clone())
}

async fn admin_role(session: &Arc<Session>, id: Option<AdminRoleId>) -> Option<String> {
    let (id, read) = (id?, session.read().ok()?);
    let reading = async { read.admin_roles().await.map_err(|error| session.make_problem(&error)) };
    let roles = session.known().admin_roles.get(reading).await.ok();
    let known = roles.and_then(|roles| roles.iter().find(|role| role.id == id).map(|role| role.name.clone()));
    Some(known.unwrap_or_else(|| id.to_string()))
}

fn group(place: &Place, roles: Option<&RoleBook>) -> MembershipGroup {
    let frozen = place.organization.license.as_ref().is_some_and(domain::license::License::is_frozen);
    let organization = PlaceRole {
        id: place.organization.id.0,
        name: place.organization.name.clone(),
        role: place.role.map(|role| role.0),
        role_name: name(place, place.role, roles),
        owner: place.is_owned(),
        fixed: false,
        invitation: place.invitation.clone(),
        sso_pending: place.sso_pending.unwrap_or(false),
        frozen,
    };
    MembershipGroup { organization, teams: place.teams.iter().map(|team| team_row(place, team, roles)).collect() }
}

fn team_row(place: &Place, team: &TeamPlace, roles: Option<&RoleBook>) -> PlaceRole {
    PlaceRole {
        id: team.team.id.0,
        name: team.team.name.clone(),
        role: team.role.map(|role| role.0),
        role_name: name(place, team.role, roles),
        owner: false,
        fixed: place.is_fixed(team),
        invitation: None,
        sso_pending: team.sso_pending.unwrap_or(false),
        frozen: false,
    }
}

/// The instance's word, or that of the organization itself.
fn name(place: &Place, role: Option<RoleId>, roles: Option<&RoleBook>) -> String {
    let Some(role) = role else { return String::new() };
    let own = place.own_roles.iter().find(|own| own.id == role).map(|own| own.name.clone());
    own.unwrap_or_else(|| roles.map_or_else(|| format!("Role {role}"), |roles| roles.name(role)))
}
