//! Writes about people. "Admin > Users".

use domain::UserId;
use http::Method;

use super::changes::content;
use super::{Call, NewPerson, PersonChanges, Sent, WriteClient};
use crate::request::{Body, Path};
use crate::wire::Expected;

const USERS: &str = "admin/users";

impl WriteClient {
    /// `POST /admin/users`, `admin:write` and `user:write`; "Admin > Users". Claims the person with their number. 400
    /// (`IM005`) for an email that is taken or a password that is too weak.
    pub async fn create_person(&self, person: NewPerson) -> Sent {
        self.send(Call::new(Method::POST, Path::new(USERS), person.content(), Expected::Person)).await
    }

    /// `PATCH /admin/users/{userId}`, `admin:write` and `user:write`; "Admin > Users". Only what is given changes.
    /// Claims the person. 403 for an administration role above the caller's own.
    pub async fn update_person(&self, user: UserId, changes: &PersonChanges) -> Sent {
        let path = Path::new(USERS).id(user.0);
        self.send(Call::new(Method::PATCH, path, content(changes), Expected::Person)).await
    }

    /// `DELETE /admin/users/{userId}`, `admin:write` and `users:write` (as spelled there); "Admin > Users". Deletes the
    /// person and nothing else: the flags that would delete the organizations they own, and the connections in them,
    /// cannot be sent (H2). 406 (`IM004`) when the person owns an organization: hand it over first.
    pub async fn delete_person(&self, user: UserId) -> Sent {
        let path = Path::new(USERS).id(user.0);
        self.send(Call::new(Method::DELETE, path, Body::Absent, Expected::Gone("user"))).await
    }
}
