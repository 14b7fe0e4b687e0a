//! A page of people as most instances send it, in one pass and without detours.
//!
//! It reads what is exactly as documented and gives up at anything odd: a value of another type, a key that comes twice, a row that is
//! no object, nesting that is no answer of Make's. Whoever gave up reads the page tolerantly, so the two must agree wherever this one
//! does not give up; the tests and the fuzz hold them together. Fields that are not known are skipped, for releases add them.

use std::fmt;

use domain::person::{LastLogin, Person};
use domain::{AdminRoleId, UserId};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::fields::is_time;

/// People with their identity.
type People = Vec<((u64, u64), Person)>;

/// The people under `key`; `None` where the page has to be read tolerantly.
pub(crate) fn people(body: &[u8], key: &str) -> Option<People> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let rows = serde::de::DeserializeSeed::deserialize(Page(key), &mut reader).ok()?;
    reader.end().ok()?;
    Some(rows)
}

/// An answer with a list under this key.
struct Page<'k>(&'k str);

impl<'de> serde::de::DeserializeSeed<'de> for Page<'_> {
    type Value = People;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<People, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Page<'_> {
    type Value = People;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer with a list")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<People, A::Error> {
        let mut people = None;
        while let Some(key) = map.next_key::<String>()? {
            if key != self.0 {
                map.next_value::<Shallow>()?;
            } else if people.is_none() {
                people = Some(map.next_value::<Rows>()?.0);
            } else {
                return Err(A::Error::custom("two lists"));
            }
        }
        people.ok_or_else(|| A::Error::custom("no list"))
    }
}

/// The rows of a list.
struct Rows(People);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Many)
    }
}

struct Many;

impl<'de> Visitor<'de> for Many {
    type Value = Rows;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Rows, A::Error> {
        let mut people = Vec::new();
        while let Some(One(person)) = rows.next_element()? {
            people.push(((person.id.0, 0), person));
        }
        Ok(Rows(people))
    }
}

struct One(Person);

impl<'de> Deserialize<'de> for One {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneRow)
    }
}

#[derive(serde::Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Id,
    Name,
    Email,
    Language,
    CountryId,
    TimezoneId,
    LocaleId,
    LastLogin,
    #[serde(rename = "lastlogin")]
    LastLoginSmall,
    Created,
    Organizations,
    Scenarios,
    ActiveScenarios,
    Deleted,
    UsersAdminsRoleId,
    UserAdminsRoleId,
    TfaEnabled,
    TfaStatus,
    #[serde(other)]
    Other,
}

/// What a row says under one name, once at most.
#[derive(Default)]
enum Given<T> {
    #[default]
    Not,
    Null,
    This(T),
}

impl<T> Given<T> {
    fn take<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error>
    where
        T: Deserialize<'de>,
    {
        match self {
            Self::Not => {
                *self = map.next_value::<Option<T>>()?.map_or(Self::Null, Self::This);
                Ok(())
            }
            Self::Null | Self::This(_) => Err(A::Error::custom("a name twice")),
        }
    }

    fn value(self) -> Option<T> {
        match self {
            Self::This(value) => Some(value),
            Self::Not | Self::Null => None,
        }
    }

    /// This one, or the other where this one is not there or null.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::This(value), _) | (_, Self::This(value)) => Self::This(value),
            (Self::Null, _) | (_, Self::Null) => Self::Null,
            (Self::Not, Self::Not) => Self::Not,
        }
    }
}

/// A row, name by name.
#[derive(Default)]
struct Said {
    id: Given<u64>,
    name: Given<String>,
    email: Given<String>,
    language: Given<String>,
    country_id: Given<u64>,
    timezone_id: Given<u64>,
    locale_id: Given<u64>,
    last_login: Given<String>,
    last_login_small: Given<String>,
    created: Given<String>,
    organizations: Given<u64>,
    scenarios: Given<u64>,
    active_scenarios: Given<u64>,
    deleted: Given<bool>,
    users_admins_role_id: Given<u64>,
    user_admins_role_id: Given<u64>,
    tfa_enabled: Given<bool>,
    tfa_status: Given<u64>,
}

impl Said {
    fn take<'de, A: MapAccess<'de>>(&mut self, name: &Key, map: &mut A) -> Result<(), A::Error> {
        match name {
            Key::Id => self.id.take(map),
            Key::Name => self.name.take(map),
            Key::Email => self.email.take(map),
            Key::Language => self.language.take(map),
            Key::CountryId => self.country_id.take(map),
            Key::TimezoneId => self.timezone_id.take(map),
            Key::LocaleId => self.locale_id.take(map),
            Key::LastLogin => self.last_login.take(map),
            Key::LastLoginSmall => self.last_login_small.take(map),
            Key::Created => self.created.take(map),
            Key::Organizations => self.organizations.take(map),
            Key::Scenarios => self.scenarios.take(map),
            Key::ActiveScenarios => self.active_scenarios.take(map),
            Key::Deleted => self.deleted.take(map),
            Key::UsersAdminsRoleId => self.users_admins_role_id.take(map),
            Key::UserAdminsRoleId => self.user_admins_role_id.take(map),
            Key::TfaEnabled => self.tfa_enabled.take(map),
            Key::TfaStatus => self.tfa_status.take(map),
            Key::Other => map.next_value::<Shallow>().map(drop),
        }
    }

    fn person(self) -> Option<Person> {
        Some(Person {
            id: UserId(self.id.value()?),
            name: self.name.value().unwrap_or_default(),
            email: self.email.value().unwrap_or_default(),
            language: self.language.value(),
            country_id: self.country_id.value(),
            timezone_id: self.timezone_id.value(),
            locale_id: self.locale_id.value(),
            last_login: match self.last_login.or(self.last_login_small) {
                Given::This(time) if is_time(&time) => LastLogin::At(time),
                Given::Null => LastLogin::Never,
                Given::This(_) | Given::Not => LastLogin::Unknown,
            },
            created: self.created.value().filter(|time| is_time(time)),
            organizations: self.organizations.value(),
            scenarios: self.scenarios.value(),
            active_scenarios: self.active_scenarios.value(),
            deleted: self.deleted.value().unwrap_or_default(),
            admin_role: self.users_admins_role_id.or(self.user_admins_role_id).value().map(AdminRoleId),
            two_step: self.tfa_enabled.value().or_else(|| self.tfa_status.value().map(|status| status != 0)),
        })
    }
}

struct OneRow;

impl<'de> Visitor<'de> for OneRow {
    type Value = One;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a person")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<One, A::Error> {
        let mut said = Said::default();
        while let Some(name) = map.next_key::<Key>()? {
            said.take(&name, &mut map)?;
        }
        said.person().map(One).ok_or_else(|| A::Error::custom("no number"))
    }
}

/// Any value, skipped level by level so that the reader's limit on levels holds: what skips for good does not count them.
struct Shallow;

impl<'de> Deserialize<'de> for Shallow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Shallow;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_f64<E>(self, _: f64) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_str<E>(self, _: &str) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_unit<E>(self) -> Result<Shallow, E> {
        Ok(Shallow)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Shallow, A::Error> {
        while rows.next_element::<Shallow>()?.is_some() {}
        Ok(Shallow)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shallow, A::Error> {
        while map.next_entry::<Shallow, Shallow>()?.is_some() {}
        Ok(Shallow)
    }
}
