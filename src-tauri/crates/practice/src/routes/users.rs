//! `/admin/users-detail` and `/admin/users`: lists, create, change, delete.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::Call;
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::object::Object;
use crate::paging::{Page, Spec};
use crate::query::Query;
use crate::switches::{RoleColumns, TextFilter};
use crate::world::{ADMIN_ROLES, Person, World, hex, iso};

const DETAIL: Spec = Spec { limit: 10, keys: &["name", "id", "userAdminsRoleId"], sort_by: "id", descending: true };
const LIST: Spec =
    Spec { limit: 10, keys: &["name", "id", "email", "userAdminsRoleId"], sort_by: "id", descending: true };

/// `GET /admin/users-detail`: everybody on the instance.
pub(super) fn detail(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.query.number("id")?;
    let rows = world.people.values().filter(|person| id.is_none_or(|id| person.id == id));
    answer(world, call, &DETAIL, rows.collect(), |person| detailed(world, person))
}

/// `GET /admin/users`: the people of one organization or team.
pub(super) fn list(world: &World, call: &Call) -> Result<Answer, Refusal> {
    let place = Place::read(&call.query)?;
    let rows = world.people.values().filter(|person| place.holds(world, person.id));
    answer(world, call, &LIST, rows.collect(), |person| {
        let row = plain(world, person);
        match call.switches.role_columns {
            RoleColumns::Missing => row,
            RoleColumns::Present => row
                .with("organizationRoleId", place.organization.and_then(|id| world.role_in(person.id, id)))
                .with("teamRoleId", place.team.and_then(|id| world.team_role_in(person.id, id))),
        }
    })
}

fn answer(
    world: &World,
    call: &Call,
    spec: &Spec,
    people: Vec<&Person>,
    row: impl Fn(&Person) -> Row,
) -> Result<Answer, Refusal> {
    let page = Page::read(&call.query, spec, call.switches)?;
    let (name, email) = (call.query.get("name"), call.query.get("email"));
    let found = people.into_iter().filter(|person| {
        matches_text(&person.name, name, call.switches.text_filter)
            && matches_text(&person.email, email, call.switches.text_filter)
    });
    let found = page.cut(found.collect(), |person| sort_key(person, page.sort_by));
    let columns = call.query.columns();
    let asks_nothing = columns.is_empty();
    let silent = ["organizationRoleId", "teamRoleId", "tfaStatus"];
    let mut rows = Vec::with_capacity(found.len());
    for person in found {
        let row = row(person);
        rows.push(if asks_nothing { without_roles(row) } else { row.choose(&columns, &silent)? });
    }
    if rows.is_empty()
        && let Some(anybody) = world.people.values().next()
    {
        row(anybody).choose(&columns, &silent)?;
    }
    Ok(Answer::read(Row::new().with_cell("users", Cell::Rows(rows)).with("pg", page.echo())))
}

/// Role columns come only when asked for.
fn without_roles(row: Row) -> Row {
    row.without(&["organizationRoleId", "teamRoleId"])
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
    format!("https://avatars.practice.example/{}.jpg?d=mm", &hex(&Sha256::digest(person.email.as_bytes()))[..32])
}

fn start(person: &Person) -> Row {
    Row::new()
        .with("id", person.id)
        .with("name", person.name.clone())
        .with("email", person.email.clone())
        .with("language", person.language.clone())
        .with("timezoneId", person.timezone_id)
        .with("localeId", person.locale_id)
        .with("countryId", person.country_id)
        .with("features", json!({}))
        .with("avatar", avatar(person))
        .with("lastLogin", person.last_login.clone())
}

fn end(row: Row, person: &Person) -> Row {
    row.with("deleted", person.deleted)
        .with("created", person.created.clone())
        .with("usersAdminsRoleId", person.admin_role)
}

fn plain(_: &World, person: &Person) -> Row {
    end(start(person), person)
}

fn detailed(world: &World, person: &Person) -> Row {
    let row = start(person)
        .with("organizations", world.memberships_of(person.id).count())
        .with("scenarios", person.scenarios)
        .with("activeScenarios", person.active_scenarios);
    end(row, person).with("tfaEnabled", person.tfa_enabled)
}

/// `POST /admin/users`: needs `sendEmail` or a password that is strong enough.
pub(super) fn create(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let body = call.object()?;
    let name = body.text("name").filter(|name| !name.trim().is_empty());
    let name = name.ok_or_else(|| Refusal::parameter("name is required"))?;
    let email = body.text("email").filter(|email| email.contains('@'));
    let email = email.ok_or_else(|| Refusal::parameter("email is required"))?;
    let by_mail = body.value("sendEmail") == Some(true.into());
    match body.text("password") {
        Some(password) if strong(&password) => {}
        Some(_) => return Err(Refusal::parameter("password is too weak")),
        None if by_mail => {}
        None => return Err(Refusal::parameter("password or sendEmail is required")),
    }
    let own = world.live_person(call.key.person)?.clone();
    let mut person = Person {
        name,
        email,
        created: iso(call.now),
        last_login: None,
        deleted: false,
        admin_role: None,
        tfa_enabled: false,
        scenarios: 0,
        active_scenarios: 0,
        ..own
    };
    take_location(&mut person, &body)?;
    let id = world.create_person(person)?;
    let done = Done { what: format!("create-user user={id}"), changed: true };
    Ok(Answer::wrote(one(world, id)?, done))
}

/// At least 10 characters with a digit, an upper-case letter and a special character.
fn strong(password: &str) -> bool {
    password.chars().count() >= 10
        && password.chars().any(|letter| letter.is_ascii_digit())
        && password.chars().any(char::is_uppercase)
        && password.chars().any(|letter| !letter.is_alphanumeric())
}

fn take_location(person: &mut Person, body: &Object) -> Result<(), Refusal> {
    for (key, slot) in [
        ("countryId", &mut person.country_id),
        ("timezoneId", &mut person.timezone_id),
        ("localeId", &mut person.locale_id),
    ] {
        if let Some(value) = body.value(key) {
            *slot = value.as_u64().ok_or_else(|| Refusal::parameter(&format!("{key} must be a number")))?;
        }
    }
    Ok(())
}

/// `PATCH /admin/users/{userId}`: only what is sent changes.
pub(super) fn update(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let body = call.object()?;
    let before = world.live_person(id)?.clone();
    let mut person = before.clone();
    for (key, slot) in [("name", &mut person.name), ("email", &mut person.email), ("language", &mut person.language)] {
        if body.raw(key).is_some() {
            let text = body.text(key).filter(|text| !text.trim().is_empty());
            *slot = text.ok_or_else(|| Refusal::parameter(&format!("{key} must be a text")))?;
        }
    }
    take_location(&mut person, &body)?;
    if let Some(value) = body.value("usersAdminsRoleId") {
        person.admin_role = admin_role(&value)?;
    }
    let taken = |other: &Person| other.id != id && !other.deleted && other.email.eq_ignore_ascii_case(&person.email);
    if world.people.values().any(taken) {
        return Err(Refusal::invalid("The email is already used by another user."));
    }
    let done = Done { what: format!("update-user user={id}"), changed: before != person };
    world.people.insert(id, person);
    Ok(Answer::wrote(one(world, id)?, done))
}

fn admin_role(value: &serde_json::Value) -> Result<Option<u64>, Refusal> {
    match value.as_u64() {
        None if value.is_null() => Ok(None),
        Some(role) if ADMIN_ROLES.iter().any(|known| known.id == role) => Ok(Some(role)),
        None | Some(_) => Err(Refusal::parameter("usersAdminsRoleId is not a role of this instance")),
    }
}

/// `DELETE /admin/users/{userId}`: takes owned organizations along, but only when confirmed (H2).
pub(super) fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let confirmed = call.query.is_true("confirmed");
    if call.query.is_true("deleteConnections") && !confirmed {
        return Err(Refusal::confirmation("deleteConnections", &json!([{ "userId": id }])));
    }
    let done = world.delete_user(id, confirmed)?;
    Ok(Answer::wrote(Row::new().with("user", id), done))
}

fn one(world: &World, id: u64) -> Result<Row, Refusal> {
    let person = world.people.get(&id).ok_or_else(|| Refusal::not_found("User"))?;
    Ok(Row::new().with_cell("user", Cell::Row(detailed(world, person))))
}
