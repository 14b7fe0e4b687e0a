//! Whose key is used.

use std::sync::Arc;

use domain::UserId;
use make_api::{Key, ReadClient};
use secrecy::{ExposeSecret as _, SecretString};

use crate::problem::Outcome;
use crate::session::Session;

/// The person behind the key.
pub(crate) struct Operator {
    pub(crate) id: UserId,
    pub(crate) name: String,
    pub(crate) email: String,
}

impl Operator {
    /// As it stands in the journal.
    pub(crate) fn spelled(&self) -> String {
        format!("{} <{}> (#{})", self.name, self.email, self.id)
    }
}

/// From what the session knows, else from the instance.
pub(crate) async fn operator(session: &Arc<Session>) -> Outcome<Operator> {
    if let Some(known) = session.known().facts().and_then(|facts| facts.operator.clone()) {
        return Ok(Operator { id: UserId(known.id), name: known.name, email: known.email });
    }
    let me = session.read()?.me().await.map_err(|error| session.make_problem(&error))?;
    Ok(Operator { id: me.id, name: me.name, email: me.email })
}

/// The person behind a key that is not in use yet; `None` where the instance does not say, or does not take it: that
/// is found out, and said, where the key is checked.
pub(super) async fn of_key(session: &Arc<Session>, key: &SecretString) -> Option<Operator> {
    let key = Key::new(SecretString::from(key.expose_secret()));
    let read = ReadClient::new(session.address(), key, Arc::clone(&session.core().reading));
    let me = read.me().await.ok()?;
    Some(Operator { id: me.id, name: me.name, email: me.email })
}
