//! Lists of names that belong to numbers. "Enums"; no scope is documented, and no paging.

use super::{Endpoint, Paging, Target};
use crate::request::Path;

fn once(operation: &'static str, answer: &'static str, path: &'static str) -> Target {
    Target::new(Endpoint { operation, answer, paging: Paging::Once }, Path::new(path))
}

/// `GET /enums/countries`: id, name, code (older: code1), code2.
pub(crate) fn countries() -> Target {
    once("read the countries", "countries", "enums/countries")
}

/// `GET /enums/timezones`: id, name, code, offset (text or number).
pub(crate) fn time_zones() -> Target {
    once("read the time zones", "timezones", "enums/timezones")
}

/// `GET /enums/locales`: id, name, code, angularCode.
pub(crate) fn locales() -> Target {
    once("read the locales", "locales", "enums/locales")
}

/// `GET /enums/languages`: code, name.
pub(crate) fn languages() -> Target {
    once("read the languages", "languages", "enums/languages")
}
