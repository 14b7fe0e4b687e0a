//! What a session found out about its instance and its key; read once, forgotten when the key changes.

use std::sync::{Arc, Mutex, PoisonError};

use domain::catalogue::Country;
use domain::role::{AdminRole, RoleBook};

use super::{Happening, Session};
use crate::connect::access::{self, Access};
use crate::connect::facts::{self, KeyFacts};
use crate::observe::MembershipAccess;
use crate::passport;
use crate::problem::Outcome;

/// A value that is read when it is first needed, by one caller for all.
pub(crate) struct Lazy<T>(tokio::sync::Mutex<Option<Arc<T>>>);

impl<T> Default for Lazy<T> {
    fn default() -> Self {
        Self(tokio::sync::Mutex::new(None))
    }
}

impl<T> Lazy<T> {
    /// The value; `read` is only polled where it is not known. A failed reading is not remembered.
    pub(crate) async fn get(&self, read: impl Future<Output = Outcome<T>>) -> Outcome<Arc<T>> {
        let mut slot = self.0.lock().await;
        if let Some(known) = &*slot {
            return Ok(Arc::clone(known));
        }
        let value = Arc::new(read.await?);
        *slot = Some(Arc::clone(&value));
        Ok(value)
    }

    /// Forgets the value, unless it is being read right now: that reading is as new as can be.
    fn forget(&self) {
        if let Ok(mut slot) = self.0.try_lock() {
            *slot = None;
        }
    }
}

/// Everything a session knows besides its lists.
#[derive(Default)]
pub(crate) struct Known {
    facts: Mutex<Option<Arc<KeyFacts>>>,
    pub(super) roles: Lazy<RoleBook>,
    pub(crate) admin_roles: Lazy<Vec<AdminRole>>,
    pub(crate) countries: Lazy<Vec<Country>>,
    access: Lazy<Access>,
}

impl Known {
    /// Whose key it is and what it may do, once known.
    pub(crate) fn facts(&self) -> Option<Arc<KeyFacts>> {
        self.facts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn learned(&self, facts: KeyFacts) {
        *self.facts.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(facts));
    }

    pub(super) fn forget(&self) {
        *self.facts.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.roles.forget();
        self.access.forget();
    }
}

/// Finds out whose key it is and what it may do, and tells the window.
pub(super) fn learn_in_background(session: &Arc<Session>) {
    let Ok(read) = session.read() else { return };
    let window = Arc::downgrade(session);
    tokio::spawn(async move {
        let facts = facts::read(&read).await;
        if let Some(session) = window.upgrade()
            && let Ok(facts) = facts
        {
            session.known.learned(facts);
            passport::used(&session.core, session.profile_id()).await;
            session.happened(Happening::Key);
        }
    });
}

/// How memberships can be read. What the key check found out about public lists stands in the profile; role columns are
/// tried once for each session.
pub(super) async fn access(session: &Session) -> Outcome<MembershipAccess> {
    let read = session.read()?;
    let trying = async { access::probe(&read, None).await.map_err(|error| session.make_problem(&error)) };
    let found = session.known.access.get(trying).await?;
    let kept = session.profile().public_memberships;
    if let Some(open) = found.public_lists
        && kept != Some(open)
    {
        session.change_profile(|profile| profile.public_memberships = Some(open)).await?;
    }
    let public_lists = found.public_lists.or(kept).unwrap_or(false);
    Ok(MembershipAccess { public_lists, role_columns: found.role_columns.unwrap_or(false) })
}
