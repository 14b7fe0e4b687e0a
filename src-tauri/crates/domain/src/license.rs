//! The license of an organization, carried key by key and byte for byte.
//!
//! A license is always replaced whole (H6), and its vocabulary grows with Make's releases. So Gatehouse never rebuilds
//! one from fields it knows: every value keeps the spelling the instance sent, and only named keys are replaced.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// A license as ordered keys with their JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct License {
    entries: Vec<(String, String)>,
}

/// Why a text is not a license.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the license is not a JSON object: {0}")]
pub struct NotALicense(String);

/// One key that differs between two licenses; `None` stands for an absent key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LicenseDifference {
    /// The key, as the instance spells it.
    pub key: String,
    /// JSON text on the left side.
    pub left: Option<String>,
    /// JSON text on the right side.
    pub right: Option<String>,
}

/// Keys that freezing always sets: the consumables that renew each period, with the least Make allows.
pub const FREEZE: [(&str, &str); 2] = [("operations", "0"), ("transfer", "104857600")];

/// Further consumables that may be lowered when a person ticks them, with the documented minimum as JSON text. Data
/// stores, log retention, audit days and the API limit are not among those proposed.
pub const FURTHER_CONSUMABLES: [(&str, &str); 9] = [
    ("dslimit", "1"),
    ("dsslimit", "1"),
    ("fslimit", "5242880"),
    ("iolimit", "10"),
    ("dlqStorage", "1"),
    ("scenarios", "1"),
    ("teams", "1"),
    ("premiumApps", "1"),
    ("apiLimit", "0"),
];

/// The one consumable that may cut off reading the organization itself; whoever lowers it does so last.
pub const CUTS_READING: &str = "apiLimit";

/// What the value of a license key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Things.
    Count,
    /// Bytes.
    Bytes,
    /// Minutes.
    Minutes,
    /// Days.
    Days,
    /// Calls per minute.
    PerMinute,
    /// Hundredths.
    Percent,
    /// Yes or no.
    Flag,
    /// A word of Make's.
    Word,
}

/// What a key counts, where Make documents it.
pub fn unit_of(key: &str) -> Option<Unit> {
    Some(match key {
        "operations" | "dslimit" | "iolimit" | "teams" | "scenarios" | "appslimit" | "premiumApps" | "users"
        | "customProperties" => Unit::Count,
        "transfer" | "dsslimit" | "fslimit" | "dlqStorage" => Unit::Bytes,
        "interval" | "executionTime" => Unit::Minutes,
        "retention" | "auditLogsDays" | "webhookLogRetentionDays" | "gracePeriod" => Unit::Days,
        "apiLimit" => Unit::PerMinute,
        "allowOverage" => Unit::Percent,
        "fulltext"
        | "dedicatedSso"
        | "installPublicApps"
        | "creatingTemplates"
        | "customVariables"
        | "customFunctions"
        | "onDemandScheduling"
        | "scenarioIO"
        | "scenarioInputs"
        | "dynamicDependencies"
        | "dynamicConnections"
        | "scenarioRelationTree"
        | "advsched"
        | "analyticsAccess"
        | "customRoles" => Unit::Flag,
        "restartPeriod" | "priority" | "productManagement" => Unit::Word,
        _ => return None,
    })
}

impl License {
    /// Reads a JSON object. Later duplicates of a key win, as they do for the instance.
    pub fn parse(text: &str) -> Result<Self, NotALicense> {
        struct Entries(Vec<(String, String)>);
        struct Visit;
        impl<'de> serde::de::Visitor<'de> for Visit {
            type Value = Entries;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a JSON object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries: Vec<(String, String)> = Vec::new();
                let mut last = HashMap::new();
                while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
                    last.insert(key.clone(), entries.len());
                    entries.push((key, value.get().to_owned()));
                }
                let mut place = 0..;
                entries.retain(|(key, _)| last.get(key).copied() == place.next());
                Ok(Entries(entries))
            }
        }
        impl<'de> Deserialize<'de> for Entries {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                d.deserialize_map(Visit)
            }
        }
        let entries: Entries = serde_json::from_str(text).map_err(|error| NotALicense(error.to_string()))?;
        Ok(Self { entries: entries.0 })
    }

    /// The whole license as JSON text, every untouched value spelled as it came.
    pub fn to_json(&self) -> String {
        let body: Vec<String> = self
            .entries
            .iter()
            .map(|(key, value)| format!("{}:{value}", serde_json::Value::String(key.clone())))
            .collect();
        format!("{{{}}}", body.join(","))
    }

    /// The JSON text of one key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.entries.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// The value of one key as a whole number, also where the instance spells numbers as text.
    pub fn number(&self, key: &str) -> Option<u64> {
        let value: serde_json::Value = serde_json::from_str(self.get(key)?).ok()?;
        value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())
    }

    /// Keys and JSON texts in their order.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The same license with one key replaced in place, or added at the end.
    #[must_use]
    pub fn with(mut self, key: &str, json: &str) -> Self {
        match self.entries.iter_mut().find(|(known, _)| known == key) {
            Some((_, value)) => json.clone_into(value),
            None => self.entries.push((key.to_owned(), json.to_owned())),
        }
        self
    }

    /// Frozen means that operations are 0.
    pub fn is_frozen(&self) -> bool {
        self.number("operations") == Some(0)
    }

    /// All keys whose values differ in meaning; a number and the same number as text do not.
    pub fn differences(&self, other: &Self) -> Vec<LicenseDifference> {
        let mut keys: Vec<&str> = self.entries.iter().map(|(key, _)| key.as_str()).collect();
        keys.extend(other.entries.iter().map(|(key, _)| key.as_str()).filter(|key| self.get(key).is_none()));
        keys.into_iter()
            .filter(|key| !same(self.get(key), other.get(key)))
            .map(|key| LicenseDifference {
                key: key.to_owned(),
                left: self.get(key).map(str::to_owned),
                right: other.get(key).map(str::to_owned),
            })
            .collect()
    }

    /// Whether everything wanted is there. Keys that the instance added by itself do not count against it.
    pub fn holds(&self, wanted: &Self) -> bool {
        wanted.entries.iter().all(|(key, value)| same(self.get(key), Some(value)))
    }
}

fn same(left: Option<&str>, right: Option<&str>) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => left == right || same_json(left, right),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn same_json(left: &str, right: &str) -> bool {
    let (Ok(left), Ok(right)) = (serde_json::from_str(left), serde_json::from_str(right)) else { return false };
    same_value(&left, &right)
}

fn same_value(left: &serde_json::Value, right: &serde_json::Value) -> bool {
    use serde_json::Value::{Number, String};
    match (left, right) {
        (Number(number), String(text)) | (String(text), Number(number)) => text.trim() == number.to_string(),
        (left, right) => left == right,
    }
}

impl TryFrom<String> for License {
    type Error = NotALicense;
    fn try_from(text: String) -> Result<Self, NotALicense> {
        Self::parse(&text)
    }
}

impl From<License> for String {
    fn from(license: License) -> Self {
        license.to_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ODD: &str = r#"{"operations":"50000","transfer":5368709120,"fslimit":2147483648,"x":1.50,"new":{"b":1,"a":[2]},"gracePeriod":null}"#;

    #[test]
    fn an_untouched_license_goes_out_byte_for_byte() {
        assert_eq!(License::parse(ODD).unwrap().to_json(), ODD);
    }

    #[test]
    fn replacing_a_key_leaves_all_others_as_they_came() {
        let frozen = License::parse(ODD).unwrap().with("operations", "0");
        assert_eq!(frozen.to_json(), ODD.replace("\"50000\"", "0"));
        assert!(frozen.is_frozen());
    }

    #[test]
    fn a_numeric_text_equals_its_number() {
        let text = License::parse(r#"{"operations":"50000"}"#).unwrap();
        let number = License::parse(r#"{"operations":50000}"#).unwrap();
        assert_eq!(text.differences(&number), vec![]);
        assert_eq!(text.number("operations"), Some(50000));
    }

    #[test]
    fn keys_the_instance_adds_do_not_hide_a_lost_one() {
        let wanted = License::parse(r#"{"operations":0,"mystery":true}"#).unwrap();
        assert!(License::parse(r#"{"operations":0,"mystery":true,"gracePeriod":0}"#).unwrap().holds(&wanted));
        assert!(!License::parse(r#"{"operations":0,"gracePeriod":0}"#).unwrap().holds(&wanted));
    }

    #[test]
    fn the_last_of_several_equal_keys_counts_and_a_hundred_thousand_keys_are_read_at_once() {
        let twice = License::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap();
        assert_eq!(twice.to_json(), r#"{"b":2,"a":3}"#);
        let keys: Vec<String> = (0..100_000).map(|key| format!("\"k{key}\":0")).collect();
        let started = std::time::Instant::now();
        let many = License::parse(&format!("{{{}}}", keys.join(","))).unwrap();
        assert_eq!(many.entries().count(), 100_000);
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}
