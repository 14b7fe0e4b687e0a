//! The changes that wait, one tray for each saved instance: in memory, and on the disk after every stroke.
//!
//! What may be staged is the rules' (`domain::access`); nothing here can send a write.

use std::sync::{Arc, Mutex, PoisonError};

use domain::access::Tray;
use domain::access::tray::Unreadable;
use tokio::sync::Mutex as Turn;

use super::count;
use crate::problem::{Code, Outcome, Problem};
use crate::session::{Happening, Session};
use crate::view::tray::TraySummary;

const OPERATION: &str = "keep the changes that wait";

/// The tray of a session.
#[derive(Default)]
pub(super) struct Slot {
    /// `None` until it was read from the disk.
    tray: Mutex<Option<Arc<Tray>>>,
    /// Whoever changes it waits here for whoever changes it now.
    turn: Turn<()>,
}

impl Slot {
    fn known(&self) -> Option<Arc<Tray>> {
        self.tray.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn put(&self, tray: Arc<Tray>) {
        *self.tray.lock().unwrap_or_else(PoisonError::into_inner) = Some(tray);
    }
}

/// What waits. Fails with `NewerThanMe` where a newer version of Gatehouse wrote it, with `Damaged` where it cannot be
/// read; in either case it stays on the disk as it is.
pub(super) async fn tray(session: &Arc<Session>) -> Outcome<Arc<Tray>> {
    if let Some(known) = session.access.tray.known() {
        return Ok(known);
    }
    let _turn = session.access.tray.turn.lock().await;
    read(session).await
}

async fn read(session: &Arc<Session>) -> Outcome<Arc<Tray>> {
    if let Some(known) = session.access.tray.known() {
        return Ok(known);
    }
    let profile = session.profile_id();
    let text = session.core.ask_store("read the changes that wait", move |home| home.tray(&profile)).await?;
    let tray = match text {
        Some(text) => Tray::from_text(&text).map_err(|error| unreadable(session, &error))?,
        None => Tray::default(),
    };
    let tray = Arc::new(tray);
    session.access.tray.put(Arc::clone(&tray));
    Ok(tray)
}

fn unreadable(session: &Session, error: &Unreadable) -> Problem {
    let code = match error {
        Unreadable::Newer(_) => Code::NewerThanMe,
        Unreadable::Damaged(_) => Code::Damaged,
    };
    Problem::detailed(code, "read the changes that wait", &error.to_string(), session.now())
}

/// Changes the tray, where `change` says that it did. It counts only once it is on the disk: where that fails, nothing
/// was changed.
pub(super) async fn change<T>(
    session: &Arc<Session>,
    change: impl FnOnce(&mut Tray) -> (bool, T),
) -> Outcome<(T, Arc<Tray>)> {
    let _turn = session.access.tray.turn.lock().await;
    let before = read(session).await?;
    let mut tray = (*before).clone();
    let (changed, answer) = change(&mut tray);
    if !changed {
        return Ok((answer, before));
    }
    let (profile, tray) = (session.profile_id(), Arc::new(tray));
    let written = Arc::clone(&tray);
    session.core.ask_store(OPERATION, move |home| home.set_tray(&profile, &written.to_text())).await?;
    session.access.tray.put(Arc::clone(&tray));
    session.access.last.forget_changed(before.edits(), tray.edits());
    session.happened(Happening::Tray);
    Ok((answer, tray))
}

pub(super) fn summary(tray: &Tray) -> TraySummary {
    TraySummary { count: count(tray.len()), undo: tray.may_undo(), redo: tray.may_redo() }
}
