//! One value of a person that can be changed on its own, sent on its own and read back on its own.

use serde::{Deserialize, Serialize};

use crate::person::Person;

/// Which value of a person, or of an organization that is being created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum PersonField {
    /// The name.
    Name,
    /// The email.
    Email,
    /// The language of their interface.
    Language,
    /// The time zone.
    TimeZone,
    /// The country.
    Country,
}

/// A value of a person as it is to become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "field", content = "value")]
pub enum PersonEdit {
    /// The name.
    Name(String),
    /// The email.
    Email(String),
    /// The language of their interface, such as `en`.
    Language(String),
    /// The number of the time zone.
    TimeZone(u64),
    /// The number of the country.
    Country(u64),
}

impl PersonEdit {
    /// Which value it is.
    pub fn field(&self) -> PersonField {
        match self {
            Self::Name(_) => PersonField::Name,
            Self::Email(_) => PersonField::Email,
            Self::Language(_) => PersonField::Language,
            Self::TimeZone(_) => PersonField::TimeZone,
            Self::Country(_) => PersonField::Country,
        }
    }

    /// The value as it is compared and shown; numbers in digits.
    pub fn text(&self) -> String {
        match self {
            Self::Name(text) | Self::Email(text) | Self::Language(text) => text.clone(),
            Self::TimeZone(number) | Self::Country(number) => number.to_string(),
        }
    }

    /// Whether what was read is this value. An instance may write an email in lower case.
    pub fn is(&self, seen: &str) -> bool {
        match self {
            Self::Email(wanted) => seen.trim().to_lowercase() == wanted.trim().to_lowercase(),
            Self::Name(_) | Self::Language(_) | Self::TimeZone(_) | Self::Country(_) => seen == self.text(),
        }
    }
}

impl PersonField {
    /// The value of a person; `None` where the instance does not show it.
    pub fn of(self, person: &Person) -> Option<String> {
        match self {
            Self::Name => Some(person.name.clone()),
            Self::Email => Some(person.email.clone()),
            Self::Language => person.language.clone(),
            Self::TimeZone => person.timezone_id.map(|number| number.to_string()),
            Self::Country => person.country_id.map(|number| number.to_string()),
        }
    }
}
