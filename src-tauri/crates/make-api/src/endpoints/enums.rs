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

/// `GET /enums/languages`: code, name; `localized=true` for names in the languages themselves.
pub(crate) fn languages(localized: bool) -> Target {
    let target = once("read the languages", "languages", "enums/languages");
    if localized { target.with("localized", "true") } else { target }
}

/// `GET /enums/imt-regions`: id, name.
pub(crate) fn regions() -> Target {
    once("read the regions", "imtRegions", "enums/imt-regions")
}

/// `GET /enums/imt-zones`: id, domain, name.
pub(crate) fn zones() -> Target {
    once("read the zones", "imtZones", "enums/imt-zones")
}

/// `GET /enums/user-email-notifications`: id, translationKey, name, description.
pub(crate) fn email_notifications() -> Target {
    once("read the kinds of mail", "userEmailNotifications", "enums/user-email-notifications")
}

/// `GET /enums/user-api-token-scopes`: name.
pub(crate) fn scope_names() -> Target {
    once("read the scopes", "userApiTokenScopes", "enums/user-api-token-scopes")
}
