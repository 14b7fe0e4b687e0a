//! The means of a sweep, independent of the session, so that a closed window does not keep one alive.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::role::{RoleBook, RoleCategory};
use domain::{OrganizationId, RoleId, UserId, role};
use make_api::{Error, Notice, ReadClient};
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
    doubt: Doubt,
}

/// Whether a list that was read may lack a row. Clones are the same.
#[derive(Debug, Clone, Default)]
pub(crate) struct Doubt(Arc<AtomicBool>);

impl Doubt {
    /// A client that raises this doubt with each list that is not whole.
    fn watching(&self, read: &ReadClient) -> ReadClient {
        let doubt = self.clone();
        read.clone().with_observer(Arc::new(move |notice| {
            if matches!(notice, Notice::UnreadableRows { .. } | Notice::Changed { .. }) {
                doubt.raise();
            }
        }))
    }

    fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Member lists of a session, as they were last read.
#[derive(Default)]
pub(crate) struct Memo(Mutex<HashMap<OrganizationId, (Instant, MemberList)>>);

impl Look {
    /// The means of a session.
    pub(crate) async fn of(session: &Session) -> Outcome<Self> {
        let (read, access, roles) = (session.read()?, session.access().await?, session.roles().await?);
        let doubt = Doubt::default();
        let read = doubt.watching(&read);
        Ok(Self { read, access, roles, memo: Arc::clone(&session.sweeps), recent_will_do: false, doubt })
    }

    /// The same, where a list that is not whole is an error.
    pub(super) fn strictly(&self) -> Self {
        Self { read: self.read.clone().strictly(), ..self.clone() }
    }

    /// The same, giving way to every reading that somebody waits for.
    pub(crate) fn in_background(self) -> Self {
        Self { read: self.read.clone().in_background(), ..self }
    }

    /// The same with a doubt of its own: what other readings raise does not count here.
    pub(super) fn apart(&self) -> Self {
        let doubt = Doubt::default();
        Self { read: doubt.watching(&self.read), doubt, ..self.clone() }
    }

    /// No list that was read so far may lack a row.
    pub(super) fn is_sure(&self) -> bool {
        !self.doubt.is_raised()
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
        let doubt = Doubt::default();
        let listed = doubt.watching(&self.read).members_with_columns(organization).await?;
        let list: MemberList = listed.into_iter().map(|(person, role)| (person.id, role)).collect();
        if doubt.is_raised() {
            self.doubt.raise();
        } else {
            self.memo.keep(organization, Arc::clone(&list));
        }
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

#[cfg(test)]
mod tests {
    use async_trait::async_trait;
    use bytes::Bytes;
    use make_api::transport::{Transport, TransportError};
    use make_api::{Address, Key};
    use secrecy::SecretString;

    use super::*;

    /// Answers every list of people with one person and with what `rows` adds.
    struct People(&'static str);

    #[async_trait]
    impl Transport for People {
        async fn send(&self, _: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
            let answer = http::Response::builder().header("content-type", "application/json");
            Ok(answer.body(format!(r#"{{"users":[{{"id":1}}{}]}}"#, self.0).into()).unwrap())
        }
    }

    fn look(rows: &'static str) -> Look {
        let address = Address::understand("https://acme.onmake.com").unwrap();
        let key = Key::new(SecretString::from("0a1b2c3d-1111-4222-8333-444455556666"));
        let doubt = Doubt::default();
        Look {
            read: doubt.watching(&ReadClient::new(&address, key, Arc::new(People(rows)))),
            access: MembershipAccess { public_lists: false, role_columns: false },
            roles: Arc::new(RoleBook { roles: Vec::new() }),
            memo: Arc::default(),
            recent_will_do: true,
            doubt,
        }
    }

    #[tokio::test]
    async fn a_list_with_rows_that_nobody_can_read_raises_a_doubt_and_is_not_kept() {
        let organization = OrganizationId(5);
        for (rows, sure) in [(r#",{"id":2}"#, true), (r#","text""#, false)] {
            let look = look(rows);
            assert!(!look.members(organization).await.unwrap().is_empty());
            assert_eq!((look.is_sure(), look.memo.recent(organization).is_some()), (sure, sure), "{rows}");
            assert_eq!(look.strictly().read.members_with_columns(organization).await.is_ok(), sure, "{rows}");
        }
    }
}
