//! Finding a person's places without keeping the window alive.

use std::sync::{Arc, Weak};

use domain::UserId;

use super::{Look, Stop, read_person, recent_memberships};
use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session};
use crate::sweep::{Found, Progress};

/// Reads the person anew and looks for their places.
pub(super) async fn find(window: &Weak<Session>, user: UserId, stop: &Stop) -> Outcome<Found> {
    let look = begin(window, user).await?;
    let told = |progress: Progress| {
        if let Some(session) = window.upgrade() {
            session.panels.change(user, |places| places.progress = progress);
            session.notifier().tell_paced(Happening::Person(user.0));
        }
    };
    let found = recent_memberships(look, user, &told, stop).await;
    found.map_err(|error| window.upgrade().map_or_else(gone, |session| session.make_problem(&error)))
}

async fn begin(window: &Weak<Session>, user: UserId) -> Outcome<Look> {
    let session: Arc<Session> = window.upgrade().ok_or_else(gone)?;
    read_person(&session, user).await?;
    Look::of(&session).await
}

/// Nobody will see it.
fn gone() -> Problem {
    Problem::new(Code::Internal, "look for memberships", String::new())
}
