//! The lists of people and organizations: all rows in the core, counts and slices for the web view.
//!
//! The rows last seen show at once with their time; a load in the background replaces them when it is complete, and then
//! memberships are read (`gather`). Loading belongs to the window: it ends with the session. What one person can reach is
//! in `person`, one organization in `organization`.

mod alike;
mod filters;
mod findings;
mod gather;
pub mod kept;
mod list;
mod load;
mod memberships;
mod news;
mod pages;
mod past;
mod places;
mod reach;
mod rows;
mod search;
mod table;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::organization::Organization;
use domain::person::Person;
use domain::role::RoleBook;
use domain::roster::Roster;
use domain::{OrganizationId, Timestamp, UserId};
use store::{ProfileId, Remembered};
use tokio::task::AbortHandle;

use crate::core::Core;
use crate::problem::Outcome;
use crate::session::{Happening, Notifier, Session};
use crate::view::directory::{Findings, News};
use crate::view::people::{ListQuery, LooksLike, OrganizationsPage, OrganizationsQuery, PeoplePage};

use list::List;
use memberships::Memberships;
pub(crate) use memberships::Moment;
pub(crate) use pages::{organization_of, person_of};
use past::Past;
pub(crate) use past::past;
pub(crate) use places::KnownPlace;
pub(crate) use rows::small;

/// The lists of one window.
pub(crate) struct Directory {
    core: Arc<Core>,
    profile: ProfileId,
    notifier: Arc<Notifier>,
    people: Mutex<List<Person>>,
    organizations: Mutex<List<Organization>>,
    memberships: Mutex<Memberships>,
    /// What the memberships say about the lists.
    reach: reach::Kept,
    /// The roles as they were called when they were last read.
    book: Mutex<Option<Arc<RoleBook>>>,
    seen: news::Seen,
    to_be_told: Arc<AtomicBool>,
    gathering: Mutex<Task>,
    loading: Mutex<Loading>,
    /// What the journal tells.
    past: Past,
    remembered: tokio::sync::OnceCell<()>,
}

/// The task that loads, and whether one was ever started.
#[derive(Default)]
struct Loading {
    task: Task,
    started: bool,
}

/// A task that ends with its owner.
#[derive(Default)]
struct Task(Option<AbortHandle>);

impl Task {
    fn is_going(&self) -> bool {
        self.0.as_ref().is_some_and(|task| !task.is_finished())
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

/// Starts loading both lists unless that is going on. Progress comes as [`crate::session::Happening::Directory`].
pub async fn refresh(session: &Arc<Session>) -> Outcome<()> {
    session.directory.recall().await;
    session.directory.memberships().ask_again();
    load::start(session);
    // Where the lists were on their way already, nobody else does.
    gather::start(session);
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
    news::news(session).await
}

/// What changed was seen.
pub async fn news_seen(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    news::seen(session).await
}

/// What stands out among organizations that are, or should be, at rest.
pub async fn findings(session: &Arc<Session>) -> Outcome<Findings> {
    start_once(session).await;
    findings::findings(session).await
}

/// Stops reading memberships; what was read stays.
pub async fn memberships_stop(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    session.directory.memberships().set_stopped(true);
    session.happened(Happening::Directory);
    Ok(())
}

/// Goes on reading memberships.
pub async fn memberships_go_on(session: &Arc<Session>) -> Outcome<()> {
    start_once(session).await;
    session.directory.memberships().set_stopped(false);
    gather::start(session);
    session.happened(Happening::Directory);
    Ok(())
}

/// Reads what is due, unless a person stopped that.
pub(crate) fn go_on(session: &Arc<Session>) {
    gather::start(session);
}

/// Asks the instance by name and by email while the list of people is still loading; what it finds joins the rows.
pub async fn search_server(session: &Arc<Session>, text: String) -> Outcome<()> {
    search::search(session, &text).await
}

/// Shows what was last remembered, and loads both lists unless that was begun before.
pub(crate) async fn start_once(session: &Arc<Session>) {
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
            memberships: Mutex::default(),
            reach: reach::Kept::default(),
            book: Mutex::default(),
            seen: news::Seen::default(),
            to_be_told: Arc::default(),
            gathering: Mutex::default(),
            loading: Mutex::default(),
            past: Past::default(),
            remembered: tokio::sync::OnceCell::new(),
        }
    }

    /// A person as last seen, if any.
    pub(crate) fn person(&self, user: UserId) -> Option<Person> {
        self.people_list().find(user.0).cloned()
    }

    /// Somebody else in the list whom a person could be mistaken for.
    pub(crate) fn looks_like(&self, person: &Person) -> Option<LooksLike> {
        rows::looks_like(self.people_list().shown(), person)
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
        self.memberships().ask_again();
        self.load_anew(session);
    }

    /// Something was changed on the instance: lists that were asked for are loaded again, from the beginning, and the
    /// members of these organizations.
    pub(crate) fn changed(&self, session: &Arc<Session>, organizations: &[OrganizationId]) {
        self.memberships().ask_again_for(organizations);
        self.load_anew(session);
    }

    /// A roster that is being read on its own begins now.
    pub(crate) fn roster_begins(&self) -> Moment {
        self.memberships().moment()
    }

    /// Who is in an organization, as last read.
    pub(crate) fn roster(&self, organization: OrganizationId) -> Option<Arc<Roster>> {
        self.memberships().roster(organization).cloned()
    }

    /// The organizations in which a person is, as last read, deleted ones left out.
    pub(crate) fn rosters_of(&self, user: UserId) -> Vec<(Organization, Arc<Roster>)> {
        let organizations = self.organization_list();
        let rosters = self.memberships().of_person(user);
        let place = |roster: Arc<Roster>| Some((organizations.find(roster.organization.0)?.clone(), roster));
        rosters.into_iter().filter_map(place).filter(|(organization, _)| !organization.deleted).collect()
    }

    /// Somebody looks at a person: the organizations in which they are known to be are read first.
    pub(crate) fn want_person(&self, user: UserId) {
        let mut memberships = self.memberships();
        let places: Vec<_> = memberships.of_person(user).iter().map(|roster| roster.organization).collect();
        memberships.want(places);
    }

    /// The roles as they were called when they were last read, also in an earlier session.
    pub(crate) fn book(&self) -> Option<Arc<RoleBook>> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The roles were read.
    pub(crate) async fn keep_book(&self, book: &Arc<RoleBook>) {
        {
            let mut known = self.book.lock().unwrap_or_else(PoisonError::into_inner);
            if known.as_ref() == Some(book) {
                return;
            }
            *known = Some(Arc::clone(book));
        }
        self.keep(Remembered::Roles, self.core.now(), book.roles.clone()).await;
    }

    /// What was just shown was a moment old: the window hears once more, should nothing else happen.
    fn tell_later(&self) {
        if self.to_be_told.swap(true, Ordering::Relaxed) {
            return;
        }
        let (notifier, pending) = (Arc::clone(&self.notifier), Arc::clone(&self.to_be_told));
        tokio::spawn(async move {
            tokio::time::sleep(reach::PACE).await;
            pending.store(false, Ordering::Relaxed);
            notifier.tell(Happening::Directory);
        });
    }

    /// Remembers a list for the next start, where that is wanted; says whether it is on the disk.
    async fn keep<T: serde::Serialize + Send + 'static>(
        &self,
        list: Remembered,
        as_of: Timestamp,
        rows: Vec<T>,
    ) -> bool {
        let profile = self.profile.clone();
        let kept = self.core.ask_store("remember what was read", move |home| {
            let may = home.may_remember(&profile)?;
            if may {
                home.remember(&profile, list, as_of, &rows)?;
            }
            Ok(may)
        });
        kept.await.unwrap_or_else(|problem| {
            tracing::warn!(code = ?problem.code, ?list, "what was read could not be remembered");
            false
        })
    }

    fn load_anew(&self, session: &Arc<Session>) {
        {
            let mut loading = self.loading();
            if !loading.started {
                return;
            }
            loading.task = Task::default();
        }
        load::start(session);
    }

    /// Shows what was last remembered, once.
    async fn recall(&self) {
        self.remembered.get_or_init(|| self.read_remembered()).await;
    }

    async fn read_remembered(&self) {
        let profile = self.profile.clone();
        let read = self.core.ask_store("read the last known rows", move |home| {
            Ok((
                home.remembered(&profile, Remembered::People),
                home.remembered(&profile, Remembered::Organizations),
                home.remembered(&profile, Remembered::Roles),
                home.remembered_since(&profile, Remembered::Seen),
                home.remembered_rosters(&profile),
            ))
        });
        let Ok((people, organizations, roles, seen, rosters)) = read.await else { return };
        if let Some((as_of, rows)) = people {
            self.people_list().recall(rows, as_of);
        }
        if let Some((as_of, rows)) = organizations {
            self.organization_list().recall(rows, as_of);
        }
        if let Some((_, roles)) = roles {
            let mut book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
            book.get_or_insert_with(|| Arc::new(RoleBook { roles }));
        }
        if let Some(as_of) = seen {
            self.seen.recall(as_of);
        }
        self.memberships().recall(rosters);
    }

    /// A run went on: what the journal tells is read anew when it is next needed.
    pub(crate) fn forget_past(&self) {
        self.past.forget();
        self.seen.compare_again();
    }

    pub(crate) fn people_list(&self) -> MutexGuard<'_, List<Person>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn organization_list(&self) -> MutexGuard<'_, List<Organization>> {
        self.organizations.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Locked after both lists, where these are needed too.
    fn memberships(&self) -> MutexGuard<'_, Memberships> {
        self.memberships.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn gathering(&self) -> MutexGuard<'_, Task> {
        self.gathering.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn loading(&self) -> MutexGuard<'_, Loading> {
        self.loading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
