//! One organization with everything that is known of it: at once what lists and earlier readings tell, and the rest as
//! it is read. Each part tells by itself where the key may not read it.
//!
//! Reading belongs to the window and ends with it. What a case needs of an organization is read anew by `sweep`.

mod panel;
mod read;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::organization::Organization;
use domain::person::Person;
use domain::usage::OrganizationUsage;
use domain::{OrganizationId, UserId};
use tokio::task::AbortHandle;
use tokio::time::Instant;

use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::organization::{OrganizationPanel, PartState};

/// What was read is shown again for this long without reading anew.
const FRESH: Duration = Duration::from_secs(120);
/// After a failure, reading is tried again no sooner than this.
const AFTER_FAILURE: Duration = Duration::from_secs(15);

/// What is known of an organization, at once; more follows, with [`crate::session::Happening::Organization`].
pub async fn panel(session: &Arc<Session>, organization: OrganizationId) -> Outcome<OrganizationPanel> {
    let known = look(session, organization).await?;
    let parts = session.organization_panels.shown(organization);
    Ok(panel::panel(session, &known, &parts).await)
}

/// Reads it in the background for whoever looks at it, unless that goes on or was done a moment ago.
pub(crate) async fn look(session: &Arc<Session>, organization: OrganizationId) -> Outcome<Organization> {
    let known = match session.directory.organization(organization) {
        Some(known) => known,
        None => read_organization(session, organization).await?,
    };
    if !known.deleted && session.organization_panels.begin(organization) {
        let reading = tokio::spawn(read::read(Arc::downgrade(session), organization));
        session.organization_panels.change(organization, |parts| parts.reading.0 = Some(reading.abort_handle()));
    }
    Ok(known)
}

async fn read_organization(session: &Arc<Session>, organization: OrganizationId) -> Outcome<Organization> {
    let found = session.read()?.organization(organization).await.map_err(|error| session.make_problem(&error))?;
    let found = found.ok_or_else(|| Problem::new(Code::NotFound, "read an organization", session.now()))?;
    session.directory.saw_organization(found.clone());
    Ok(found)
}

/// What was read of an organization for its panel.
pub(crate) struct Parts {
    shown: Shown,
    since: Instant,
    reading: Reading,
}

/// Ends with the panel that it is for.
#[derive(Default)]
struct Reading(Option<AbortHandle>);

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(reading) = &self.0 {
            reading.abort();
        }
    }
}

/// The parts as they are put together.
#[derive(Clone)]
pub(crate) struct Shown {
    /// Members and teams; they themselves are in the directory.
    roster: PartState,
    /// Members as the lists show them, for those who are not in the list of people.
    people: Arc<BTreeMap<UserId, Person>>,
    usage: Part<OrganizationUsage>,
    looking: bool,
    problem: Option<Problem>,
}

/// A part with its state.
#[derive(Clone)]
struct Part<T> {
    state: PartState,
    value: Option<T>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self { state: PartState::Waiting, value: None }
    }
}

/// The organizations that a window has looked at.
#[derive(Default)]
pub(crate) struct Panels(Mutex<HashMap<OrganizationId, Parts>>);

impl Panels {
    /// Notes that reading begins; `false` where it goes on already or what was read is new enough.
    fn begin(&self, organization: OrganizationId) -> bool {
        let mut panels = self.lock();
        if let Some(known) = panels.get(&organization)
            && (known.shown.looking || known.since.elapsed() < known.shown.good_for())
        {
            return false;
        }
        panels.retain(|_, known| known.shown.looking || known.since.elapsed() < FRESH);
        let (shown, since) = (Shown { looking: true, ..Shown::nothing() }, Instant::now());
        panels.insert(organization, Parts { shown, since, reading: Reading::default() });
        true
    }

    fn shown(&self, organization: OrganizationId) -> Shown {
        self.lock().get(&organization).map_or_else(Shown::nothing, |parts| parts.shown.clone())
    }

    fn change(&self, organization: OrganizationId, change: impl FnOnce(&mut Parts)) {
        if let Some(parts) = self.lock().get_mut(&organization) {
            change(parts);
        }
    }

    /// Forgets what was read of an organization, because something was changed.
    pub(crate) fn forget(&self, organization: OrganizationId) {
        self.lock().remove(&organization);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<OrganizationId, Parts>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shown {
    fn nothing() -> Self {
        let (roster, usage) = (PartState::Waiting, Part::default());
        Self { roster, people: Arc::default(), usage, looking: false, problem: None }
    }

    fn good_for(&self) -> Duration {
        if self.problem.is_some() { AFTER_FAILURE } else { FRESH }
    }
}
