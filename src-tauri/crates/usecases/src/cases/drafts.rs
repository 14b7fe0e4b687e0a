//! Cases in preparation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use domain::person::Person;
use domain::plan::leave::LeaveFacts;
use domain::role::RoleBook;
use domain::snapshot::OrganizationFacts;
use domain::{OrganizationId, UserId};
use tokio::sync::watch;
use tokio::time::Instant;

use super::locked;
use crate::problem::{Code, Problem};
use crate::sweep::Stop;
use crate::view::leave::LeaveInput;
use crate::view::people::Completeness;

/// How many drafts a window keeps; the oldest is forgotten first.
const KEPT: usize = 16;

/// A case in preparation.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) leaver: Person,
    /// The organizations that the case was started from; `None` where it was started from the person.
    pub(crate) started_from: Option<BTreeSet<OrganizationId>>,
    pub(crate) roles: Arc<RoleBook>,
    pub(crate) operator: Option<UserId>,
    /// What was read: owned organizations whole, others with the leaver's rows only.
    pub(crate) places: Vec<OrganizationFacts>,
    pub(crate) completeness: Completeness,
    /// Nothing was left out.
    pub(crate) complete: bool,
    /// What stopped the looking.
    pub(crate) problem: Option<Problem>,
    /// What was chosen, defaults included.
    pub(crate) input: LeaveInput,
    /// The name was typed by a person; a new proposal does not replace it.
    pub(crate) named: bool,
    /// Organizations for which a person chose whom to limit.
    pub(crate) limited: BTreeSet<OrganizationId>,
    /// The chosen account as read when it was chosen.
    pub(crate) successor: Option<Successor>,
    /// When the organizations were read.
    pub(crate) read_at: Instant,
}

/// The account that was chosen to take over.
#[derive(Debug, Clone)]
pub(crate) struct Successor {
    /// `None` where the instance has no such account.
    pub(crate) person: Option<Person>,
    /// Works somewhere without owning it, as far as the instance tells.
    pub(crate) works: bool,
}

impl Draft {
    /// Everything found, as plans are made from it.
    pub(crate) fn facts(&self) -> LeaveFacts {
        LeaveFacts {
            leaver: self.leaver.clone(),
            organizations: self.places.clone(),
            roles: (*self.roles).clone(),
            operator: self.operator,
        }
    }

    /// Takes in an organization as read, in place of an earlier reading.
    pub(crate) fn take(&mut self, place: OrganizationFacts) {
        match self.places.iter_mut().find(|known| known.id() == place.id()) {
            Some(known) => *known = place,
            None => self.places.push(place),
        }
        let leaver = self.leaver.id;
        self.places.sort_by_key(|place| (place.owner() != Some(leaver), place.id()));
    }

    /// The usable account that takes over.
    pub(crate) fn successor(&self) -> Option<&Person> {
        self.successor.as_ref()?.person.as_ref()
    }
}

/// A draft and the looking that fills it.
#[derive(Debug)]
pub(crate) struct DraftSlot {
    pub(crate) id: u32,
    state: Mutex<Draft>,
    pub(crate) stop: Stop,
    looked: watch::Sender<bool>,
}

impl DraftSlot {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Draft> {
        locked(&self.state)
    }

    pub(crate) fn end_looking(&self) {
        self.looked.send_replace(true);
    }

    /// Returns when nobody is looking any more.
    pub(crate) async fn looked(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = self.looked.subscribe().wait_for(|looked| *looked).await;
    }
}

/// All drafts of a window.
#[derive(Default)]
pub(crate) struct Drafts {
    last: AtomicU32,
    all: Mutex<BTreeMap<u32, Arc<DraftSlot>>>,
}

impl Drafts {
    pub(crate) fn add(&self, draft: Draft) -> Arc<DraftSlot> {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let looked = watch::Sender::new(false);
        let slot = Arc::new(DraftSlot { id, state: Mutex::new(draft), stop: Stop::default(), looked });
        let mut all = locked(&self.all);
        all.insert(id, Arc::clone(&slot));
        while all.len() > KEPT {
            if let Some((_, oldest)) = all.pop_first() {
                oldest.stop.stop();
            }
        }
        slot
    }

    pub(crate) fn get(&self, id: u32) -> Result<Arc<DraftSlot>, Code> {
        locked(&self.all).get(&id).cloned().ok_or(Code::UnknownPlan)
    }
}
