//! The instance itself, and the key's own person.

use super::{Endpoint, Paging, Target};
use crate::listing::MeColumn;
use crate::request::Path;

fn once(operation: &'static str, answer: &'static str) -> Endpoint {
    Endpoint { operation, answer, paging: Paging::Once }
}

/// `GET /ping`, no scope, plain text. "General > Ping".
pub(crate) fn ping() -> Target {
    Target::new(once("reach the instance", ""), Path::new("ping"))
}

/// `GET /users/me`, no scope of its own. `usersAdminsRoleId` is only answered when asked for. "Users > Me".
pub(crate) fn me() -> Target {
    Target::new(once("see whose key it is", "authUser"), Path::new("users/me")).columns(&[
        "id",
        "name",
        "email",
        "usersAdminsRoleId",
    ])
}

/// `GET /users/me?cols[]=&includeInvitedOrg=`: the same with columns of one's choice, and with the organizations of open
/// invitations.
pub(crate) fn account(columns: &[MeColumn], include_invited: bool) -> Target {
    let target = Target::new(once("see whose key it is", "authUser"), Path::new("users/me")).showing(columns);
    if include_invited { target.with("includeInvitedOrg", "true") } else { target }
}

/// `GET /users/me/organization-invitations`, `user:read`; the answer is not documented. "Users > Me".
pub(crate) fn own_invitations() -> Target {
    Target::new(
        once("read the own invitations", "organizationInvitations"),
        Path::new("users/me/organization-invitations"),
    )
}

/// `GET /users/me/current-authorization`, no scope listed; may be missing on older instances. "Users > Me".
pub(crate) fn current_authorization() -> Target {
    Target::new(once("see what the key may do", "authorization"), Path::new("users/me/current-authorization"))
}

/// `GET /users/me/api-tokens`, `user:read`; tokens are masked after their first group. "Users > API tokens".
pub(crate) fn api_tokens() -> Target {
    Target::new(once("see what the key may do", "apiTokens"), Path::new("users/me/api-tokens"))
}

/// `GET /admin/system-settings/default-license`, `admin:read` and `system:read`. "Admin > System settings".
pub(crate) fn default_license() -> Target {
    let path = Path::new("admin/system-settings/default-license");
    Target::new(once("read the default license", "defaultLicense"), path)
}
