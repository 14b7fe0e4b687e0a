//! Lists of names that belong to numbers on an instance: countries, time zones, locales and the like.

use serde::{Deserialize, Serialize};

/// A country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// Number on this instance.
    pub id: u64,
    /// Name as the instance shows it.
    pub name: String,
    /// Code of three letters.
    pub code: Option<String>,
    /// Code of two letters.
    pub code2: Option<String>,
}

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeZone {
    /// Number on this instance.
    pub id: u64,
    /// Name, such as `Europe/Prague`.
    pub name: String,
    /// Short code, such as `CET`.
    pub code: Option<String>,
    /// Distance from UTC as the instance spells it: `+0100`, but numbers such as `900` occur.
    pub offset: Option<String>,
}

/// A locale: how dates and numbers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locale {
    /// Number on this instance.
    pub id: u64,
    /// Name as the instance shows it.
    pub name: String,
    /// Code, such as `en_US`.
    pub code: Option<String>,
    /// The code that Make's own interface uses.
    pub angular_code: Option<String>,
}

/// A language of Make's interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Language {
    /// Code, such as `en`.
    pub code: String,
    /// Name as the instance shows it.
    pub name: String,
}

/// A region of the cloud.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Number on this instance.
    pub id: u64,
    /// Name as the instance shows it.
    pub name: String,
}

/// A zone: a host that keeps organizations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    /// Number on this instance.
    pub id: u64,
    /// Name as the instance shows it.
    pub name: String,
    /// Its host.
    pub domain: Option<String>,
}

/// A kind of mail that Make sends to people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailNotification {
    /// Number: 1 errors, 2 warnings, 6 scenario deactivation.
    pub id: u64,
    /// Name as the instance shows it.
    pub name: String,
    /// What it is about.
    pub description: Option<String>,
    /// The key under which Make keeps its words.
    pub translation_key: Option<String>,
}
