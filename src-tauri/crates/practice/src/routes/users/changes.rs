//! Creating, changing and deleting people.

use serde_json::{Value, json};

use super::{Call, detailed};
use crate::answer::{Answer, Cell, Done, Refusal, Row};
use crate::object::Object;
use crate::switches::{PasswordRule, UserDeleteConnections};
use crate::world::{ADMIN_ROLES, Person, World, iso};

/// `POST /admin/users`: needs `sendEmail` or a password that is strong enough.
pub(in crate::routes) fn create(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let body = call.object()?;
    let name = body.text("name").filter(|name| !name.trim().is_empty());
    let name = name.ok_or_else(|| Refusal::parameter("name is required"))?;
    let email = mail(&body)?.ok_or_else(|| Refusal::parameter("email is required"))?;
    check_entrance(&body, call.switches.password)?;
    let own = world.live_person(call.key.person)?.clone();
    let mut person = fresh(name, email, own, call);
    take_location(&mut person, &body)?;
    let id = world.create_person(person)?;
    let done = Done { what: format!("create-user user={id}"), changed: true };
    Ok(Answer::wrote(one(world, id, call)?, done))
}

/// A new account with the location of its maker.
pub(in crate::routes) fn fresh(name: String, email: String, maker: Person, call: &Call) -> Person {
    Person {
        name,
        email,
        created: iso(call.now),
        last_login: None,
        deleted: false,
        admin_role: None,
        tfa_enabled: false,
        scenarios: 0,
        active_scenarios: 0,
        ..maker
    }
}

/// Either a mail with a password, or a password.
fn check_entrance(body: &Object, rule: PasswordRule) -> Result<(), Refusal> {
    let by_mail = match body.value("sendEmail") {
        None | Some(Value::Null) => false,
        Some(value) => value.as_bool().ok_or_else(|| Refusal::parameter("sendEmail must be true or false"))?,
    };
    match body.text("password") {
        Some(password) if strong(&password, rule) => Ok(()),
        Some(_) => Err(Refusal::parameter("password is too weak")),
        None if by_mail => Ok(()),
        None => Err(Refusal::parameter("password or sendEmail is required")),
    }
}

/// Long enough, with a digit, an upper-case letter and a special character.
fn strong(password: &str, rule: PasswordRule) -> bool {
    let least = match rule {
        PasswordRule::Ten => 10,
        PasswordRule::Nine => 9,
    };
    password.chars().count() >= least
        && password.chars().any(|letter| letter.is_ascii_digit())
        && password.chars().any(char::is_uppercase)
        && password.chars().any(|letter| !letter.is_alphanumeric())
}

/// The mail that a body gives, if any.
pub(in crate::routes) fn mail(body: &Object) -> Result<Option<String>, Refusal> {
    match body.raw("email") {
        None => Ok(None),
        Some(_) => match body.text("email").filter(|email| email.contains('@')) {
            Some(email) => Ok(Some(email)),
            None => Err(Refusal::parameter("email must be an address")),
        },
    }
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
pub(in crate::routes) fn update(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let body = call.object()?;
    let before = world.live_person(id)?.clone();
    let mut person = before.clone();
    for (key, slot) in [("name", &mut person.name), ("language", &mut person.language)] {
        if body.raw(key).is_some() {
            let text = body.text(key).filter(|text| !text.trim().is_empty());
            *slot = text.ok_or_else(|| Refusal::parameter(&format!("{key} must be a text")))?;
        }
    }
    person.email = mail(&body)?.unwrap_or(person.email);
    take_location(&mut person, &body)?;
    if let Some(value) = body.value("usersAdminsRoleId") {
        person.admin_role = admin_role(&value)?;
        check_rank(world, call.key.person, [before.admin_role, person.admin_role])?;
    }
    let taken = |other: &Person| other.id != id && !other.deleted && other.email.eq_ignore_ascii_case(&person.email);
    if world.people.values().any(taken) {
        return Err(Refusal::invalid("The email is already used by another user."));
    }
    let done = Done { what: format!("update-user user={id}"), changed: before != person };
    world.people.insert(id, person);
    Ok(Answer::wrote(one(world, id, call)?, done))
}

fn admin_role(value: &Value) -> Result<Option<u64>, Refusal> {
    match value.as_u64() {
        None if value.is_null() => Ok(None),
        Some(role) if ADMIN_ROLES.iter().any(|known| known.id == role) => Ok(Some(role)),
        None | Some(_) => Err(Refusal::parameter("usersAdminsRoleId is not a role of this instance")),
    }
}

/// Instance roles up to one's own may be given and taken, by those who may edit administrators. Only SA stands above
/// Admin, and both above the rest.
fn check_rank(world: &World, caller: u64, roles: [Option<u64>; 2]) -> Result<(), Refusal> {
    let permission = "admins edit";
    if roles[0] == roles[1] {
        return Ok(());
    }
    if !world.permissions_of(caller).is_some_and(|held| held.contains(&permission)) {
        return Err(Refusal::insufficient(permission));
    }
    let rank = |role: Option<u64>| match role {
        Some(1) => 3,
        Some(4) => 2,
        Some(_) => 1,
        None => 0,
    };
    let own = rank(world.people.get(&caller).and_then(|person| person.admin_role));
    if roles.into_iter().any(|role| rank(role) > own) { Err(Refusal::denied()) } else { Ok(()) }
}

/// `DELETE /admin/users/{userId}`: takes owned organizations along, but only when confirmed (H2).
pub(in crate::routes) fn delete(world: &mut World, call: &Call) -> Result<Answer, Refusal> {
    let id = call.number(0)?;
    let (confirmed, connections) = (call.query.is_true("confirmed"), call.query.is_true("deleteConnections"));
    let asks = call.switches.user_delete_connections == UserDeleteConnections::NeedsConfirmation;
    if connections && !confirmed && asks {
        return Err(Refusal::confirmation("deleteConnections", &json!([{ "userId": id }])));
    }
    let done = world.delete_user(id, confirmed)?;
    if connections {
        let teams: Vec<u64> = world.connections.keys().copied().collect();
        world.delete_connections(id, &teams);
    }
    Ok(Answer::wrote(Row::new().with("user", id), done))
}

fn one(world: &World, id: u64, call: &Call) -> Result<Row, Refusal> {
    let person = world.people.get(&id).ok_or_else(|| Refusal::not_found("User"))?;
    Ok(Row::new().with_cell("user", Cell::Row(detailed(world, person, call.switches))))
}
