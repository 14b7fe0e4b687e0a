//! The writing client: sends once, follows nothing, and says what is known.
//!
//! It neither repeats nor reads back; the engine in `usecases` does, by the table in `classify`. No request here can
//! carry `confirmed` or `deleteConnections`.

mod body;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use domain::journal::{Answer, Refusal};
use domain::license::License;
use domain::{OrganizationId, RoleId, TeamId, UserId};
use http::Method;
use secrecy::SecretString;
use tokio::time::Instant;

use crate::address::Address;
use crate::classify::classify;
use crate::key::Key;
use crate::request::{self, Body, Path, Query};
use crate::transport::{Transport, TransportError};
use body::{Content, Removal};

/// How "remove" says that it carries no role (make-api: some instances may refuse zero bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmptyBody {
    /// Zero bytes and `Content-Length: 0`, as documented.
    #[default]
    Nothing,
    /// An empty JSON object.
    Braces,
}

/// A person to create. No mail is sent to them.
#[derive(Debug)]
pub struct NewPerson {
    /// Name.
    pub name: String,
    /// Email.
    pub email: String,
    /// At least 10 characters with a digit, an upper-case letter and a special character.
    pub password: SecretString,
}

/// What came of one sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// What is known.
    pub answer: Answer,
    /// From sending to knowing.
    pub elapsed: Duration,
    /// How long the instance asked to wait before another request.
    pub retry_after: Option<Duration>,
    /// A redirect came, which was not followed: something on the way (a proxy, a login page) answered.
    pub redirected: bool,
}

/// Writes to one instance with one key.
#[derive(Clone)]
pub struct WriteClient {
    address: Address,
    key: Key,
    transport: Arc<dyn Transport>,
    empty_body: EmptyBody,
}

impl WriteClient {
    /// A client bound to one address. `transport` is usually [`crate::transport::Network::fresh`].
    pub fn new(address: &Address, key: Key, transport: Arc<dyn Transport>) -> Self {
        Self { address: address.clone(), key, transport, empty_body: EmptyBody::default() }
    }

    /// The same client with the instance's own way of an empty body.
    #[must_use]
    pub fn with_empty_body(mut self, empty_body: EmptyBody) -> Self {
        self.empty_body = empty_body;
        self
    }

    /// `PATCH /admin/organizations/{o}` with the whole license, byte for byte (H6). `admin:write` and
    /// `organizations:write`; "Admin > Organizations".
    pub async fn set_license(&self, organization: OrganizationId, license: &License) -> Sent {
        let path = Path::new("admin/organizations").id(organization.0);
        self.send(Method::PATCH, &path, Content::license(license).into(), &["organization"]).await
    }

    /// `POST /admin/users/{u}/user-organization-roles/{o}`: gives a role, adding the person where needed.
    /// `admin:write` and `user:write`; "Admin > Users".
    pub async fn set_organization_role(&self, user: UserId, organization: OrganizationId, role: RoleId) -> Sent {
        let path = organization_role(user, organization);
        self.send(Method::POST, &path, Content::role(role).into(), &["userOrganizationRole"]).await
    }

    /// The same call without a role: removes the person (H1). Their connections stay.
    pub async fn remove_from_organization(&self, user: UserId, organization: OrganizationId) -> Sent {
        let path = organization_role(user, organization);
        self.send(Method::POST, &path, Removal(self.empty_body).into(), &["userOrganizationRole"]).await
    }

    /// `POST /admin/users/{new owner}/user-organization-roles/{o}/transfer`, documented without a body. The former
    /// owner is left as Admin (H4). `admin:write` and `user:write`; "Admin > Users".
    pub async fn transfer_ownership(&self, organization: OrganizationId, new_owner: UserId) -> Sent {
        let path = organization_role(new_owner, organization).word("transfer");
        self.send(Method::POST, &path, Body::Empty, &["userOrganizationRoles", "userOrganizationRole"]).await
    }

    /// `POST /admin/users/{u}/user-team-roles/{t}`: gives a role; the person is already in the organization.
    /// `admin:write` and `user:write`; "Admin > Users".
    pub async fn set_team_role(&self, user: UserId, team: TeamId, role: RoleId) -> Sent {
        let path = team_role(user, team);
        self.send(Method::POST, &path, Content::role(role).into(), &["userTeamRole"]).await
    }

    /// The same call without a role: removes the person from the team (H1). Their connections stay.
    pub async fn remove_from_team(&self, user: UserId, team: TeamId) -> Sent {
        let path = team_role(user, team);
        self.send(Method::POST, &path, Removal(self.empty_body).into(), &["userTeamRole"]).await
    }

    /// `POST /admin/users` with `sendEmail: false`. `admin:write` and `user:write`; "Admin > Users".
    pub async fn create_person(&self, person: NewPerson) -> Sent {
        let content = Content::person(&person);
        self.send(Method::POST, &Path::new("admin/users"), content.into(), &["user"]).await
    }

    async fn send(&self, method: Method, path: &Path, body: Body, wrappers: &[&str]) -> Sent {
        let started = Instant::now();
        let built = request::build(&self.address, Some(&self.key), method, path, &Query::new(), body);
        let outcome = match built {
            Ok(request) => self.transport.send(request).await,
            Err(why) => Err(TransportError::NotSent(why.to_owned())),
        };
        let redirected = outcome.as_ref().is_ok_and(|answer| answer.status().is_redirection());
        let (answer, retry_after) = classify(outcome, wrappers);
        let answer = without(answer, &self.key);
        Sent { answer, elapsed: started.elapsed(), retry_after, redirected }
    }
}

impl fmt::Debug for WriteClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WriteClient").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The same, where a server's words hold the key without it.
fn without(answer: Answer, key: &Key) -> Answer {
    match answer {
        Answer::Refused(Refusal { status, code, detail }) => {
            let (code, detail) = (code.map(|text| key.redact(text)), detail.map(|text| key.redact(text)));
            Answer::Refused(Refusal { status, code, detail })
        }
        Answer::NotSent(text) => Answer::NotSent(key.redact(text)),
        Answer::Unknown(text) => Answer::Unknown(key.redact(text)),
        Answer::Claimed | Answer::Lost => answer,
    }
}

fn organization_role(user: UserId, organization: OrganizationId) -> Path {
    Path::new("admin/users").id(user.0).word("user-organization-roles").id(organization.0)
}

fn team_role(user: UserId, team: TeamId) -> Path {
    Path::new("admin/users").id(user.0).word("user-team-roles").id(team.0)
}
