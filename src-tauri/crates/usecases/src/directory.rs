//! The lists of people and organizations: all rows in the core, counts and slices for the web view.
//!
//! The rows last seen of people show at once with their time; a load in the background replaces them when it is
//! complete. Loading belongs to the window: it ends with the session. What one person can reach is in `person`.

mod filters;
pub mod kept;
mod list;
mod load;
mod pages;
mod past;
mod rows;
mod search;
mod table;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::organization::Organization;
use domain::person::Person;
use domain::{OrganizationId, UserId};
use store::ProfileId;
use tokio::task::AbortHandle;

use crate::core::Core;
use crate::problem::Outcome;
use crate::session::{Happening, Notifier, Session};
use crate::view::directory::{Findings, News};
use crate::view::people::{ListQuery, OrganizationsPage, OrganizationsQuery, PeoplePage};

use list::List;
pub(crate) use past::{Past, past};
pub(crate) use rows::{organization_row, person_row as row_of, small};

/// The lists of one window.
pub(crate) struct Directory {
    core: Arc<Core>,
    profile: ProfileId,
    notifier: Arc<Notifier>,
    people: Mutex<List<Person>>,
    organizations: Mutex<List<Organization>>,
    loading: Mutex<Loading>,
    /// What the journal tells.
    pub(crate) past: Past,
    remembered: tokio::sync::OnceCell<()>,
}

/// The task that loads, and whether one was ever started.
#[derive(Default)]
struct Loading {
    task: Option<AbortHandle>,
    started: bool,
}

impl Drop for Loading {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

/// Starts loading both lists unless that is going on. Progress comes as [`crate::session::Happening::Directory`].
pub async fn refresh(session: &Arc<Session>) -> Outcome<()> {
    session.directory.recall().await;
    load::start(session);
    Ok(())
}

/// People that match, as a slice with its counts. The first question starts loading.
pub async fn people(session: &Arc<Session>, query: ListQuery) -> Outcome<PeoplePage> {
    start_once(session).await;
    pages::people(session, &query).await
}

/// Numbers of all people that match, in the order of the list; `offset` and `count` say nothing here.
pub async fn people_matching(session: &Arc<Session>, query: ListQuery) -> Outcome<Vec<UserId>> {
    start_once(session).await;
    pages::people_matching(session, &query).await
}

/// Organizations that match, as a slice with its counts. The first question starts loading.
pub async fn organizations(session: &Arc<Session>, query: OrganizationsQuery) -> Outcome<OrganizationsPage> {
    start_once(session).await;
    pages::organizations(session, &query).await
}

/// Numbers of all organizations that match, in the order of the list; `offset` and `count` say nothing here.
pub async fn organizations_matching(session: &Arc<Session>, query: OrganizationsQuery) -> Outcome<Vec<OrganizationId>> {
    start_once(session).await;
    pages::organizations_matching(session, &query).await
}

/// What changed since this instance was last looked at.
pub async fn news(session: &Arc<Session>) -> Outcome<News> {
    start_once(session).await;
    Ok(News { since: None, lines: Vec::new(), more: 0, complete: false })
}

/// What changed was seen.
pub async fn news_seen(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    Ok(())
}

/// What stands out among organizations that are, or should be, at rest.
pub async fn findings(session: &Arc<Session>) -> Outcome<Findings> {
    start_once(session).await;
    Ok(Findings { findings: Vec::new(), coverage: pages::coverage(&session.directory) })
}

/// Stops reading memberships; what was read stays.
pub async fn memberships_stop(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    session.happened(Happening::Directory);
    Ok(())
}

/// Goes on reading memberships.
pub async fn memberships_go_on(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    session.happened(Happening::Directory);
    Ok(())
}

/// Asks the instance by name and by email while the list of people is still loading; what it finds joins the rows.
pub async fn search_server(session: &Arc<Session>, text: String) -> Outcome<()> {
    search::search(session, &text).await
}

async fn start_once(session: &Arc<Session>) {
    session.directory.recall().await;
    if !session.directory.loading().started {
        load::start(session);
    }
}

impl Directory {
    pub(crate) fn new(core: &Arc<Core>, profile: ProfileId, notifier: Arc<Notifier>) -> Self {
        Self {
            core: Arc::clone(core),
            profile,
            notifier,
            people: Mutex::default(),
            organizations: Mutex::default(),
            loading: Mutex::default(),
            past: Past::default(),
            remembered: tokio::sync::OnceCell::new(),
        }
    }

    /// A person as last seen, if any.
    pub(crate) fn person(&self, user: UserId) -> Option<Person> {
        self.people_list().find(user.0).cloned()
    }

    /// An organization as last seen, if any.
    pub(crate) fn organization(&self, organization: OrganizationId) -> Option<Organization> {
        self.organization_list().find(organization.0).cloned()
    }

    /// Takes over an organization that was read on its own.
    pub(crate) fn saw_organization(&self, organization: Organization) {
        self.organization_list().merge([organization]);
    }

    /// Takes over a person who was read on their own.
    pub(crate) fn saw(&self, person: Person) {
        self.people_list().merge([person]);
    }

    /// A key arrived: lists that were asked for are loaded with it, from the beginning.
    pub(crate) fn key_arrived(&self, session: &Arc<Session>) {
        self.load_anew(session);
    }

    /// Something was changed on the instance: lists that were asked for are loaded again, from the beginning.
    pub(crate) fn changed(&self, session: &Arc<Session>) {
        self.load_anew(session);
    }

    fn load_anew(&self, session: &Arc<Session>) {
        let earlier = {
            let mut loading = self.loading();
            if !loading.started {
                return;
            }
            loading.task.take()
        };
        if let Some(task) = earlier {
            task.abort();
        }
        load::start(session);
    }

    /// Shows the people that were last remembered, once.
    async fn recall(&self) {
        self.remembered.get_or_init(|| self.read_remembered()).await;
    }

    async fn read_remembered(&self) {
        let profile = self.profile.clone();
        let read = self.core.ask_store("read the last known people", move |home| Ok(home.remembered_people(&profile)));
        if let Ok(Some((as_of, rows))) = read.await {
            self.people_list().recall(rows, as_of);
        }
    }

    fn people_list(&self) -> MutexGuard<'_, List<Person>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn organization_list(&self) -> MutexGuard<'_, List<Organization>> {
        self.organizations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn loading(&self) -> MutexGuard<'_, Loading> {
        self.loading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
