//! One person with everything they can reach: at once what is known, and the places as they are found.
//!
//! Looking belongs to the window and ends with it. What a case needs of a person is read anew by `sweep`.

mod panel;
mod places;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::UserId;
use tokio::time::Instant;

use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session};
use crate::sweep::{Found, Look, Progress, Stop, recent_memberships};
use crate::view::people::{Completeness, PersonPanel};

pub(crate) use panel::{country, known_groups};

/// What was found is shown again for this long without looking anew.
const FRESH: Duration = Duration::from_secs(120);
/// After a failure, looking is tried again no sooner than this.
const AFTER_FAILURE: Duration = Duration::from_secs(15);

/// What is known of a person, at once; places follow, with [`Happening::Person`] for each step.
pub async fn panel(session: &Arc<Session>, user: UserId) -> Outcome<PersonPanel> {
    let person = match session.directory.person(user) {
        Some(person) => person,
        None => read_person(session, user).await?,
    };
    session.directory.want_person(user);
    if session.panels.begin(user) {
        look_in_background(session, user);
    }
    let place = session.panels.get(user);
    Ok(panel::panel(session, &person, &place).await)
}

/// Stops looking for a person's places; what was found stays.
#[allow(clippy::unused_async, reason = "every job of a window is asked for in the same way")]
pub async fn stop(session: &Arc<Session>, user: UserId) -> Outcome<()> {
    session.panels.get(user).stop.stop();
    Ok(())
}

async fn read_person(session: &Arc<Session>, user: UserId) -> Outcome<domain::person::Person> {
    let found = session.read()?.person(user).await.map_err(|error| session.make_problem(&error))?;
    let person = found.ok_or_else(|| Problem::new(Code::NotFound, "read a person", session.now()))?;
    session.directory.saw(person.clone());
    Ok(person)
}

/// What was found of one person so far.
#[derive(Clone)]
pub(crate) struct Places {
    found: Option<Found>,
    progress: Progress,
    problem: Option<Problem>,
    stop: Stop,
    since: Instant,
}

/// The people a window has looked at.
#[derive(Default)]
pub(crate) struct Panels(Mutex<HashMap<UserId, Places>>);

impl Drop for Panels {
    fn drop(&mut self) {
        self.lock().values().for_each(|places| places.stop.stop());
    }
}

impl Panels {
    /// Notes that looking begins; `false` where it goes on already or what was found is new enough.
    fn begin(&self, user: UserId) -> bool {
        let mut panels = self.lock();
        if let Some(known) = panels.get(&user)
            && (known.progress.looking || known.since.elapsed() < known.good_for())
        {
            return false;
        }
        panels.retain(|_, known| known.progress.looking || known.since.elapsed() < FRESH);
        panels.insert(user, Places::looking());
        true
    }

    fn get(&self, user: UserId) -> Places {
        self.lock().get(&user).cloned().unwrap_or_else(Places::looking)
    }

    fn change(&self, user: UserId, change: impl FnOnce(&mut Places)) {
        if let Some(places) = self.lock().get_mut(&user) {
            change(places);
        }
    }

    /// Forgets what was found of a person, because something was changed.
    pub(crate) fn forget(&self, user: UserId) {
        if let Some(places) = self.lock().remove(&user) {
            places.stop.stop();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<UserId, Places>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Places {
    fn looking() -> Self {
        let progress = Completeness { looked: 0, total: 0, found: 0, expected: None, looking: true, stopped: false };
        Self { found: None, progress, problem: None, stop: Stop::default(), since: Instant::now() }
    }

    fn good_for(&self) -> Duration {
        if self.problem.is_some() { AFTER_FAILURE } else { FRESH }
    }
}

fn look_in_background(session: &Arc<Session>, user: UserId) {
    let window = Arc::downgrade(session);
    let stop = session.panels.get(user).stop;
    tokio::spawn(async move {
        let answer = places::find(&window, user, &stop).await;
        let Some(session) = window.upgrade() else { return };
        session.panels.change(user, |places| {
            places.since = Instant::now();
            match answer {
                Ok(found) => {
                    places.progress = found.progress();
                    places.found = Some(found);
                }
                Err(problem) => {
                    places.progress.looking = false;
                    places.problem = Some(problem);
                }
            }
        });
        session.happened(Happening::Person(user.0));
    });
}
