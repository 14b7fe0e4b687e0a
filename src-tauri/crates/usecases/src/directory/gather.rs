//! Reading memberships in the background: politely, a few organizations at a time, those somebody looks at first, members
//! of all before teams of any. It gives way to everything that a person waits for, and ends with the window.

use std::collections::VecDeque;
use std::sync::{Arc, Weak};
use std::time::Duration;

use domain::OrganizationId;
use domain::roster::Roster;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use make_api::Error;
use tokio::time::Instant;

use super::memberships::{Activity, Moment};
use super::{Directory, Task, news};
use crate::connect::access::is_refusal;
use crate::problem::Problem;
use crate::session::{Happening, Session};
use crate::sweep::{Look, roster};

/// How many organizations are asked at the same time.
const AT_ONCE: usize = 3;
/// After so many organizations in a row without one that could be read, no more are asked.
const IN_VAIN: usize = 5;
/// What was read is written down this often at most.
const WRITE: Duration = Duration::from_secs(2);

/// Starts reading what is due, unless that is going on or was stopped by a person. What becomes due meanwhile is read too.
pub(super) fn start(session: &Arc<Session>) {
    let directory = &session.directory;
    let mut task = directory.gathering();
    let mut memberships = directory.memberships();
    if memberships.is_stopped() {
        return;
    }
    if task.is_going() && memberships.is_reading() {
        memberships.once_more();
        return;
    }
    memberships.set_activity(Activity::Reading);
    drop(memberships);
    let window = Arc::downgrade(session);
    *task = Task(Some(tokio::spawn(gather(window)).abort_handle()));
}

async fn gather(window: Weak<Session>) {
    loop {
        let Some(asked) = window.upgrade().map(|session| session.directory.memberships().asked()) else { return };
        let ended = read(&window).await;
        let Some(session) = window.upgrade() else { return };
        let mut memberships = session.directory.memberships();
        if ended.is_ok() && memberships.asked() != asked && !memberships.is_stopped() {
            continue;
        }
        // Whoever asks from here on starts anew.
        memberships.set_activity(ended.map_or_else(Activity::Failed, |()| Activity::Idle));
        break;
    }
    let Some(session) = window.upgrade() else { return };
    session.happened(Happening::Directory);
    news::after_reading(&session).await;
}

async fn read(window: &Weak<Session>) -> Result<(), Problem> {
    let look = match window.upgrade() {
        Some(session) => Look::of(&session).await?.in_background(),
        None => return Ok(()),
    };
    Gatherer { window: window.clone(), look, unwritten: Vec::new(), written: Instant::now(), in_vain: 0 }.run().await
}

struct Gatherer {
    window: Weak<Session>,
    look: Look,
    /// Read, and not written down yet.
    unwritten: Vec<Arc<Roster>>,
    written: Instant,
    in_vain: usize,
}

type Answer = (OrganizationId, Moment, Result<Roster, Error>);

impl Gatherer {
    /// Members of all, then teams of all; what failed for the moment is tried once more.
    async fn run(mut self) -> Result<(), Problem> {
        let mut ended = Ok(());
        for teams in [false, false, true, true] {
            ended = ended.and(self.pass(teams).await);
            self.write().await;
            if ended.is_err() {
                break;
            }
        }
        ended
    }

    async fn pass(&mut self, teams: bool) -> Result<(), Problem> {
        let mut queue = self.due(teams);
        let mut asked = FuturesUnordered::new();
        loop {
            while asked.len() < AT_ONCE {
                let Some((next, began)) = self.next(&mut queue, teams) else { break };
                let look = self.look.clone();
                let Some(as_of) = self.window.upgrade().map(|session| session.now()) else { return Ok(()) };
                asked.push(async move {
                    let read = roster(&look, next, as_of, teams).await;
                    (next, began, read.map(|read| read.roster))
                });
            }
            let Some(answer) = asked.next().await else { return Ok(()) };
            self.take(answer)?;
            if self.written.elapsed() >= WRITE {
                self.write().await;
            }
        }
    }

    fn due(&self, teams: bool) -> VecDeque<OrganizationId> {
        let Some(session) = self.window.upgrade() else { return VecDeque::new() };
        let organizations = session.directory.organization_list();
        let memberships = session.directory.memberships();
        let live = organizations.shown().rows().iter().filter(|organization| !organization.deleted);
        live.map(|organization| organization.id).filter(|id| memberships.is_due(*id, teams)).collect()
    }

    /// The next to read: one that somebody looks at or that was just changed, else the next of all. A person may stop it.
    fn next(&self, queue: &mut VecDeque<OrganizationId>, teams: bool) -> Option<(OrganizationId, Moment)> {
        let session = self.window.upgrade()?;
        let organizations = session.directory.organization_list();
        let lives = |id: &OrganizationId| organizations.shown().get(id.0).is_some_and(|one| !one.deleted);
        let mut memberships = session.directory.memberships();
        if memberships.is_stopped() {
            return None;
        }
        let wanted = std::iter::from_fn(|| memberships.next_wanted(teams)).find(lives);
        let next = match wanted {
            Some(wanted) => wanted,
            None => loop {
                let next = queue.pop_front()?;
                if memberships.is_due(next, teams) && lives(&next) {
                    break next;
                }
            },
        };
        Some((next, memberships.moment()))
    }

    fn take(&mut self, (organization, began, read): Answer) -> Result<(), Problem> {
        let Some(session) = self.window.upgrade() else { return Ok(()) };
        let directory = &session.directory;
        match read {
            Ok(roster) => {
                self.in_vain = 0;
                self.unwritten.extend(directory.took(roster, began));
            }
            Err(error) => {
                self.in_vain += 1;
                if is_refusal(&error) {
                    directory.memberships().refuse(organization);
                }
                if error.is_key_problem() || self.in_vain >= IN_VAIN {
                    return Err(session.make_problem(&error));
                }
            }
        }
        session.notifier().tell_paced(Happening::Directory);
        Ok(())
    }

    async fn write(&mut self) {
        self.written = Instant::now();
        let rosters = std::mem::take(&mut self.unwritten);
        let Some(directory) = self.window.upgrade().map(|session| Arc::clone(&session.directory)) else { return };
        directory.keep_rosters(rosters).await;
    }
}

impl Directory {
    /// Takes over a roster that was read; gives what is known now.
    pub(crate) fn took(&self, roster: Roster, began: Moment) -> Option<Arc<Roster>> {
        let organization = roster.organization;
        let mut memberships = self.memberships();
        memberships.take(roster, began);
        memberships.roster(organization).cloned()
    }

    /// Remembers rosters for the next start, where that is wanted.
    pub(crate) async fn keep_rosters(&self, rosters: Vec<Arc<Roster>>) {
        if rosters.is_empty() {
            return;
        }
        let profile = self.profile.clone();
        let kept = self.core.ask_store("remember the memberships", move |home| {
            if home.may_remember(&profile)? { home.remember_rosters(&profile, &rosters) } else { Ok(()) }
        });
        if let Err(problem) = kept.await {
            tracing::warn!(code = ?problem.code, "the memberships could not be remembered");
        }
    }
}
