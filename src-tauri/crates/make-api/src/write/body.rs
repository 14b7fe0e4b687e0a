//! What writes carry. [`Content`] cannot be empty, since every way to make one puts a value in; only [`Removal`] can
//! be. An empty body on a role call removes the person (H1), so the two are different types.

use domain::RoleId;
use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretString};

use super::EmptyBody;
use crate::request::Body;

/// A body with something in it.
pub(super) struct Content(Zeroizing<Vec<u8>>);

/// The body that removes.
pub(super) struct Removal(pub(super) EmptyBody);

impl Content {
    /// `{"usersRoleId":<role>}`
    pub(super) fn role(role: RoleId) -> Self {
        Self::object(Field::plain("usersRoleId", &role), [])
    }

    /// `{"name":<JSON>,…}` in this order, without the fields that are `None`. There is always a first one, so that the
    /// object is never empty.
    pub(super) fn object(first: Field, others: impl IntoIterator<Item = Option<Field>>) -> Self {
        let mut text = Zeroizing::new(b"{".to_vec());
        for (place, field) in std::iter::once(first).chain(others.into_iter().flatten()).enumerate() {
            if place > 0 {
                text.push(b',');
            }
            text.extend_from_slice(b"\"");
            text.extend_from_slice(field.name.as_bytes());
            text.extend_from_slice(b"\":");
            text.extend_from_slice(field.json.as_bytes());
        }
        text.push(b'}');
        Self(text)
    }
}

/// One field of a body.
pub(super) struct Field {
    name: &'static str,
    json: Zeroizing<String>,
}

impl Field {
    /// A text.
    pub(super) fn text(name: &'static str, text: &str) -> Self {
        Self::json(name, serde_json::Value::from(text).to_string())
    }

    /// A secret text.
    pub(super) fn secret(name: &'static str, text: &SecretString) -> Self {
        Self { name, json: Zeroizing::new(serde_json::Value::from(text.expose_secret()).to_string()) }
    }

    /// A number or a truth value.
    pub(super) fn plain(name: &'static str, value: &impl ToString) -> Self {
        Self::json(name, value.to_string())
    }

    /// JSON text as it is.
    pub(super) fn json(name: &'static str, json: String) -> Self {
        Self { name, json: Zeroizing::new(json) }
    }
}

impl From<Content> for Body {
    fn from(mut content: Content) -> Self {
        Self::Json(std::mem::take(&mut *content.0).into())
    }
}

impl From<Removal> for Body {
    fn from(removal: Removal) -> Self {
        match removal.0 {
            EmptyBody::Nothing => Self::Empty,
            EmptyBody::Braces => Self::Json("{}".into()),
        }
    }
}
