//! What changed while nobody was looking: what the instance shows now, against what it showed when somebody last looked.
//!
//! That earlier picture is kept with the other remembered rows, and in memory only where these may not be kept: on a large
//! instance it is as large as the lists. Where there is none, the first whole reading becomes it. It moves on when a
//! person has seen what changed, and by itself where nothing did.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::DateTime;
use domain::news::{NewsLine, Own, Picture, RosterSeen, changes};
use domain::role::RoleBook;
use domain::{OrganizationId, RoleId, Timestamp};
use serde::{Serialize, Serializer};
use store::Remembered;
use tokio::time::Instant;

use super::past::past;
use super::table::Stamp;
use super::{Directory, count};
use crate::problem::Outcome;
use crate::session::{Happening, Session};
use crate::view::directory::{CoverageState, News};
use crate::view::people::ListState;

/// How many changes are shown at most.
const SHOWN: usize = 200;
/// While rows are arriving, the comparison may be this old.
const PACE: Duration = Duration::from_secs(2);

/// What somebody last looked at, and what is different now.
#[derive(Default)]
pub(super) struct Seen(Mutex<Slot>);

#[derive(Default)]
struct Slot {
    base: Option<Base>,
    compared: Option<Compared>,
    /// How often the journal changed.
    runs: u64,
}

#[derive(Clone)]
struct Base {
    /// Which of this session.
    number: u64,
    as_of: Timestamp,
    /// The picture, where it is not on the disk.
    picture: Option<Arc<Picture>>,
}

struct Compared {
    with: u64,
    runs: u64,
    of: Version,
    at: Instant,
    lines: Arc<Vec<NewsLine>>,
}

/// From what a comparison was made.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Version {
    people: Stamp,
    organizations: Stamp,
    memberships: u64,
}

impl Seen {
    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// There is a picture of an earlier session on the disk.
    pub(super) fn recall(&self, as_of: Timestamp) {
        self.look_from(as_of, None);
    }

    fn look_from(&self, as_of: Timestamp, picture: Option<Arc<Picture>>) {
        let mut slot = self.lock();
        let number = slot.base.as_ref().map_or(0, |base| base.number + 1);
        slot.base = Some(Base { number, as_of, picture });
    }

    /// The picture is gone from the disk.
    fn lose(&self) {
        self.lock().base = None;
    }

    fn base(&self) -> Option<Base> {
        self.lock().base.clone()
    }
}

/// How things stand.
struct Standing {
    version: Version,
    people: ListState,
    organizations: ListState,
    coverage: CoverageState,
    busy: bool,
}

impl Standing {
    fn lists_are_read(&self) -> bool {
        let read = |state| matches!(state, ListState::Complete | ListState::Changed);
        read(self.people) && read(self.organizations)
    }

    fn is_whole(&self) -> bool {
        let whole = |state| state == ListState::Complete;
        whole(self.people) && whole(self.organizations) && self.coverage == CoverageState::Complete
    }
}

/// What changed since somebody last looked, not by this application.
pub(super) async fn news(session: &Arc<Session>) -> Outcome<News> {
    let directory = &session.directory;
    let nothing = |since| News { since, lines: Vec::new(), more: 0, complete: false };
    let Some(base) = directory.seen.base() else { return Ok(nothing(None)) };
    let standing = directory.standing();
    if !standing.lists_are_read() {
        return Ok(nothing(Some(base.as_of)));
    }
    let lines = compare(session, &base, &standing).await?;
    let shown = lines.iter().take(SHOWN).cloned().collect();
    let more = count(lines.len().saturating_sub(SHOWN));
    Ok(News { since: Some(base.as_of), lines: shown, more, complete: standing.is_whole() })
}

/// What changed was seen: from now on it is compared with what is there now.
pub(super) async fn seen(session: &Arc<Session>) -> Outcome<()> {
    let directory = &session.directory;
    if directory.standing().lists_are_read() {
        let picture = directory.picture(|_| true);
        directory.look_from(session.now(), picture).await;
        session.happened(Happening::Directory);
    }
    Ok(())
}

/// A reading came to its end: where nothing changed, or nothing was there to compare with, the next comparison begins here.
pub(super) async fn after_reading(session: &Arc<Session>) {
    let directory = &session.directory;
    let standing = directory.standing();
    if !standing.is_whole() {
        return;
    }
    let as_of = directory.people_list().as_of().unwrap_or_else(|| session.now());
    let Some(base) = directory.seen.base() else {
        let picture = directory.picture(|_| true);
        directory.look_from(as_of, picture).await;
        return;
    };
    let nothing = compare(session, &base, &standing).await.is_ok_and(|lines| lines.is_empty());
    // What was deleted meanwhile begins anew with the next reading.
    if nothing && directory.seen.base().is_some_and(|now| now.number == base.number) {
        let picture = directory.picture(|_| true);
        directory.look_from(as_of, picture).await;
    }
}

async fn compare(session: &Arc<Session>, base: &Base, standing: &Standing) -> Outcome<Arc<Vec<NewsLine>>> {
    let runs = match session.directory.seen.compared(base, standing) {
        Ok(known) => return Ok(known),
        Err(runs) => runs,
    };
    let past = past(session).await?;
    let with = base.number;
    let Some(before) = session.directory.picture_of(base).await else {
        session.directory.seen.lose();
        return Ok(Arc::default());
    };
    let (book, base, directory) = (session.directory.book(), base.clone(), Arc::clone(&session.directory));
    let comparing = tokio::task::spawn_blocking(move || {
        let now = directory.picture(|organization| directory.memberships().fresh(organization).is_some());
        let own = Own::of(past.runs(), |at| is_after(at, &base.as_of));
        changes(&before, &now, &own, &|place, role| directory.role_name(book.as_deref(), place, role))
    });
    let lines = Arc::new(comparing.await.unwrap_or_default());
    let (of, at) = (standing.version, Instant::now());
    session.directory.seen.lock().compared = Some(Compared { with, runs, of, at, lines: Arc::clone(&lines) });
    Ok(lines)
}

impl Seen {
    /// The comparison with this picture; else how often the journal changed until now.
    fn compared(&self, base: &Base, standing: &Standing) -> Result<Arc<Vec<NewsLine>>, u64> {
        let slot = self.lock();
        let known = slot.compared.as_ref().filter(|known| {
            let will_do = known.of == standing.version || (standing.busy && known.at.elapsed() < PACE);
            will_do && known.runs == slot.runs && known.with == base.number
        });
        known.map(|known| Arc::clone(&known.lines)).ok_or(slot.runs)
    }

    /// A run changed what counts as our own.
    pub(super) fn compare_again(&self) {
        self.lock().runs += 1;
    }
}

impl Directory {
    fn standing(&self) -> Standing {
        let (people, organizations) = (self.people_list(), self.organization_list());
        let memberships = self.memberships();
        let coverage = memberships.coverage(organizations.shown().rows(), organizations.state()).state;
        Standing {
            version: Version {
                people: people.shown().stamp(),
                organizations: organizations.shown().stamp(),
                memberships: memberships.version(),
            },
            people: people.state(),
            organizations: organizations.state(),
            coverage,
            busy: memberships.is_reading(),
        }
    }

    /// What is known now, with the members of the organizations that are asked for.
    fn picture(&self, with: impl Fn(OrganizationId) -> bool) -> Picture {
        let (people, people_whole) = {
            let list = self.people_list();
            (list.shown().rows().iter().map(Into::into).collect(), list.state() == ListState::Complete)
        };
        let (organizations, organizations_whole) = {
            let list = self.organization_list();
            (list.shown().rows().to_vec(), list.state() == ListState::Complete)
        };
        let live = organizations.iter().filter(|organization| !organization.deleted && with(organization.id));
        let rosters = live.filter_map(|organization| self.roster(organization.id));
        let rosters = rosters.map(|roster| RosterSeen::from(&*roster)).collect();
        let organizations = organizations.iter().map(Into::into).collect();
        Picture { people, people_whole, organizations, organizations_whole, rosters }
    }

    /// From now on things are compared with this.
    async fn look_from(&self, as_of: Timestamp, picture: Picture) {
        let picture = Arc::new(picture);
        let on_disk = self.keep(Remembered::Seen, as_of.clone(), vec![Shared(Arc::clone(&picture))]).await;
        self.seen.look_from(as_of, (!on_disk).then_some(picture));
    }

    /// The picture that somebody last looked at.
    async fn picture_of(&self, base: &Base) -> Option<Arc<Picture>> {
        if let Some(picture) = &base.picture {
            return Some(Arc::clone(picture));
        }
        let profile = self.profile.clone();
        let read = self.core.ask_store("read what was last seen", move |home| {
            Ok(home.remembered::<Picture>(&profile, Remembered::Seen))
        });
        read.await.ok().flatten().and_then(|(_, mut all)| all.pop()).map(Arc::new)
    }

    /// The instance's word for a role, or that of the organization itself.
    fn role_name(&self, book: Option<&RoleBook>, organization: OrganizationId, role: RoleId) -> String {
        let own = self.roster(organization);
        let own = own.as_ref().and_then(|roster| roster.own_roles.iter().find(|own| own.id == role));
        let named = own.map(|own| own.name.clone());
        named.unwrap_or_else(|| book.map_or_else(|| format!("Role {role}"), |book| book.name(role)))
    }
}

/// Written as what it holds.
struct Shared(Arc<Picture>);

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

fn is_after(one: &str, other: &str) -> bool {
    match (DateTime::parse_from_rfc3339(one), DateTime::parse_from_rfc3339(other)) {
        (Ok(one), Ok(other)) => one > other,
        (Ok(_) | Err(_), Err(_)) | (Err(_), Ok(_)) => true,
    }
}
