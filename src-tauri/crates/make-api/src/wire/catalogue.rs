//! Roles, the default license and lists of names.

use domain::catalogue::{Country, EmailNotification, Language, Locale, Region, TimeZone, Zone};
use domain::license::License;
use domain::role::{AdminRole, Role, RoleCategory};
use domain::{AdminRoleId, RoleId};

use super::{Fields, Row, named_by};

/// A role of organizations or teams.
pub(crate) fn role(fields: &Fields<'_>) -> Row<Role> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    let role = Role {
        id: RoleId(id),
        name: fields.text(&["name"]).unwrap_or_else(|| format!("Role {id}")),
        category: category(fields),
        permissions: fields.texts("permissions"),
    };
    Row::Known((id, 0), role)
}

fn category(fields: &Fields<'_>) -> RoleCategory {
    match fields.text(&["category"]).unwrap_or_default().to_ascii_lowercase().as_str() {
        "organization" => RoleCategory::Organization,
        "team" => RoleCategory::Team,
        _ => RoleCategory::Other,
    }
}

/// A role of the instance itself.
pub(crate) fn admin_role(fields: &Fields<'_>) -> Row<AdminRole> {
    let Some(id) = fields.number(&["id"]) else { return Row::Unreadable };
    let role = AdminRole {
        id: AdminRoleId(id),
        name: fields.text(&["name"]).unwrap_or_else(|| format!("Role {id}")),
        permissions: fields.texts("permissions"),
    };
    Row::Known((id, 0), role)
}

/// A number with its name.
fn named(fields: &Fields<'_>) -> Option<(u64, String)> {
    Some((fields.number(&["id"])?, fields.text(&["name"])?))
}

/// A country; its code of three letters was `code1` once.
pub(crate) fn country(fields: &Fields<'_>) -> Row<Country> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    let (code, code2) = (fields.text(&["code", "code1"]), fields.text(&["code2"]));
    Row::Known((id, 0), Country { id, name, code, code2 })
}

/// A time zone; its offset comes as text or as number.
pub(crate) fn time_zone(fields: &Fields<'_>) -> Row<TimeZone> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    let (code, offset) = (fields.text(&["code"]), fields.text(&["offset"]));
    Row::Known((id, 0), TimeZone { id, name, code, offset })
}

/// A locale.
pub(crate) fn locale(fields: &Fields<'_>) -> Row<Locale> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    let (code, angular_code) = (fields.text(&["code"]), fields.text(&["angularCode"]));
    Row::Known((id, 0), Locale { id, name, code, angular_code })
}

/// A region of the cloud.
pub(crate) fn region(fields: &Fields<'_>) -> Row<Region> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    Row::Known((id, 0), Region { id, name })
}

/// A zone.
pub(crate) fn zone(fields: &Fields<'_>) -> Row<Zone> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    Row::Known((id, 0), Zone { id, name, domain: fields.text(&["domain"]) })
}

/// A kind of mail.
pub(crate) fn email_notification(fields: &Fields<'_>) -> Row<EmailNotification> {
    let Some((id, name)) = named(fields) else { return Row::Unreadable };
    let (description, translation_key) = (fields.text(&["description"]), fields.text(&["translationKey"]));
    Row::Known((id, 0), EmailNotification { id, name, description, translation_key })
}

/// A code with its name.
pub(crate) fn language(fields: &Fields<'_>) -> Row<Language> {
    match (fields.text(&["code"]), fields.text(&["name"])) {
        (Some(code), Some(name)) => Row::Known(named_by(&code), Language { code, name }),
        (Some(_) | None, _) => Row::Unreadable,
    }
}

/// The name of a scope.
pub(crate) fn scope_name(fields: &Fields<'_>) -> Row<String> {
    fields.text(&["name"]).map_or(Row::Unreadable, |name| Row::Known(named_by(&name), name))
}

/// The license that a new organization gets.
pub(crate) fn default_license(body: &[u8]) -> Option<License> {
    let fields = Fields::parse(std::str::from_utf8(body).ok()?)?;
    License::parse(fields.raw("defaultLicense")?).ok()
}
