//! What the forms need to know, read freshly, and the search for people and organizations in them.

use std::sync::Arc;

use domain::person::Person;
use domain::role::{self, RoleCategory};
use domain::{OrganizationId, UserId};
use make_api::Error;

use crate::directory;
use crate::holding;
use crate::leave::label;
use crate::problem::{Code, Outcome, Problem};
use crate::runs::operator;
use crate::session::Session;
use crate::sweep;
use crate::view::changes::{ChangeChoices, LicenseEntry, NamedCode, NamedNumber, PersonHit, PersonValues, PlaceValues};
use crate::view::leave::RoleChoice;
use crate::view::people::{OrganizationsQuery, SortKey};
use crate::view::review::{PlaceName, TeamName};

/// How many hits are shown.
const SHOWN: usize = 20;

/// What can be chosen. A list that the instance refuses is empty: then nothing of it can be chosen, and nothing else
/// stops working.
pub async fn choices(session: &Arc<Session>) -> Outcome<ChangeChoices> {
    let read = session.read()?;
    let countries = open(read.countries().await).map_err(|error| session.make_problem(&error))?;
    let time_zones = open(read.time_zones().await).map_err(|error| session.make_problem(&error))?;
    let languages = open(read.languages(false).await).map_err(|error| session.make_problem(&error))?;
    let admin_roles = open(read.admin_roles().await).map_err(|error| session.make_problem(&error))?;
    Ok(ChangeChoices {
        admin_roles: admin_roles.into_iter().filter_map(|role| named(role.id.0, role.name)).collect(),
        countries: countries.into_iter().filter_map(|country| named(country.id, country.name)).collect(),
        time_zones: time_zones.into_iter().filter_map(|zone| named(zone.id, zone.name)).collect(),
        languages: languages
            .into_iter()
            .map(|language| NamedCode { code: language.code, name: language.name })
            .collect(),
    })
}

/// A list that is refused to this key is no failure of the others.
fn open<T>(list: Result<Vec<T>, Error>) -> Result<Vec<T>, Error> {
    match list {
        Err(error) if error.is_forbidden() || error.is_not_found() => Ok(Vec::new()),
        list => list,
    }
}

fn named(id: u64, name: String) -> Option<NamedNumber> {
    u32::try_from(id).ok().map(|id| NamedNumber { id, name })
}

/// One person's values, as just read.
pub async fn person(session: &Arc<Session>, user: UserId) -> Outcome<PersonValues> {
    let person = read_person(session, user).await?;
    let small = |number: Option<u64>| number.and_then(|number| u32::try_from(number).ok());
    Ok(PersonValues {
        person: label(&person),
        language: person.language.clone(),
        time_zone: small(person.timezone_id),
        country: small(person.country_id),
        admin_role: person.admin_role,
        own: operator(session).await?.id == user,
    })
}

/// Fails with `NotFound` where the instance has no such person.
pub(super) async fn read_person(session: &Arc<Session>, user: UserId) -> Outcome<Person> {
    let found = session.read()?.person(user).await.map_err(|error| session.make_problem(&error))?;
    found.ok_or_else(|| Problem::new(Code::NotFound, "read a person", session.now()))
}

/// One organization's values, as just read.
pub async fn place(session: &Arc<Session>, organization: OrganizationId) -> Outcome<PlaceValues> {
    let facts = sweep::organization_facts(session, organization).await?;
    let roles = session.roles().await?.with(&facts.own_roles);
    let operator = operator(session).await?.id;
    let owner = facts.owner().and_then(|owner| facts.member(owner)).map(|member| label(&member.person));
    let may_invite =
        facts.member(operator).is_some_and(|member| matches!(member.role, Some(role::OWNER | role::ADMIN)));
    let choice = |role: &role::Role| RoleChoice {
        id: role.id,
        name: role.name.clone(),
        views_data_stores: roles.views_data_stores(role.id),
    };
    let license = facts.organization.license.as_ref();
    Ok(PlaceValues {
        place: PlaceName { id: organization, name: facts.organization.name.clone() },
        owner,
        teams: facts.teams.iter().map(|team| TeamName { id: team.id, name: team.name.clone() }).collect(),
        roles: roles.of(RoleCategory::Organization).filter(|role| role.id != role::OWNER).map(choice).collect(),
        license: license.into_iter().flat_map(domain::license::License::entries).map(allowance).collect(),
        may_invite,
    })
}

fn allowance((key, json): (&str, &str)) -> LicenseEntry {
    LicenseEntry { key: key.to_owned(), json: json.to_owned() }
}

/// People that match by name, email or number; deleted ones are left out.
pub async fn find_people(session: &Arc<Session>, text: String) -> Outcome<Vec<PersonHit>> {
    let text = text.trim().trim_start_matches('#').to_owned();
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let found = holding::matching(session, &text).await?;
    Ok(found.into_iter().filter(|person| !person.deleted).take(SHOWN).map(|person| hit(session, person)).collect())
}

pub(crate) fn hit(session: &Session, person: Person) -> PersonHit {
    let looks_like = session.directory.looks_like(&person);
    PersonHit { id: person.id, name: person.name, email: person.email, looks_like }
}

/// Organizations that match by name or number among those that this window has; deleted ones are left out.
pub async fn find_organizations(session: &Arc<Session>, text: String) -> Outcome<Vec<PlaceName>> {
    let search = text.trim().trim_start_matches('#').to_owned();
    let count = u32::try_from(SHOWN * 2).unwrap_or(u32::MAX);
    let filters = Vec::new();
    let query = OrganizationsQuery { search, sort: SortKey::Name, descending: false, offset: 0, count, filters };
    let page = directory::organizations(session, query).await?;
    let rows = page.rows.into_iter().filter(|row| !row.deleted).take(SHOWN);
    Ok(rows.map(|row| PlaceName { id: OrganizationId(row.id), name: row.name }).collect())
}
