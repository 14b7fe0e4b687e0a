//! The instance itself, whose key it is, what roles and names there are.

use bytes::Bytes;
use domain::license::License;
use domain::role::{AdminRole, RoleBook};
use http::Response;

use super::{Me, ReadClient};
use crate::endpoints::{account, enums, roles};
use crate::error::{Error, ErrorKind};
use crate::reply;
use crate::wire::{self, Scoped};

impl ReadClient {
    /// Whether a Make instance answers at this address. The key is not sent.
    pub async fn ping(&self) -> Result<(), Error> {
        let target = account::ping();
        self.send(&target, &target.page(0), false, pong).await.map(|_| ())
    }

    /// Whose key it is.
    pub async fn me(&self) -> Result<Me, Error> {
        let fetched = self.fetch(&account::me()).await?;
        wire::me(&fetched.body).ok_or_else(|| fetched.undecodable("authUser"))
    }

    /// The scopes that the key carries; `None` where this instance tells them in neither of the two known ways.
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

    /// The administration roles of the instance; 403 means "no administrator".
    pub async fn admin_roles(&self) -> Result<Vec<AdminRole>, Error> {
        self.collect(&roles::admin_roles(), wire::admin_role).await
    }

    /// The roles in organizations and teams, as this instance has them (H13).
    pub async fn roles(&self) -> Result<RoleBook, Error> {
        Ok(RoleBook { roles: self.collect(&roles::roles(), wire::role).await? })
    }

    /// The license of new organizations.
    pub async fn default_license(&self) -> Result<License, Error> {
        let fetched = self.fetch(&account::default_license()).await?;
        wire::default_license(&fetched.body).ok_or_else(|| fetched.undecodable("defaultLicense"))
    }

    /// Numbers and names of countries.
    pub async fn countries(&self) -> Result<Vec<(u64, String)>, Error> {
        self.collect(&enums::countries(), wire::named).await
    }

    /// Numbers and names of time zones.
    pub async fn time_zones(&self) -> Result<Vec<(u64, String)>, Error> {
        self.collect(&enums::time_zones(), wire::named).await
    }

    /// Numbers and names of locales.
    pub async fn locales(&self) -> Result<Vec<(u64, String)>, Error> {
        self.collect(&enums::locales(), wire::named).await
    }

    /// Codes and names of languages.
    pub async fn languages(&self) -> Result<Vec<(String, String)>, Error> {
        self.collect(&enums::languages(), wire::coded_name).await
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
