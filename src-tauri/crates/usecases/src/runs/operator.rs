//! Whose key is used.

use std::sync::Arc;

use domain::UserId;

use crate::problem::Outcome;
use crate::session::Session;

/// The person behind the key.
pub(crate) struct Operator {
    pub(crate) id: UserId,
    pub(crate) name: String,
    pub(crate) email: String,
}

/// From what the session knows, else from the instance.
pub(crate) async fn operator(session: &Arc<Session>) -> Outcome<Operator> {
    if let Some(known) = session.known().facts().and_then(|facts| facts.operator.clone()) {
        return Ok(Operator { id: UserId(known.id), name: known.name, email: known.email });
    }
    let me = session.read()?.me().await.map_err(|error| session.make_problem(&error))?;
    Ok(Operator { id: me.id, name: me.name, email: me.email })
}
