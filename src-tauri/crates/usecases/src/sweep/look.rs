//! The means of a sweep, independent of the session, so that a closed window does not keep one alive.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::role::{RoleBook, RoleCategory};
use domain::{OrganizationId, RoleId, UserId, role};
use make_api::{Error, ReadClient};
use tokio::time::Instant;

use crate::observe::MembershipAccess;
use crate::problem::Outcome;
use crate::session::Session;

/// Member lists read less than this long ago are good enough to show.
const RECENT: Duration = Duration::from_secs(120);

/// Who is in an organization, with the role where the list carries it.
pub(super) type MemberList = Arc<[(UserId, Option<RoleId>)]>;

/// Reads, with the ways to memberships that this instance opens.
#[derive(Clone)]
pub(crate) struct Look {
    pub(crate) read: ReadClient,
    pub(crate) access: MembershipAccess,
    pub(crate) roles: Arc<RoleBook>,
    memo: Arc<Memo>,
    recent_will_do: bool,
}

/// Member lists of a session, as they were last read.
#[derive(Default)]
pub(crate) struct Memo(Mutex<HashMap<OrganizationId, (Instant, MemberList)>>);

impl Look {
    /// The means of a session.
    pub(crate) async fn of(session: &Session) -> Outcome<Self> {
        let (read, access, roles) = (session.read()?, session.access().await?, session.roles().await?);
        Ok(Self { read, access, roles, memo: Arc::clone(&session.sweeps), recent_will_do: false })
    }

    /// The same, content with lists that were read a moment ago.
    pub(super) fn with_recent_lists(self) -> Self {
        Self { recent_will_do: true, ..self }
    }

    /// Every organization is asked for its owner, even where the instance's counter says that nothing is missing.
    pub(super) fn thorough(&self) -> bool {
        !self.recent_will_do
    }

    /// Who is in an organization, with the role where the list carries it.
    pub(super) async fn members(&self, organization: OrganizationId) -> Result<MemberList, Error> {
        if self.recent_will_do
            && let Some(list) = self.memo.recent(organization)
        {
            return Ok(list);
        }
        let listed = self.read.members_with_columns(organization).await?;
        let list: MemberList = listed.into_iter().map(|(person, role)| (person.id, role)).collect();
        self.memo.keep(organization, Arc::clone(&list));
        Ok(list)
    }

    /// The roles of one category to ask for one by one, the owner's first.
    pub(super) fn roles_of(&self, category: RoleCategory) -> Vec<RoleId> {
        let mut ids: Vec<RoleId> = self.roles.of(category).map(|role| role.id).collect();
        if category == RoleCategory::Organization && !ids.contains(&role::OWNER) {
            ids.push(role::OWNER);
        }
        ids.sort_by_key(|id| *id != role::OWNER);
        ids
    }
}

impl Memo {
    fn recent(&self, organization: OrganizationId) -> Option<MemberList> {
        let lists = self.lock();
        lists.get(&organization).filter(|(at, _)| at.elapsed() < RECENT).map(|(_, list)| Arc::clone(list))
    }

    fn keep(&self, organization: OrganizationId, list: MemberList) {
        self.lock().insert(organization, (Instant::now(), list));
    }

    /// Forgets all lists, because something was changed or the key is another.
    pub(crate) fn forget(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<OrganizationId, (Instant, MemberList)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
