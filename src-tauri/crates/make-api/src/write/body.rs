//! What writes carry. [`Content`] cannot be empty, since every way to make one puts a value in; only [`Removal`] can
//! be. An empty body on a role call removes the person (H1), so the two are different types.

use domain::RoleId;
use domain::license::License;
use secrecy::ExposeSecret;
use secrecy::zeroize::Zeroizing;

use super::{EmptyBody, NewPerson};
use crate::request::Body;

/// A body with something in it.
pub(super) struct Content(Zeroizing<Vec<u8>>);

/// The body that removes.
pub(super) struct Removal(pub(super) EmptyBody);

impl Content {
    /// `{"usersRoleId":<role>}`
    pub(super) fn role(role: RoleId) -> Self {
        Self(format!(r#"{{"usersRoleId":{role}}}"#).into_bytes().into())
    }

    /// `{"license":<as it came>}`
    pub(super) fn license(license: &License) -> Self {
        Self(format!(r#"{{"license":{}}}"#, license.to_json()).into_bytes().into())
    }

    /// A new account without mail.
    pub(super) fn person(person: &NewPerson) -> Self {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let password = Zeroizing::new(text(person.password.expose_secret()));
        let (name, email) = (text(&person.name), text(&person.email));
        let body = format!(r#"{{"name":{name},"email":{email},"sendEmail":false,"password":{}}}"#, password.as_str());
        Self(body.into_bytes().into())
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
