//! `/admin/users-detail` and `/admin/users`: the lists. Changing people is in `users/changes`, the public list in
//! `users/public`.

pub(super) mod changes;
mod columns;
pub(super) mod public;

use sha2::{Digest, Sha256};

use self::columns::{Column, Shown};
use super::Call;
use crate::answer::{Answer, Refusal, Row};
use crate::paging::{Page, Spec};
use crate::query::Query;
use crate::switches::{NewerFields, RoleColumns, Switches, TextFilter};
use crate::world::{Person, World, hex};

const DETAIL: Spec = Spec { limit: 10, keys: &["name", "id", "userAdminsRoleId"], sort_by: "id", descending: true };
const LIST: Spec =
    Spec { limit: 10, keys: &["name", "id", "email", "userAdminsRoleId"], sort_by: "id", descending: true };

/// `GET /admin/users-detail`: everybody on the instance.
pub(super) fn detail(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.query.number("id")?;
    let known = columns::detailed(call.switches);
    let everybody =
        id.is_none() && ["name", "email"].iter().all(|filter| call.query.get(filter).is_none_or(str::is_empty));
    if everybody {
        let page = Page::read(&call.query, &DETAIL, call.switches)?;
        if page.sort_by == "id" {
            return Ok(Answer::written(written(world, call, &page, &chosen(&known, call)?)));
        }
    }
    let rows = id.map_or_else(|| world.people.range(..), |id| world.people.range(id..=id)).map(|(_, person)| person);
    answer(call, &DETAIL, &known, rows, |person, columns| {
        let organizations =
            if id.is_some() { world.memberships_of(person.id).count() } else { places(world, call, person, columns) };
        Shown { person, organizations, roles: [None; 2] }
    })
}

/// In how many organizations somebody is, where that is asked for.
fn places(world: &World, call: &Call, person: &Person, columns: &[Column]) -> usize {
    let asked = columns.iter().any(|(name, _)| *name == "organizations");
    if asked { call.kept.places(world).get(&person.id).copied().unwrap_or(0) } else { 0 }
}

/// A page of everybody by number, from rows that are written once.
fn written(world: &World, call: &Call, page: &Page, columns: &[Column]) -> Vec<u8> {
    let numbers = call.kept.numbers(world);
    let lines = call.kept.people.of(columns.iter().map(|(name, _)| *name).collect(), numbers.len());
    let rows = lines.rows(&page.places(numbers.len()), page.descending, |rows| {
        let wanted = numbers.get(rows.start..rows.end.min(numbers.len())).unwrap_or_default();
        let people = wanted.iter().filter_map(|id| world.people.get(id));
        let shown = |person| Shown { person, organizations: places(world, call, person, columns), roles: [None; 2] };
        columns::block(columns, people.map(shown))
    });
    columns::joined(&rows, &page.echo())
}

/// The asked columns; those of other lists are accepted and left out.
fn chosen(known: &[Column], call: &Call) -> Result<Vec<Column>, Refusal> {
    columns::chosen(known, &call.columns(), &["organizationRoleId", "teamRoleId", "tfaStatus"])
}

/// `GET /admin/users`: the people of one organization or team.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let place = Place::read(&call.query)?;
    let factor = second_factor(call)?;
    let rows = place.candidates(world).filter(|person| {
        place.holds(world, person.id) && factor.is_none_or(|wanted| wanted == u64::from(person.tfa_enabled))
    });
    let mut known = columns::plain(call.switches);
    if call.switches.role_columns == RoleColumns::Present && !call.columns().is_empty() {
        known.extend(columns::ROLES);
    }
    let roles = |user| {
        let organization = place.organization.and_then(|id| world.role_in(user, id));
        [organization, place.team.and_then(|id| world.team_role_in(user, id))]
    };
    answer(call, &LIST, &known, rows, |person, _| Shown { person, organizations: 0, roles: roles(person.id) })
}

/// The filter `tfaStatus`, where the instance is new enough to know it.
fn second_factor(call: &Call) -> Result<Option<u64>, Refusal> {
    match call.query.number("tfaStatus")? {
        _ if call.switches.spelling.newer_fields == NewerFields::Missing => Ok(None),
        Some(3..) => Err(Refusal::parameter("tfaStatus must be 0, 1 or 2")),
        wanted => Ok(wanted),
    }
}

fn answer<'w>(
    call: &Call,
    spec: &Spec,
    known: &[Column],
    people: impl Iterator<Item = &'w Person>,
    shown: impl Fn(&'w Person, &[Column]) -> Shown<'w>,
) -> Result<Answer, Refusal> {
    let page = Page::read(&call.query, spec, call.switches)?;
    let (name, email) = (call.query.get("name"), call.query.get("email"));
    let found = people.filter(|person| {
        matches_text(&person.name, name, call.switches.text_filter)
            && matches_text(&person.email, email, call.switches.text_filter)
    });
    let found = match page.sort_by {
        "id" => page.cut_sorted(found.collect()),
        by => page.cut(found.collect(), |person| sort_key(person, by)),
    };
    let columns = chosen(known, call)?;
    let people: Vec<Shown> = found.into_iter().map(|person| shown(person, &columns)).collect();
    Ok(Answer::written(columns::page(&columns, &people, page.echo())))
}

fn sort_key(person: &Person, by: &str) -> (String, u64) {
    let first = match by {
        "name" => person.name.to_lowercase(),
        "email" => person.email.to_lowercase(),
        "userAdminsRoleId" => format!("{:020}", person.admin_role.unwrap_or(0)),
        _ => String::new(),
    };
    (first, person.id)
}

fn matches_text(value: &str, wanted: Option<&str>, how: TextFilter) -> bool {
    match (wanted, how) {
        (None | Some(""), _) => true,
        (Some(wanted), TextFilter::Partial) => value.to_lowercase().contains(&wanted.to_lowercase()),
        (Some(wanted), TextFilter::Exact) => value == wanted,
    }
}

/// The filters of `GET /admin/users`.
struct Place {
    organization: Option<u64>,
    team: Option<u64>,
    organization_role: Option<u64>,
    team_role: Option<u64>,
}

impl Place {
    fn read(query: &Query) -> Result<Self, Refusal> {
        Ok(Self {
            organization: query.number("organizationId")?,
            team: query.number("teamId")?,
            organization_role: query.number("organizationRoleId")?,
            team_role: query.number("teamRoleId")?,
        })
    }

    /// Whoever may fit: those in the place, or everybody.
    fn candidates<'w>(&self, world: &'w World) -> Box<dyn Iterator<Item = &'w Person> + 'w> {
        let seats = match (self.organization, self.team) {
            (Some(organization), _) => world.members.get(&organization).map(|seats| seats.keys().copied().collect()),
            (None, Some(team)) => world.team_members.get(&team).map(|seats| seats.keys().copied().collect()),
            (None, None) => return Box::new(world.people.values()),
        };
        let seats: Vec<u64> = seats.unwrap_or_default();
        Box::new(seats.into_iter().filter_map(|user| world.people.get(&user)))
    }

    fn holds(&self, world: &World, user: u64) -> bool {
        fits(
            self.organization,
            self.organization_role,
            |id| world.role_in(user, id),
            || world.memberships_of(user).map(|(_, seat)| seat.role).collect(),
        ) && fits(
            self.team,
            self.team_role,
            |id| world.team_role_in(user, id),
            || world.team_memberships_of(user).map(|(_, seat)| seat.role).collect(),
        )
    }
}

/// Whether somebody has a place (with a role, when asked); a role without a place means anywhere.
fn fits(
    place: Option<u64>,
    role: Option<u64>,
    held: impl Fn(u64) -> Option<u64>,
    anywhere: impl Fn() -> Vec<u64>,
) -> bool {
    match (place, role) {
        (None, None) => true,
        (None, Some(role)) => anywhere().contains(&role),
        (Some(place), None) => held(place).is_some(),
        (Some(place), Some(role)) => held(place) == Some(role),
    }
}

/// A made-up picture address; nothing is ever loaded from it.
pub(super) fn avatar(person: &Person) -> String {
    format!("https://avatars.practice.example/{}.jpg?d=mm", hex(&Sha256::digest(person.email.as_bytes())[..16]))
}

/// `tfaStatus`: 1 for an authenticator app, 0 for none, null for who never signed in.
fn status(person: &Person) -> Option<u64> {
    person.last_login.is_some().then(|| u64::from(person.tfa_enabled))
}

/// Somebody as `/admin/users-detail` tells of them.
fn detailed(world: &World, person: &Person, switches: &Switches) -> Row {
    let organizations = world.memberships_of(person.id).count();
    columns::row(&columns::detailed(switches), &Shown { person, organizations, roles: [None; 2] })
}
