//! What an instance tells of a key: whose it is, its scopes, its owner's administration role.

use make_api::{Error, Me, ReadClient, Standing};

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

/// Reads what an opened session wants to know of its key.
pub(crate) async fn read(read: &ReadClient) -> Result<KeyFacts, Error> {
    let me = match read.me().await {
        Ok(me) => Some(me),
        Err(error) if error.status() == Some(404) => None,
        Err(error) => return Err(error),
    };
    let operator = me.as_ref().map(operator);
    let standing = match read.standing_of(me.clone()).await {
        Ok(standing) => standing,
        // What cannot be read now shows when it is tried.
        Err(_) => Standing::untold(me),
    };
    Ok(KeyFacts { operator, jobs: jobs::jobs(&Told::by(standing)) })
}

/// A person for the web view.
pub(crate) fn operator(me: &Me) -> Operator {
    Operator { id: me.id.0, name: me.name.clone(), email: me.email.clone() }
}
