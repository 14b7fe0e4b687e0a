//! Loading both lists in the background, without holding the session: the window may go at any time.

use std::sync::{Arc, Weak};

use domain::Timestamp;
use domain::organization::Organization;
use domain::person::Person;
use make_api::{Continue, Error, ErrorKind, PageOf, ReadClient};
use store::Remembered;

use super::{Directory, Task, gather, news};
use crate::passport;
use crate::problem::Problem;
use crate::session::{Happening, Session};
use crate::view::people::{ListState, SortKey};

/// Starts a load unless one is going on. Without a key the lists say so.
pub(super) fn start(session: &Arc<Session>) {
    let directory = &session.directory;
    let mut loading = directory.loading();
    loading.started = true;
    if loading.task.is_going() {
        return;
    }
    match session.read() {
        Ok(read) => {
            session.learn_again();
            directory.people_list().begin();
            directory.organization_list().begin();
            let task = tokio::spawn(load(Arc::downgrade(session), Arc::downgrade(directory), read.in_background()));
            loading.task = Task(Some(task.abort_handle()));
        }
        Err(problem) => {
            directory.people_list().fail(problem.clone());
            directory.organization_list().fail(problem);
        }
    }
    drop(loading);
    session.happened(Happening::Directory);
}

async fn load(window: Weak<Session>, directory: Weak<Directory>, read: ReadClient) {
    let organizations = async {
        organizations(&directory, &read).await;
        if let Some(session) = window.upgrade() {
            gather::start(&session);
        }
    };
    futures_util::join!(people(&directory, &read), organizations);
    if let Some(session) = window.upgrade() {
        if session.directory.people_list().state() != ListState::Stale {
            passport::used(&session.core, session.profile_id()).await;
        }
        news::after_reading(&session).await;
    }
}

async fn people(directory: &Weak<Directory>, read: &ReadClient) {
    let Some(started) = directory.upgrade().map(|directory| directory.core.now()) else { return };
    let mut take = |page: PageOf<Person>| taken(directory, |directory| directory.people_list().arrived(page.rows));
    let answer = read.people(&mut take).await;
    let Some(directory) = directory.upgrade() else { return };
    match answer {
        Ok(read) => directory.people_list().complete(started.clone(), read),
        Err(error) => directory.people_list().fail(problem(&directory, &error)),
    }
    directory.notifier.tell(Happening::Directory);
    keep(directory, started).await;
}

/// Remembers a list that was read to its end for the next start, and sorts it while nobody waits.
async fn keep(directory: Arc<Directory>, as_of: Timestamp) {
    use SortKey::{Count, Email, Id, LastSignIn, Name, Status};
    if directory.people_list().state() == ListState::Stale {
        return;
    }
    let rows = directory.people_list().copy();
    directory.keep(Remembered::People, as_of, rows).await;
    let sorting = tokio::task::spawn_blocking(move || {
        for sort in [Name, Email, Id, LastSignIn, Count, Status] {
            directory.people_list().prepare(sort);
        }
    });
    sorting.await.unwrap_or_default();
}

async fn organizations(directory: &Weak<Directory>, read: &ReadClient) {
    let Some(started) = directory.upgrade().map(|directory| directory.core.now()) else { return };
    let mut take =
        |page: PageOf<Organization>| taken(directory, |directory| directory.organization_list().arrived(page.rows));
    let answer = read.organizations(&mut take).await;
    let Some(directory) = directory.upgrade() else { return };
    match answer {
        Ok(read) => directory.organization_list().complete(started.clone(), read),
        Err(error) => directory.organization_list().fail(problem(&directory, &error)),
    }
    directory.notifier.tell(Happening::Directory);
    if directory.organization_list().state() != ListState::Stale {
        let rows = directory.organization_list().copy();
        directory.keep(Remembered::Organizations, started, rows).await;
    }
}

/// Takes a page as long as there is someone to take it for.
fn taken(directory: &Weak<Directory>, take: impl FnOnce(&Directory)) -> Continue {
    let Some(directory) = directory.upgrade() else { return Continue::Stop };
    take(&directory);
    directory.notifier.tell_paced(Happening::Directory);
    Continue::Yes
}

fn problem(directory: &Directory, error: &Error) -> Problem {
    debug_assert_ne!(error.kind, ErrorKind::Stopped, "a list is only stopped when its window is gone");
    Problem::from_make(error, directory.core.now())
}
