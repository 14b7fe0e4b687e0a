//! Roles, the default license and lists of names.

use domain::license::License;
use domain::role::{AdminRole, Role, RoleCategory};
use domain::{AdminRoleId, RoleId};

use super::{Fields, Row};

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
pub(crate) fn named(fields: &Fields<'_>) -> Row<(u64, String)> {
    match (fields.number(&["id"]), fields.text(&["name"])) {
        (Some(id), Some(name)) => Row::Known((id, 0), (id, name)),
        (Some(_) | None, _) => Row::Unreadable,
    }
}

/// A code with its name.
pub(crate) fn coded_name(fields: &Fields<'_>) -> Row<(String, String)> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    match (fields.text(&["code"]), fields.text(&["name"])) {
        (Some(code), Some(name)) => {
            let mut hasher = DefaultHasher::new();
            code.hash(&mut hasher);
            Row::Known((hasher.finish(), 0), (code, name))
        }
        (Some(_) | None, _) => Row::Unreadable,
    }
}

/// The license that a new organization gets.
pub(crate) fn default_license(body: &[u8]) -> Option<License> {
    let fields = Fields::parse(std::str::from_utf8(body).ok()?)?;
    License::parse(fields.raw("defaultLicense")?).ok()
}
