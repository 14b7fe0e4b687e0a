//! The key's own person and scopes.

use domain::{AdminRoleId, UserId};

use super::fields::number;
use super::{Fields, list, object, organization_membership, team_membership};
use crate::key::Key;
use crate::read::{Account, AdminStanding, Me};

/// Whether an answer told the scopes.
pub(crate) enum Scoped {
    /// These.
    Known(Vec<String>),
    /// It did not say.
    Silent,
}

/// Whose key it is.
pub(crate) fn me(body: &[u8]) -> Option<Me> {
    let fields = object(body, "authUser", "id")?;
    Some(Me {
        id: UserId(fields.number(&["id"])?),
        name: fields.text(&["name"]).unwrap_or_default(),
        email: fields.text(&["email"]).unwrap_or_default(),
        admin_role: admin_standing(&fields),
    })
}

/// Whose key it is, with the columns of one's choice; what the answer leaves out is `None` or empty.
pub(crate) fn account(fields: &Fields<'_>) -> Account {
    let user = fields.number(&["id"]).map(UserId);
    let organizations = fields.rows("userOrganizationRoles").into_iter().filter_map(Fields::parse);
    let teams = fields.rows("userTeamRoles").into_iter().filter_map(Fields::parse);
    let two_step = fields.truth(&["tfaEnabled"]).or_else(|| fields.number(&["tfaStatus"]).map(|status| status != 0));
    Account {
        id: user,
        name: fields.text(&["name"]),
        email: fields.text(&["email"]),
        admin_role: admin_standing(fields),
        organizations: organizations.filter_map(|row| organization_membership(&row, None, user).known()).collect(),
        teams: teams.filter_map(|row| team_membership(&row, None, user).known()).collect(),
        email_notifications: fields.rows("emailNotifications").into_iter().filter_map(number).collect(),
        two_step,
        has_password: fields.truth(&["hasPassword"]),
        must_set_password: fields.truth(&["forceSetPassword"]),
    }
}

/// The administration role: a number, null for none, or not told.
fn admin_standing(fields: &Fields<'_>) -> AdminStanding {
    const NAMES: [&str; 2] = ["usersAdminsRoleId", "userAdminsRoleId"];
    match fields.number(&NAMES) {
        Some(id) => AdminStanding::Role(AdminRoleId(id)),
        None if fields.is_null(&NAMES) => AdminStanding::None,
        None => AdminStanding::Untold,
    }
}

/// The scopes of the authorization in use.
pub(crate) fn scopes(body: &[u8]) -> Scoped {
    let Some(fields) = object(body, "authorization", "scope") else { return Scoped::Silent };
    if fields.raw("scope").is_none_or(|text| !text.starts_with('[')) {
        return Scoped::Silent;
    }
    Scoped::Known(fields.texts("scope"))
}

/// The scopes of the one of the person's masked keys that is `key`.
pub(crate) fn token_scopes(body: &[u8], key: &Key) -> Scoped {
    let rows = list(body, "apiTokens").unwrap_or_default();
    let own = rows.into_iter().filter_map(Fields::parse).find(|fields| {
        fields.text(&["token", "apiToken", "maskedToken"]).is_some_and(|masked| key.matches_masked(&masked))
    });
    own.map_or(Scoped::Silent, |fields| Scoped::Known(fields.texts("scope")))
}
