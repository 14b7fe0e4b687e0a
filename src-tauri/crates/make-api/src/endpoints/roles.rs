//! What roles there are on this instance (H13).

use super::{Endpoint, Paging, Target};
use crate::request::Path;

/// `GET /users/roles`, `user:read`; the category is only answered when asked for. "Users > Roles".
pub(crate) fn roles() -> Target {
    let endpoint = Endpoint { operation: "read the roles", answer: "usersRoles", paging: Paging::Once };
    Target::new(endpoint, Path::new("users/roles")).columns(&["id", "name", "category", "permissions"])
}

/// `GET /admin/users/admins-roles`, `admin:read`. "Admin > Users > Admin roles".
pub(crate) fn admin_roles() -> Target {
    let endpoint =
        Endpoint { operation: "read the administration roles", answer: "usersAdminsRoles", paging: Paging::Once };
    let path = Path::new("admin/users/admins-roles");
    Target::new(endpoint, path).columns(&["id", "name", "permissions", "category", "identifier"])
}
