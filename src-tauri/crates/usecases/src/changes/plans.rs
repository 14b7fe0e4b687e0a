//! From a wish to a plan: reads what the plan needs, then asks the rules.

use std::sync::Arc;

use domain::person::Person;
use domain::plan::Listed;
use domain::plan::change::{FirstSignIn, NewAccount, PersonEdit, PersonField};
use domain::plan::here::made::{self, OrganizationChoice};
use domain::plan::here::person::Whereabouts;
use domain::plan::here::place::{self, Way};
use domain::plan::here::{Made, hand_over, person};
use domain::snapshot::OrganizationFacts;
use domain::{AdminRoleId, OrganizationId, RoleId, TeamId, UserId};
use make_api::{OrganizationQuery, PeopleQuery};

use super::license;
use super::options::{choices, read_person};
use crate::leave::choices::limited_team_role;
use crate::problem::Outcome;
use crate::runs::operator;
use crate::session::Session;
use crate::sweep::{self, Stop, organization_facts};
use crate::view::changes::{ChangeChoices, ChangeWish, NewPersonWish, StartingAllowances};

/// The plan, and the organizations as they were read for it.
type WithPlaces = (Made, Vec<OrganizationFacts>);

pub(super) async fn make(session: &Arc<Session>, wish: ChangeWish) -> Outcome<WithPlaces> {
    match wish {
        ChangeWish::HandOver { organizations, to, former } => hand_over(session, organizations, to, former).await,
        ChangeWish::EditPerson { user, name, email, language, time_zone, country } => {
            let edits = [
                name.map(|name| PersonEdit::Name(name.trim().to_owned())),
                email.map(|email| PersonEdit::Email(email.trim().to_owned())),
                language.map(PersonEdit::Language),
                time_zone.map(|number| PersonEdit::TimeZone(number.into())),
                country.map(|number| PersonEdit::Country(number.into())),
            ];
            edit(session, user, edits.into_iter().flatten().collect()).await.map(alone)
        }
        ChangeWish::AdminRole { user, role } => admin_role(session, user, role).await.map(alone),
        ChangeWish::RemoveFrom { user, organization, team, with_connections } => {
            remove(session, user, organization, team, with_connections).await
        }
        ChangeWish::BringIn { user, organization, role, invitation, note } => {
            let way = way(session, invitation, note).await?;
            let facts = organization_facts(session, organization).await?;
            let person = read_person(session, user).await?;
            let made = place::bring_in(&person, &facts, role, &way, &*session.roles().await?);
            Ok((made, vec![facts]))
        }
        ChangeWish::CreateOrganization { name, owner, time_zone, country, license } => {
            let place = (time_zone, country);
            create_organization(session, name, owner, place, license).await.map(alone)
        }
        ChangeWish::CreateTeam { organization, name } => {
            let facts = organization_facts(session, organization).await?;
            let made = made::team(&facts, name.trim(), &*session.roles().await?);
            Ok((made, vec![facts]))
        }
        ChangeWish::RenameTeam { organization, team, name } => {
            let facts = organization_facts(session, organization).await?;
            let made = made::rename(&facts, team, name.trim(), &*session.roles().await?);
            Ok((made, vec![facts]))
        }
        ChangeWish::DeletePerson { user } => delete(session, user).await.map(alone),
    }
}

fn alone(made: Made) -> WithPlaces {
    (made, Vec::new())
}

async fn hand_over(
    session: &Arc<Session>,
    organizations: Vec<OrganizationId>,
    to: UserId,
    former: Option<RoleId>,
) -> Outcome<WithPlaces> {
    let mut places: Vec<OrganizationFacts> = Vec::new();
    for organization in organizations {
        if !places.iter().any(|known| known.id() == organization) {
            places.push(organization_facts(session, organization).await?);
        }
    }
    let to = read_person(session, to).await?;
    let roles = (*session.roles().await?).clone();
    let former_team = limited_team_role(&roles, session.profile().limited_team_role);
    let choice = hand_over::HandOver { places, to, former, former_team, roles };
    Ok((hand_over::plan(&choice), choice.places))
}

async fn edit(session: &Arc<Session>, user: UserId, edits: Vec<PersonEdit>) -> Outcome<Made> {
    let person = read_person(session, user).await?;
    let email = edits.iter().find(|edit| edit.field() == PersonField::Email).map(PersonEdit::text);
    let taken = match email {
        Some(email) => taken(session, &email).await?,
        None => None,
    };
    let numbered = |edit: &PersonEdit| matches!(edit.field(), PersonField::TimeZone | PersonField::Country);
    let listed = if edits.iter().any(numbered) { listed(&choices(session).await?) } else { Vec::new() };
    Ok(person::edit(&person, &edits, taken, listed))
}

/// Who has this email, deleted people left out.
async fn taken(session: &Arc<Session>, email: &str) -> Outcome<Option<UserId>> {
    let query = PeopleQuery { email: Some(email.to_owned()), ..PeopleQuery::default() };
    let found = session.read()?.find_people(query).await.map_err(|error| session.make_problem(&error))?;
    let same = |person: &&Person| !person.deleted && person.email.trim().to_lowercase() == email.to_lowercase();
    Ok(found.iter().find(same).map(|person| person.id))
}

fn listed(choices: &ChangeChoices) -> Vec<Listed> {
    let of = |field: PersonField, all: &[crate::view::changes::NamedNumber]| -> Vec<Listed> {
        all.iter().map(|one| Listed { field, id: one.id.into(), name: one.name.clone() }).collect()
    };
    let zones = of(PersonField::TimeZone, &choices.time_zones);
    zones.into_iter().chain(of(PersonField::Country, &choices.countries)).collect()
}

async fn admin_role(session: &Arc<Session>, user: UserId, role: Option<AdminRoleId>) -> Outcome<Made> {
    let person = read_person(session, user).await?;
    let roles = session.read()?.admin_roles().await.map_err(|error| session.make_problem(&error))?;
    Ok(person::admin_role(&person, role, &roles, Some(operator(session).await?.id)))
}

async fn remove(
    session: &Arc<Session>,
    user: UserId,
    organization: OrganizationId,
    team: Option<TeamId>,
    with_connections: bool,
) -> Outcome<WithPlaces> {
    let facts = organization_facts(session, organization).await?;
    let person = read_person(session, user).await?;
    let made = place::remove(&person, &facts, team, with_connections, &*session.roles().await?);
    Ok((made, vec![facts]))
}

async fn way(session: &Arc<Session>, invitation: bool, note: Option<String>) -> Outcome<Way> {
    if !invitation {
        return Ok(Way::Directly);
    }
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    Ok(Way::Invitation { note, operator: Some(operator(session).await?.id) })
}

async fn create_organization(
    session: &Arc<Session>,
    name: String,
    owner: UserId,
    (time_zone, country): (Option<u32>, Option<u32>),
    license: Option<StartingAllowances>,
) -> Outcome<Made> {
    let starting = match license::starting(session, license).await? {
        Ok(starting) => starting,
        Err(obstacles) => return Ok(Err(obstacles)),
    };
    let name = name.trim().to_owned();
    let query = OrganizationQuery { name: Some(name.clone()), ..OrganizationQuery::default() };
    let read = session.read()?;
    let found = read.find_organizations(&query).await.map_err(|error| session.make_problem(&error))?;
    let choice = OrganizationChoice {
        owner: read_person(session, owner).await?,
        time_zone: time_zone.map(u64::from),
        country: country.map(u64::from),
        license: starting.license,
        copied: starting.copied,
        in_use: found.iter().any(|found| !found.deleted && found.name == name),
        listed: listed(&choices(session).await?),
        name,
    };
    Ok(made::organization(&choice))
}

pub(super) async fn new_person(session: &Arc<Session>, wish: NewPersonWish, typed: bool) -> Outcome<Made> {
    let NewPersonWish { name, email, time_zone, country } = wish;
    let sign_in = if typed { FirstSignIn::TypedPassword } else { FirstSignIn::Mail };
    let (name, email) = (name.trim().to_owned(), email.trim().to_owned());
    let (time_zone, country) = (time_zone.map(u64::from), country.map(u64::from));
    let account = NewAccount { name, email, sign_in, time_zone, country };
    let taken = if account.email.is_empty() { None } else { taken(session, &account.email).await? };
    let numbered = account.time_zone.or(account.country).is_some();
    let listed = if numbered { listed(&choices(session).await?) } else { Vec::new() };
    Ok(person::create(&account, taken, listed))
}

/// Everywhere the person is, as far as the instance tells.
async fn delete(session: &Arc<Session>, user: UserId) -> Outcome<Made> {
    let person = read_person(session, user).await?;
    let found = sweep::memberships_of(session, user, &|_| {}, &Stop::default()).await?;
    let places = found.places.iter();
    let places = places.map(|place| (place.organization.id, place.organization.name.clone(), place.is_owned()));
    let whereabouts = Whereabouts { places: places.collect(), complete: found.complete };
    Ok(person::delete(&person, &whereabouts, Some(operator(session).await?.id)))
}
