//! What a license may contain, from Make's table.

use serde_json::{Map, Value, json};

/// Smallest and largest values: first those that must be there.
const REQUIRED: [(&str, u64, u64); 7] = [
    ("operations", 0, 800_000_000),
    ("transfer", 104_857_600, 1_099_511_627_776),
    ("dslimit", 1, 1000),
    ("dsslimit", 1, 2_306_867_200),
    ("interval", 1, 15),
    ("fslimit", 5_242_880, 1_048_576_000),
    ("iolimit", 10, 10_000),
];
const OPTIONAL: [(&str, u64, u64); 4] =
    [("teams", 1, 1000), ("apiLimit", 0, 2000), ("allowOverage", 100, 200), ("executionTime", 5, 45)];

/// The license that a complete one makes of the present one, if it is allowed: every number in its range or as it was; what
/// the server owns stays.
pub(super) fn replaced(present: &Map<String, Value>, mut sent: Map<String, Value>) -> Option<Map<String, Value>> {
    let complete = REQUIRED.iter().all(|(key, ..)| sent.contains_key(*key));
    let in_range = REQUIRED.iter().chain(&OPTIONAL).all(|(key, low, high)| {
        sent.get(*key).is_none_or(|value| {
            amount(value).is_some_and(|number| (*low..=*high).contains(&number)) || kept(present, key, value)
        })
    });
    let one_of = |key: &str, allowed: &[Value]| {
        sent.get(key).is_none_or(|value| allowed.contains(value) || kept(present, key, value))
    };
    let retention = |value: &Value| amount(value).is_some_and(|days| [7, 30, 60].contains(&days));
    let words = one_of("restartPeriod", &[json!("1 month"), json!("1 year")])
        && one_of("priority", &[json!("low"), json!("medium"), json!("high")])
        && one_of("dynamicConnections", &[json!(true), json!(false)])
        && one_of("dynamicDependencies", &[json!(true), json!(false)])
        && sent.get("retention").is_none_or(|value| retention(value) || kept(present, "retention", value));
    let on = |license: &Map<String, Value>, key: &str| license.get(key) == Some(&json!(true));
    let alone = |license: &Map<String, Value>| on(license, "dynamicConnections") && !on(license, "dynamicDependencies");
    if !complete || !in_range || !words || (alone(&sent) && !alone(present)) {
        return None;
    }
    for (key, value) in [("gracePeriod", json!(0)), ("productManagement", json!("salesforce"))] {
        sent.insert(key.to_owned(), present.get(key).cloned().unwrap_or(value));
    }
    Some(sent)
}

/// A whole number, written as a number or as text.
fn amount(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// Whether the organization has this value already.
fn kept(present: &Map<String, Value>, key: &str, value: &Value) -> bool {
    present.get(key).is_some_and(|old| old == value || (amount(old).is_some() && amount(old) == amount(value)))
}
