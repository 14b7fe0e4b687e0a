//! The views that a window has open, each as it was last arranged.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::access::Tray;

use super::layout::Layout;
use crate::problem::{Code, Outcome, Problem};
use crate::session::Session;
use crate::view::access::{AccessArrange, AccessScope};

/// How many views a window keeps; the oldest is forgotten first.
const KEPT: usize = 32;

/// Open views by number.
#[derive(Default)]
pub(super) struct Views(Mutex<All>);

#[derive(Default)]
struct All {
    last: u32,
    last_version: u32,
    views: BTreeMap<u32, Arc<Layout>>,
}

impl All {
    /// Puts a view in place. It keeps its version where the same is shown as before; every other version is a new one, so
    /// that numbers of rows and columns never mean two things.
    fn put(&mut self, view: u32, mut layout: Layout) -> Arc<Layout> {
        layout.version = match self.views.get(&view) {
            Some(before) if layout.shows_the_same(before) => before.version,
            Some(_) | None => {
                self.last_version += 1;
                self.last_version
            }
        };
        let layout = Arc::new(layout);
        self.views.insert(view, Arc::clone(&layout));
        layout
    }
}

impl Views {
    fn lock(&self) -> MutexGuard<'_, All> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens one.
    pub(super) fn open(&self, session: &Session, scope: AccessScope, tray: &Tray) -> (u32, Arc<Layout>) {
        let layout = Layout::make(session, scope, AccessArrange::default(), tray);
        let mut all = self.lock();
        all.last += 1;
        let number = all.last;
        let layout = all.put(number, layout);
        while all.views.len() > KEPT {
            all.views.pop_first();
        }
        (number, layout)
    }

    /// Arranges one anew with what is known now; `None` for the arrangement leaves it.
    pub(super) fn arrange(
        &self,
        session: &Session,
        view: u32,
        arrange: Option<AccessArrange>,
        tray: &Tray,
    ) -> Outcome<Arc<Layout>> {
        let before = self.get(session, view)?;
        let arrange = arrange.unwrap_or_else(|| before.arrange.clone());
        let layout = Layout::make(session, before.scope.clone(), arrange, tray);
        Ok(self.lock().put(view, layout))
    }

    /// One as it was last arranged. Fails with `NotFound` where this window does not have it (any more).
    pub(super) fn get(&self, session: &Session, view: u32) -> Outcome<Arc<Layout>> {
        let found = self.lock().views.get(&view).cloned();
        found.ok_or_else(|| Problem::new(Code::NotFound, "show who may do what", session.now()))
    }
}
