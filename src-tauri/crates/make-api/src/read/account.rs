//! The instance itself, and whose key it is.

use bytes::Bytes;
use domain::license::License;
use domain::usage::Invitation;
use http::Response;

use super::{Account, Me, ReadClient};
use crate::endpoints::account;
use crate::error::{Error, ErrorKind};
use crate::listing::{Kept, MeColumn};
use crate::reply;
use crate::wire::{self, Scoped};

impl ReadClient {
    /// Whether a Make instance answers at this address. The key is not sent. `GET /ping`, no scope, plain text;
    /// "General > Ping".
    pub async fn ping(&self) -> Result<(), Error> {
        let target = account::ping();
        self.send(&target, &target.page(0), false, pong).await.map(|_| ())
    }

    /// Whose key it is: number, name, email, administration role. `GET /users/me?cols[]=`, no scope of its own. Make's
    /// documents: "Users > Me". Answers 401 to a key that the instance does not know.
    pub async fn me(&self) -> Result<Me, Error> {
        let fetched = self.fetch(&account::me()).await?;
        wire::me(&fetched.body).ok_or_else(|| fetched.undecodable("authUser"))
    }

    /// Whose key it is, with columns of one's choice; none means the instance's default ones. `include_invited` adds
    /// the organizations of open invitations. `GET /users/me`, no scope of its own; "Users > Me".
    pub async fn account(&self, columns: &[MeColumn], include_invited: bool) -> Result<Kept<Account>, Error> {
        self.kept(&account::account(columns, include_invited), |fields| Some(wire::account(fields))).await
    }

    /// The open invitations of the key's own person. `GET /users/me/organization-invitations`, `user:read`; the answer
    /// is not documented, so its rows are taken from whatever list it holds.
    pub async fn own_invitations(&self) -> Result<Vec<Kept<Invitation>>, Error> {
        let fetched = self.fetch(&account::own_invitations()).await?;
        wire::any_list(&fetched.body, wire::invitation).ok_or_else(|| fetched.undecodable("list of invitations"))
    }

    /// The scopes that the key carries. `GET /users/me/current-authorization`, no scope listed, and where an instance
    /// does not have it `GET /users/me/api-tokens`, `user:read`. `None` where this instance tells them in neither of the two known ways.
    pub async fn scopes(&self) -> Result<Option<Vec<String>>, Error> {
        match self.fetch(&account::current_authorization()).await {
            Ok(fetched) => match wire::scopes(&fetched.body) {
                Scoped::Known(scopes) => return Ok(Some(scopes)),
                Scoped::Silent => {}
            },
            Err(error) if is_missing(&error) => {}
            Err(error) => return Err(error),
        }
        match self.fetch(&account::api_tokens()).await {
            Ok(fetched) => match wire::token_scopes(&fetched.body, &self.inner.key) {
                Scoped::Known(scopes) => Ok(Some(scopes)),
                Scoped::Silent => Ok(None),
            },
            Err(error) if is_missing(&error) || error.is_forbidden() => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The license of new organizations, byte for byte. `GET /admin/system-settings/default-license`, `admin:read` and
    /// `system:read`; "Admin > System settings".
    pub async fn default_license(&self) -> Result<License, Error> {
        let fetched = self.fetch(&account::default_license()).await?;
        wire::default_license(&fetched.body).ok_or_else(|| fetched.undecodable("defaultLicense"))
    }
}

/// A ping is answered in plain text, so only a page for people gives something else away.
fn pong(answer: Response<Bytes>) -> Result<Bytes, ErrorKind> {
    if !answer.status().is_success() {
        return Err(reply::refusal(&answer));
    }
    if reply::is_html(answer.headers()) {
        let status = answer.status().as_u16();
        return Err(ErrorKind::NotMake { status, start: reply::start(answer.body()) });
    }
    Ok(answer.into_body())
}

/// The instance does not know this call, in Make's words or in a server's own.
fn is_missing(error: &Error) -> bool {
    error.status() == Some(404)
}
