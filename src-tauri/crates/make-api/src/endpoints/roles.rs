//! What roles there are on this instance (H13).

use domain::role::RoleCategory;

use super::{Endpoint, Paging, Target};
use crate::listing::{AdminRoleCategory, AdminRoleColumn, RoleColumn, Word};
use crate::read::RoleQuery;
use crate::request::Path;

const ROLES: Endpoint = Endpoint { operation: "read the roles", answer: "usersRoles", paging: Paging::Once };
const ADMIN_ROLES: Endpoint =
    Endpoint { operation: "read the administration roles", answer: "usersAdminsRoles", paging: Paging::Once };

/// `GET /users/roles`, `user:read`; the category is only answered when asked for. "Users > Roles".
pub(crate) fn roles() -> Target {
    Target::new(ROLES, Path::new("users/roles")).columns(&["id", "name", "category", "permissions"])
}

/// `GET /users/roles?category=&organizationId=&teamId=&roleId=&excludeRole[]=&cols[]=`
pub(crate) fn matching(query: &RoleQuery, columns: &[RoleColumn]) -> Target {
    let category = match query.category {
        Some(RoleCategory::Organization) => Some("organization"),
        Some(RoleCategory::Team) => Some("team"),
        Some(RoleCategory::Other) | None => None,
    };
    let target = Target::new(ROLES, Path::new("users/roles"))
        .with_some("category", category)
        .with_some("organizationId", query.organization.as_ref())
        .with_some("teamId", query.team.as_ref())
        .with_some("roleId", query.role.as_ref());
    query.exclude.iter().fold(target, |target, role| target.with("excludeRole[]", role)).showing(columns)
}

/// `GET /admin/users/admins-roles?category=&cols[]=`
pub(crate) fn admin_roles_of(category: Option<AdminRoleCategory>, columns: &[AdminRoleColumn]) -> Target {
    Target::new(ADMIN_ROLES, Path::new("admin/users/admins-roles"))
        .with_some("category", category.map(Word::word))
        .showing(columns)
}

/// `GET /admin/users/admins-roles`, `admin:read`. "Admin > Users > Admin roles".
pub(crate) fn admin_roles() -> Target {
    let path = Path::new("admin/users/admins-roles");
    Target::new(ADMIN_ROLES, path).columns(&["id", "name", "permissions", "category", "identifier"])
}
