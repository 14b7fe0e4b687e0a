//! The key's own person and scopes.

use domain::{AdminRoleId, UserId};

use super::{Fields, list, object};
use crate::key::Key;
use crate::read::Me;

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
        admin_role: fields.number(&["usersAdminsRoleId", "userAdminsRoleId"]).map(AdminRoleId),
    })
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
