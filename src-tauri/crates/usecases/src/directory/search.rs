//! Asking the instance for people while the list is still on its way.

use std::sync::Arc;

use make_api::PeopleQuery;

use crate::problem::Outcome;
use crate::session::{Happening, Session};
use crate::view::people::ListState;

/// Asks by name and by email at once. One answer is enough; where the list is complete nothing is asked.
pub(super) async fn search(session: &Arc<Session>, text: &str) -> Outcome<()> {
    let text = text.trim();
    if text.is_empty() || session.directory.people_list().state() == ListState::Complete {
        return Ok(());
    }
    let read = session.read()?;
    let (by_name, by_email) = futures_util::join!(
        read.find_people(PeopleQuery { name: Some(text.to_owned()), ..PeopleQuery::default() }),
        read.find_people(PeopleQuery { email: Some(text.to_owned()), ..PeopleQuery::default() }),
    );
    let found = match (by_name, by_email) {
        (Err(error), Err(_)) => return Err(session.make_problem(&error)),
        (by_name, by_email) => by_name.into_iter().chain(by_email).flatten(),
    };
    session.directory.people_list().merge(found);
    session.happened(Happening::Directory);
    Ok(())
}
