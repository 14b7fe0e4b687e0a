//! People and organizations as rows: what is searched, what is sorted by, what the web view gets.

use chrono::DateTime;
use domain::organization::Organization;
use domain::person::{LastLogin, Person};

use super::alike::{Other, mixes};
use super::table::{Listed, SortBy, Table};
use crate::view::people::{LooksLike, OrganizationRow, PersonRow, Resembled, SortKey};

impl Listed for Person {
    fn number(&self) -> u64 {
        self.id.0
    }

    fn texts(&self) -> [&str; 2] {
        [&self.name, &self.email]
    }

    fn looks(&self) -> [&str; 2] {
        if self.deleted { ["", ""] } else { self.texts() }
    }

    fn sort(&self, key: SortKey) -> SortBy {
        match key {
            SortKey::Name => SortBy::Text(0),
            SortKey::Email => SortBy::Text(1),
            SortKey::Id => SortBy::Number(signed(self.id.0)),
            SortKey::LastSignIn => SortBy::Number(sign_in(&self.last_login)),
            SortKey::Count | SortKey::Members => SortBy::Number(self.organizations.map_or(-1, signed)),
            SortKey::Status => SortBy::Number(status(self)),
            // Known only with the memberships; see `reach`.
            SortKey::Customer => SortBy::Number(0),
        }
    }

    fn marks(&self) -> u8 {
        let never = if self.last_login == LastLogin::Never { NEVER } else { 0 };
        let admin = if self.admin_role.is_some() { ADMIN } else { 0 };
        let two_step_off = if self.two_step == Some(false) { TWO_STEP_OFF } else { 0 };
        never | admin | two_step_off | if self.deleted { DELETED } else { 0 }
    }

    fn moment(&self) -> i64 {
        sign_in(&self.last_login)
    }
}

/// Deleted, of people and organizations.
pub(crate) const DELETED: u8 = 1;
/// Never signed in.
pub(crate) const NEVER: u8 = 2;
/// Has administration rights.
pub(crate) const ADMIN: u8 = 4;
/// The second factor is off.
pub(crate) const TWO_STEP_OFF: u8 = 8;
/// Operations are 0.
pub(crate) const FROZEN: u8 = 2;
/// The moment of whoever's last sign-in is not known.
pub(crate) const UNKNOWN: i64 = i64::MIN;

impl Listed for Organization {
    fn number(&self) -> u64 {
        self.id.0
    }

    fn texts(&self) -> [&str; 2] {
        [&self.name, self.external_id.as_deref().unwrap_or_default()]
    }

    fn looks(&self) -> [&str; 2] {
        if self.deleted { ["", ""] } else { [&self.name, ""] }
    }

    fn sort(&self, key: SortKey) -> SortBy {
        match key {
            SortKey::Name => SortBy::Text(0),
            SortKey::Email => SortBy::Text(1),
            SortKey::Id => SortBy::Number(signed(self.id.0)),
            SortKey::LastSignIn | SortKey::Count => SortBy::Number(self.active_scenarios.map_or(-1, signed)),
            SortKey::Status => SortBy::Number(i64::from(self.deleted) * 2 + i64::from(is_frozen(self))),
            // Known only with the memberships; see `reach`.
            SortKey::Customer | SortKey::Members => SortBy::Number(0),
        }
    }

    fn marks(&self) -> u8 {
        let frozen = if is_frozen(self) { FROZEN } else { 0 };
        frozen | if self.deleted { DELETED } else { 0 }
    }

    fn moment(&self) -> i64 {
        UNKNOWN
    }
}

/// Unknown, never, then from the longest ago to the latest. A time that cannot be read counts as unknown.
fn sign_in(last: &LastLogin) -> i64 {
    match last {
        LastLogin::Unknown => UNKNOWN,
        LastLogin::Never => UNKNOWN + 1,
        LastLogin::At(time) => DateTime::parse_from_rfc3339(time).map_or(UNKNOWN, |time| time.timestamp_millis()),
    }
}

/// Administrators, everybody else, those without a second factor, those who never signed in, deleted people.
fn status(person: &Person) -> i64 {
    match person {
        Person { deleted: true, .. } => 4,
        Person { last_login: LastLogin::Never, .. } => 3,
        Person { admin_role: Some(_), .. } => 0,
        Person { two_step: Some(false), .. } => 2,
        Person { two_step: Some(true) | None, .. } => 1,
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn is_frozen(organization: &Organization) -> bool {
    organization.license.as_ref().is_some_and(domain::license::License::is_frozen)
}

/// A count for the web view.
pub(crate) fn small(number: Option<u64>) -> Option<u32> {
    number.map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

/// A person for the web view, as far as the list tells.
pub(crate) fn person_row(person: &Person) -> PersonRow {
    let last_sign_in = match &person.last_login {
        LastLogin::At(time) => Some(time.clone()),
        LastLogin::Never | LastLogin::Unknown => None,
    };
    PersonRow {
        id: person.id.0,
        name: person.name.clone(),
        email: person.email.clone(),
        last_sign_in,
        never_signed_in: person.last_login == LastLogin::Never,
        organizations: small(person.organizations),
        deleted: person.deleted,
        admin: person.admin_role.is_some(),
        two_step: person.two_step,
        customer: None,
        more_organizations: 0,
        invitation: false,
        sso_pending: false,
        former_customer: false,
        looks_like: None,
    }
}

/// What a row, which need not be in the table, could be mistaken for.
pub(crate) fn looks_like<T: Listed>(table: &Table<T>, row: &T) -> Option<LooksLike> {
    let resembled = |place| {
        let [name, email] = table.at(place)?.looks();
        Some(Resembled { id: table.at(place)?.number(), name: name.to_owned(), email: email.to_owned() })
    };
    match table.looks_like(row) {
        Some(Other::Name(place)) => resembled(place).map(LooksLike::Name),
        Some(Other::Email(place)) => resembled(place).map(LooksLike::Email),
        None => row.looks().into_iter().any(mixes).then_some(LooksLike::Mixed),
    }
}

/// An organization for the web view, as far as the list tells.
pub(crate) fn organization_row(organization: &Organization) -> OrganizationRow {
    OrganizationRow {
        id: organization.id.0,
        name: organization.name.clone(),
        frozen: is_frozen(organization),
        active_scenarios: small(organization.active_scenarios),
        deleted: organization.deleted,
        owner: None,
        members: None,
        held: false,
        former_customer: false,
        looks_like: None,
    }
}
