//! The catalogues of roles: `/users/roles` and `/admin/users/admins-roles`. Neither pages.

use super::Call;
use crate::answer::{Answer, Cell, Refusal, Row};
use crate::world::{ADMIN_ROLES, Category, ROLES, World};

/// `GET /users/roles`: only id and name unless columns are asked for.
pub(super) fn roles(_: &World, call: &Call) -> Result<Answer, Refusal> {
    let category = match call.query.get("category") {
        None | Some("") => None,
        Some("organization") => Some(Category::Organization),
        Some("team") => Some(Category::Team),
        Some(_) => return Err(Refusal::parameter("category must be organization or team")),
    };
    let columns = call.query.columns();
    let mut rows = Vec::new();
    for role in ROLES.iter().filter(|role| category.is_none_or(|wanted| role.category == wanted)) {
        let row = Row::new()
            .with("id", role.id)
            .with("name", role.name)
            .with("identifier", role.identifier)
            .with("subsidiary", role.subsidiary)
            .with("category", role.category.name())
            .with("permissions", role.permissions.to_vec())
            .with("description", serde_json::Value::Null)
            .with("managementType", "system_locked");
        rows.push(if columns.is_empty() { row.first(2) } else { row.choose(&columns, &[])? });
    }
    Ok(Answer::read(Row::new().with_cell("usersRoles", Cell::Rows(rows))))
}

/// `GET /admin/users/admins-roles`
pub(super) fn admin_roles(_: &World, call: &Call) -> Result<Answer, Refusal> {
    let category = call.query.get("category");
    let columns = call.query.columns();
    let mut rows = Vec::new();
    for role in ADMIN_ROLES.iter().filter(|role| category.is_none_or(|wanted| role.category == wanted)) {
        let row = Row::new()
            .with("id", role.id)
            .with("name", role.name)
            .with("permissions", role.permissions.to_vec())
            .with("category", role.category)
            .with("identifier", role.identifier);
        rows.push(if columns.is_empty() { row.first(2) } else { row.choose(&columns, &[])? });
    }
    Ok(Answer::read(Row::new().with_cell("usersAdminsRoles", Cell::Rows(rows))))
}
