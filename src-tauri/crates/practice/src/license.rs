//! What a license may contain: required keys, types and ranges of Make's table, and replacement as a whole (H6).
//!
//! A number may be written as a string. Unknown keys are kept. A value that the organization already has
//! passes even outside its range, unless the switch says otherwise. How values are kept is `object`'s matter.

use serde_json::Value;

use crate::answer::Refusal;
use crate::object::Object;
use crate::switches::{
    BigNumbers, GracePeriod, NullLicenseValues, OutOfRange, Switches, UnknownLicenseKeys, ZeroOperations,
};

/// A key with its smallest and largest value.
type Range = (&'static str, u64, u64);

/// Keys that every license must have.
const REQUIRED: [Range; 7] = [
    ("operations", 0, 800_000_000),
    ("transfer", 104_857_600, 1_099_511_627_776),
    ("dslimit", 1, 1000),
    ("dsslimit", 1, 2_306_867_200),
    ("interval", 1, 15),
    ("fslimit", 5_242_880, 1_048_576_000),
    ("iolimit", 10, 10_000),
];

/// Keys that may be absent.
const OPTIONAL: [Range; 13] = [
    ("teams", 1, 1000),
    ("scenarios", 1, 1_000_000),
    ("appslimit", 0, u64::MAX),
    ("apiLimit", 0, 2000),
    ("allowOverage", 100, 200),
    ("executionTime", 5, 45),
    ("retention", 7, 60),
    ("dlqStorage", 1, 2_097_152_000),
    ("premiumApps", 1, 10),
    ("auditLogsDays", 0, 365),
    ("webhookLogRetentionDays", 3, 30),
    ("customProperties", 0, u64::MAX),
    ("users", 0, u64::MAX),
];

const BOOLEANS: [&str; 13] = [
    "fulltext",
    "dedicatedSso",
    "installPublicApps",
    "creatingTemplates",
    "customVariables",
    "customFunctions",
    "onDemandScheduling",
    "scenarioIO",
    "dynamicDependencies",
    "dynamicConnections",
    "scenarioRelationTree",
    "advsched",
    "analyticsAccess",
];

/// Keys that the server sets itself; what a request says about them does not count.
const SERVERS_OWN: [&str; 2] = ["gracePeriod", "productManagement"];

/// Checks a complete license that is to replace `present`, and adds what the server adds.
pub(crate) fn replace(present: &Object, sent: Object, switches: &Switches) -> Result<Object, Refusal> {
    let reading = switches.unchanged_out_of_range;
    for (key, low, high) in REQUIRED {
        if sent.raw(key).is_none() {
            return Err(wrong(key, "is required"));
        }
        check_number(present, &sent, (key, low, high), reading)?;
    }
    for range in OPTIONAL {
        check_number(present, &sent, range, reading)?;
    }
    check_others(present, &sent)?;
    check_silences(&sent, switches)?;
    let sent = if switches.unknown_license_keys == UnknownLicenseKeys::Dropped { sent.only(is_known) } else { sent };
    Ok(complete(present, sent, switches.spelling.grace_period))
}

/// Puts the server's own keys where a license lacks them; they always stay as the server has them.
fn complete(present: &Object, mut sent: Object, grace: GracePeriod) -> Object {
    for key in SERVERS_OWN {
        if present.raw(key).is_some() {
            sent.copy_from(present, key);
        }
    }
    if sent.raw("gracePeriod").is_none() {
        let days = if grace == GracePeriod::Seven { 7 } else { 0 };
        sent.set("gracePeriod", &Value::from(days));
    }
    if sent.raw("productManagement").is_none() {
        sent.set("productManagement", &Value::from("salesforce"));
    }
    sent
}

/// Whether Make's table lists the key.
fn is_known(key: &str) -> bool {
    let ranges = REQUIRED.iter().chain(&OPTIONAL).map(|(known, _, _)| known);
    ranges.chain(&BOOLEANS).chain(&SERVERS_OWN).chain(&["restartPeriod", "priority"]).any(|known| *known == key)
}

/// What only some readings refuse.
fn check_silences(sent: &Object, switches: &Switches) -> Result<(), Refusal> {
    let zero = sent.value("operations").as_ref().and_then(number) == Some(0);
    if zero && switches.zero_operations == ZeroOperations::Refused {
        return Err(wrong("operations", "must not be 0"));
    }
    for (key, text) in sent.iter() {
        if text == "null" && switches.null_license_values == NullLicenseValues::Refused {
            return Err(wrong(key, "must not be null"));
        }
        if !is_known(key) && switches.unknown_license_keys == UnknownLicenseKeys::Refused {
            return Err(wrong(key, "is not known"));
        }
    }
    Ok(())
}

/// A license as answers show it; how large numbers are written is a switch.
pub(crate) fn shown(license: &Object, reading: BigNumbers) -> Object {
    let mut shown = license.clone();
    for key in ["operations", "transfer", "dsslimit", "fslimit"] {
        let Some(value) = license.value(key) else { continue };
        match (reading, number(&value)) {
            (BigNumbers::AsWritten, _) | (_, None) => {}
            (BigNumbers::Strings, Some(number)) => shown.set(key, &Value::from(number.to_string())),
            (BigNumbers::Numbers, Some(number)) => shown.set(key, &Value::from(number)),
        }
    }
    shown
}

fn check_number(present: &Object, sent: &Object, (key, low, high): Range, reading: OutOfRange) -> Result<(), Refusal> {
    let Some(value) = sent.value(key) else { return Ok(()) };
    if reading == OutOfRange::Accepted && same(present.value(key).as_ref(), &value) {
        return Ok(());
    }
    match number(&value) {
        Some(number) if number >= low && number <= high && fits(key, number) => Ok(()),
        Some(_) => Err(wrong(key, &format!("must be between {low} and {high}"))),
        None => Err(wrong(key, "must be a whole number")),
    }
}

/// `retention` knows three values only.
fn fits(key: &str, number: u64) -> bool {
    key != "retention" || matches!(number, 7 | 30 | 60)
}

fn check_others(present: &Object, sent: &Object) -> Result<(), Refusal> {
    for key in BOOLEANS {
        let Some(value) = sent.value(key) else { continue };
        if !value.is_boolean() && present.value(key).as_ref() != Some(&value) {
            return Err(wrong(key, "must be true or false"));
        }
    }
    one_of(present, sent, "restartPeriod", &["1 month", "1 year"])?;
    one_of(present, sent, "priority", &["low", "medium", "high"])?;
    if lacks_dependencies(sent) && !lacks_dependencies(present) {
        return Err(wrong("dynamicConnections", "needs dynamicDependencies"));
    }
    Ok(())
}

fn lacks_dependencies(license: &Object) -> bool {
    let on = |key: &str| license.value(key) == Some(Value::Bool(true));
    on("dynamicConnections") && !on("dynamicDependencies")
}

fn one_of(present: &Object, sent: &Object, key: &str, allowed: &[&str]) -> Result<(), Refusal> {
    match sent.value(key) {
        None => Ok(()),
        Some(value) if present.value(key).as_ref() == Some(&value) => Ok(()),
        Some(value) if value.as_str().is_some_and(|text| allowed.contains(&text)) => Ok(()),
        Some(_) => Err(wrong(key, &format!("must be one of: {}", allowed.join(", ")))),
    }
}

fn same(present: Option<&Value>, sent: &Value) -> bool {
    present.is_some_and(|value| value == sent || (number(value).is_some() && number(value) == number(sent)))
}

/// A whole number, written as a number or as a string.
pub(crate) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str().and_then(|text| text.parse().ok()))
}

fn wrong(key: &str, what: &str) -> Refusal {
    Refusal::parameter(&format!("license.{key} {what}"))
}
