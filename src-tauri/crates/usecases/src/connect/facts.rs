//! What an instance tells of a key: whose it is, its scopes, its owner's administration role.

use domain::role::AdminRole;
use make_api::{Error, Me, ReadClient};

use super::jobs::{self, Told};
use crate::view::instance::{Job, Operator};

/// What is known of a key.
#[derive(Debug, Clone)]
pub(crate) struct KeyFacts {
    /// Whose it is, where the instance says.
    pub(crate) operator: Option<Operator>,
    /// What it may do.
    pub(crate) jobs: Vec<Job>,
}

/// Scopes and administration role, read at once; each is left out where the instance does not tell.
pub(crate) struct Rights {
    pub(crate) scopes: Option<Vec<String>>,
    pub(crate) role: Option<AdminRole>,
}

/// Reads what an opened session wants to know of its key.
pub(crate) async fn read(read: &ReadClient) -> Result<KeyFacts, Error> {
    let me = match read.me().await {
        Ok(me) => Some(me),
        Err(error) if error.status() == Some(404) => None,
        Err(error) => return Err(error),
    };
    let rights = rights(read, me.as_ref()).await;
    let told = Told {
        scopes: rights.scopes,
        rights: rights.role.map(|role| role.permissions).unwrap_or_default(),
        ..Told::default()
    };
    Ok(KeyFacts { operator: me.as_ref().map(operator), jobs: jobs::jobs(&told) })
}

/// Reads scopes and role.
pub(crate) async fn rights(read: &ReadClient, me: Option<&Me>) -> Rights {
    let (scopes, roles) = futures_util::join!(read.scopes(), read.admin_roles());
    let wanted = me.and_then(|me| me.admin_role.role());
    let role = wanted.and_then(|id| roles.unwrap_or_default().into_iter().find(|role| role.id == id));
    Rights { scopes: scopes.ok().flatten(), role }
}

/// A person for the web view.
pub(crate) fn operator(me: &Me) -> Operator {
    Operator { id: me.id.0, name: me.name.clone(), email: me.email.clone() }
}
