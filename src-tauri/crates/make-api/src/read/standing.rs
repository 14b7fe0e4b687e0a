//! The key check: what an instance tells of a key, in three readings.

use domain::role::AdminRole;

use super::{AdminStanding, Me, ReadClient};
use crate::error::{Error, ErrorKind};
use crate::standing::{Administration, Standing};

impl ReadClient {
    /// Whose key it is, its scopes, and what its person's administration role allows: `GET /users/me?cols[]=`, no scope
    /// of its own, then [`Self::scopes`] and [`Self::admin_roles`] side by side.
    ///
    /// Errors only where nothing can be said of the key: it is not accepted (401), the address is a public zone
    /// ([`Error::hint`]), or the instance cannot be read now. A refusal of one of the other two is an answer.
    pub async fn standing(&self) -> Result<Standing, Error> {
        let me = match self.me().await {
            Ok(me) => Some(me),
            Err(error) if error.status() == Some(404) => None,
            Err(error) => return Err(error),
        };
        self.standing_of(me).await
    }

    /// The same of somebody who was read before: `GET /users/me/current-authorization` and
    /// `GET /admin/users/admins-roles`, with the scopes and errors as above.
    pub async fn standing_of(&self, me: Option<Me>) -> Result<Standing, Error> {
        let (scopes, roles) = futures_util::join!(self.scopes(), self.admin_roles());
        let scopes = told(scopes)?.flatten();
        let told_of_me = me.as_ref().map_or(AdminStanding::Untold, |me: &Me| me.admin_role);
        let refused = roles.as_ref().is_err_and(Error::is_forbidden);
        let roles = told(roles)?.unwrap_or_default();
        Ok(Standing { me, scopes, administration: administration(told_of_me, roles, refused) })
    }
}

/// A list of roles that is refused tells of no administrator only where nothing else tells more.
fn administration(told: AdminStanding, roles: Vec<AdminRole>, refused: bool) -> Administration {
    match told {
        AdminStanding::Role(id) => {
            let listed = roles.into_iter().find(|role| role.id == id);
            listed.map_or(Administration::Unlisted(id), Administration::Role)
        }
        AdminStanding::None => Administration::None,
        AdminStanding::Untold if refused => Administration::None,
        AdminStanding::Untold => Administration::Untold,
    }
}

/// `None` where the instance answered, but told nothing; an error where it could not be asked.
fn told<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_key_problem() || error.hint().is_some() => Err(error),
        Err(error) => match &error.kind {
            ErrorKind::Refused { .. } | ErrorKind::NotMake { .. } | ErrorKind::Undecodable { .. } => Ok(None),
            ErrorKind::NotSent(_)
            | ErrorKind::Untrusted(_)
            | ErrorKind::ProxySignIn
            | ErrorKind::TimedOut(_)
            | ErrorKind::Broken(_)
            | ErrorKind::Limited { .. }
            | ErrorKind::Redirected
            | ErrorKind::TooLarge
            | ErrorKind::Stopped => Err(error),
        },
    }
}
