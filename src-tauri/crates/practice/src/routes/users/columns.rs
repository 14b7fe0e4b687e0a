//! What the lists of people tell of somebody, column by column.
//!
//! A page of ten thousand is written straight from the world into its bytes, asked columns only: made as rows first, it
//! took longer than a client takes to read it.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{avatar, status};
use crate::answer::{Columns, Refusal, Row};
use crate::lines::Block;
use crate::switches::{LastLogin, SecondFactor, Switches};
use crate::world::Person;

/// Somebody in a list.
pub(super) struct Shown<'w> {
    pub(super) person: &'w Person,
    /// In how many organizations.
    pub(super) organizations: usize,
    /// Roles in the organization and the team that were asked for.
    pub(super) roles: [Option<u64>; 2],
}

/// One value.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Field<'w> {
    Number(Option<u64>),
    Text(Option<&'w str>),
    Made(String),
    Flag(bool),
    Empty {},
}

/// A column with how it is told.
pub(super) type Column = (&'static str, for<'w> fn(&Shown<'w>) -> Field<'w>);

const START: [Column; 9] = [
    ("id", |of| number(of.person.id)),
    ("name", |of| Field::Text(Some(&of.person.name))),
    ("email", |of| Field::Text(Some(&of.person.email))),
    ("language", |of| Field::Text(Some(&of.person.language))),
    ("timezoneId", |of| number(of.person.timezone_id)),
    ("localeId", |of| number(of.person.locale_id)),
    ("countryId", |of| number(of.person.country_id)),
    ("features", |_| Field::Empty {}),
    ("avatar", |of| Field::Made(avatar(of.person))),
];
const COUNTS: [Column; 3] = [
    ("organizations", |of| Field::Number(u64::try_from(of.organizations).ok())),
    ("scenarios", |of| number(of.person.scenarios)),
    ("activeScenarios", |of| number(of.person.active_scenarios)),
];
const END: [Column; 3] = [
    ("deleted", |of| Field::Flag(of.person.deleted)),
    ("created", |of| Field::Text(Some(&of.person.created))),
    ("usersAdminsRoleId", |of| Field::Number(of.person.admin_role)),
];
const ENABLED: Column = ("tfaEnabled", |of| Field::Flag(of.person.tfa_enabled));
const STATUS: Column = ("tfaStatus", |of| Field::Number(status(of.person)));
/// Come only when asked for.
pub(super) const ROLES: [Column; 2] =
    [("organizationRoleId", |of| Field::Number(of.roles[0])), ("teamRoleId", |of| Field::Number(of.roles[1]))];

fn number(number: u64) -> Field<'static> {
    Field::Number(Some(number))
}

fn last_login(switches: &Switches) -> Column {
    let name = match switches.spelling.last_login {
        LastLogin::Camel => "lastLogin",
        LastLogin::Lower => "lastlogin",
    };
    (name, |of| Field::Text(of.person.last_login.as_deref()))
}

/// The columns of `/admin/users`, roles left out.
pub(super) fn plain(switches: &Switches) -> Vec<Column> {
    let status: &[Column] = match switches.spelling.second_factor {
        SecondFactor::Enabled => &[],
        SecondFactor::Status => &[STATUS],
    };
    [&START, &[last_login(switches)] as &[Column], &END, status].concat()
}

/// The columns of `/admin/users-detail`.
pub(super) fn detailed(switches: &Switches) -> Vec<Column> {
    let factor = match switches.spelling.second_factor {
        SecondFactor::Enabled => ENABLED,
        SecondFactor::Status => STATUS,
    };
    [&START, &[last_login(switches)] as &[Column], &COUNTS, &END, &[factor]].concat()
}

/// The asked ones of these, in the asked order.
pub(super) fn chosen(all: &[Column], asked: &Columns, silent: &[&str]) -> Result<Vec<Column>, Refusal> {
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    Ok(asked.places(&names, silent)?.into_iter().filter_map(|place| all.get(place)).copied().collect())
}

/// One person as a row.
pub(super) fn row(columns: &[Column], shown: &Shown) -> Row {
    let value = |field| serde_json::to_value(field).unwrap_or_default();
    columns.iter().fold(Row::new(), |row, (name, tell)| row.with(name, value(tell(shown))))
}

/// Rows as they stand in a page.
pub(super) fn block<'w>(columns: &[Column], people: impl Iterator<Item = Shown<'w>>) -> Block {
    let mut block = Block::default();
    for shown in people {
        let line = Line { columns, shown: &shown };
        block.push(|text| serde_json::to_writer(text, &line).unwrap_or_default());
    }
    block.closed()
}

/// A page of rows that are written already, each with a comma behind it.
pub(super) fn joined(rows: &[&[u8]], echo: &Value) -> Vec<u8> {
    let echo = serde_json::to_vec(echo).unwrap_or_default();
    let mut parts: Vec<&[u8]> = vec![br#"{"users":["#];
    parts.extend(rows);
    if let Some(last) = parts.last_mut() {
        *last = last.strip_suffix(b",").unwrap_or(last);
    }
    parts.extend([br#"],"pg":"#, echo.as_slice(), b"}"]);
    parts.concat()
}

/// A page, as its bytes.
pub(super) fn page(columns: &[Column], people: &[Shown], echo: Value) -> Vec<u8> {
    let users = people.iter().map(|shown| Line { columns, shown }).collect();
    serde_json::to_vec(&Listing { users, pg: echo }).unwrap_or_default()
}

#[derive(Serialize)]
struct Listing<'p> {
    users: Vec<Line<'p>>,
    pg: Value,
}

struct Line<'p> {
    columns: &'p [Column],
    shown: &'p Shown<'p>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        for (name, tell) in self.columns {
            map.serialize_entry(name, &tell(self.shown))?;
        }
        map.end()
    }
}
