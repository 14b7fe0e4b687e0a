//! What a window holds in memory of its cases: drafts, prepared plans with their confirmations, and runs at work. All of
//! it may be lost: what was started stands in the journal.

pub(crate) mod cut;
pub(crate) mod drafts;
pub(crate) mod live;
pub(crate) mod plans;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::password::{Password, Passwords};

/// The cases of one window.
#[derive(Default)]
pub(crate) struct Cases {
    pub(crate) drafts: drafts::Drafts,
    pub(crate) plans: plans::Plans,
    pub(crate) live: live::LiveRuns,
    pub(crate) cut: cut::CutRuns,
    pub(crate) passwords: Passwords,
}

impl Cases {
    /// Keeps a password for a plan; those of plans that this window has forgotten go.
    pub(crate) fn keep_password(&self, plan: &str, password: Password) {
        self.passwords.keep_for_plan(plan, password, |plan| self.plans.get(plan).is_ok());
    }
}

/// None of the values behind these locks is ever left half changed, so a thread that panicked does not spoil them.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
