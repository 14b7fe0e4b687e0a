//! `/enums/*`: countries, timezones and the other lists that numbers stand for. None of them pages.

use serde_json::{Value, json};

use super::Call;
use crate::answer::{Answer, Row};
use crate::key::SCOPES;
use crate::switches::{CountryCode, Offsets};
use crate::world::World;

/// Some countries with their numbers; 4 is documented as Afghanistan, 202 appears in examples.
const COUNTRIES: [(u64, &str, &str, &str); 16] = [
    (1, "Albania", "ALB", "AL"),
    (4, "Afghanistan", "AFG", "AF"),
    (14, "Austria", "AUT", "AT"),
    (31, "Brazil", "BRA", "BR"),
    (58, "Czech Republic", "CZE", "CZ"),
    (60, "Denmark", "DNK", "DK"),
    (75, "France", "FRA", "FR"),
    (82, "Germany", "DEU", "DE"),
    (109, "Japan", "JPN", "JP"),
    (161, "Nigeria", "NGA", "NG"),
    (175, "Poland", "POL", "PL"),
    (202, "Spain", "ESP", "ES"),
    (204, "Sweden", "SWE", "SE"),
    (205, "Switzerland", "CHE", "CH"),
    (228, "United Kingdom", "GBR", "GB"),
    (230, "United States", "USA", "US"),
];

/// Some timezones with their offsets, written as hours and minutes in one number.
const TIMEZONES: [(u64, &str, &str, i64); 5] = [
    (113, "Europe/Prague", "CET", 100),
    (112, "Europe/Paris", "CET", 100),
    (119, "Europe/Stockholm", "CET", 100),
    (222, "Asia/Tokyo", "JST", 900),
    (282, "UTC", "UTC", 0),
];

fn list(key: &'static str, rows: Vec<Value>) -> Answer {
    Answer::read(Row::new().with(key, rows))
}

/// `GET /enums/countries`
pub(super) fn countries(_: &World, call: &Call) -> Answer {
    let key = match call.switches.spelling.country_code {
        CountryCode::Code => "code",
        CountryCode::Code1 => "code1",
    };
    let row = |(id, name, code, code2): &(u64, &str, &str, &str)| json!({ "id": id, "name": name, key: code, "code2": code2 });
    list("countries", COUNTRIES.iter().map(row).collect())
}

/// `GET /enums/timezones`: offsets come as text and as numbers.
pub(super) fn timezones(_: &World, call: &Call) -> Answer {
    let row = |(id, name, code, offset): &(u64, &str, &str, i64)| {
        let text = match call.switches.spelling.offsets {
            Offsets::Mixed => *code == "CET",
            Offsets::Strings => true,
            Offsets::Numbers => false,
        };
        let offset = if text { json!(format!("{offset:+05}")) } else { json!(offset) };
        json!({ "id": id, "name": name, "code": code, "offset": offset })
    };
    list("timezones", TIMEZONES.iter().map(row).collect())
}

/// `GET /enums/locales`
pub(super) fn locales(_: &World, _: &Call) -> Answer {
    let rows = vec![
        json!({ "id": 18, "name": "Czech", "code": "cs_CZ", "angularCode": "cs-cz" }),
        json!({ "id": 19, "name": "English (US)", "code": "en_US", "angularCode": "en-us" }),
    ];
    list("locales", rows)
}

/// `GET /enums/languages`
pub(super) fn languages(_: &World, _: &Call) -> Answer {
    list("languages", vec![json!({ "code": "en", "name": "English" })])
}

/// `GET /enums/imt-regions`
pub(super) fn regions(_: &World, _: &Call) -> Answer {
    list("imtRegions", vec![json!({ "id": 1, "name": "EU" })])
}

/// `GET /enums/imt-zones`
pub(super) fn zones(world: &World, _: &Call) -> Answer {
    list("imtZones", vec![json!({ "id": 1, "domain": world.zone, "name": "Flowline" })])
}

/// `GET /enums/user-email-notifications`
pub(super) fn notifications(_: &World, _: &Call) -> Answer {
    let row = |id: u64, key: &str, name: &str| json!({ "id": id, "translationKey": key, "name": name, "description": format!("Mail about {}.", name.to_lowercase()) });
    let rows = vec![
        row(1, "errors", "Errors"),
        row(2, "warnings", "Warnings"),
        row(6, "deactivation", "Scenario deactivation"),
    ];
    list("userEmailNotifications", rows)
}

/// `GET /enums/user-api-token-scopes`
pub(super) fn scopes(_: &World, _: &Call) -> Answer {
    list("userApiTokenScopes", SCOPES.iter().map(|scope| json!({ "name": scope })).collect())
}
