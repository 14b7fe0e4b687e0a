//! Runs that this window is carrying out right now.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use domain::SnapshotId;
use domain::journal::{Entry, RunStatus};
use domain::snapshot::OrganizationFacts;
use tokio::sync::watch;

use super::locked;
use crate::problem::Support;
use crate::run::Control;
use crate::runs::{Overlay, Pace};

/// A run at work.
#[derive(Debug)]
pub(crate) struct LiveRun {
    pub(crate) control: Control,
    overlay: Mutex<Overlay>,
    status: Mutex<RunStatus>,
    stage: watch::Sender<Stage>,
}

/// How far a carrying out has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Nothing was noted yet: the journal may still say that the run stands still.
    New,
    Begun,
    Ended,
}

impl LiveRun {
    /// A run that stands as its journal says.
    pub(crate) fn new(status: RunStatus) -> Arc<Self> {
        let pace = Some(Pace::from_now(&status));
        let overlay = Mutex::new(Overlay { live: true, pace, ..Overlay::default() });
        let (control, status) = (Control::new(), Mutex::new(status));
        Arc::new(Self { control, overlay, status, stage: watch::Sender::new(Stage::New) })
    }

    /// This stands in the journal now.
    pub(crate) fn noted(&self, entry: &Entry) {
        let mut status = locked(&self.status);
        status.last_at.clone_from(&entry.at);
        status.apply(&entry.event);
    }

    /// What reading the whole journal would give. With hundreds of lines, a screen that follows could not read it each time.
    pub(crate) fn status(&self) -> RunStatus {
        locked(&self.status).clone()
    }

    pub(crate) fn overlay(&self) -> Overlay {
        locked(&self.overlay).clone()
    }

    pub(crate) fn change(&self, change: impl FnOnce(&mut Overlay)) {
        change(&mut locked(&self.overlay));
    }

    /// Returns when nobody is at it any more.
    pub(crate) async fn ended(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = self.stage.subscribe().wait_for(|stage| *stage == Stage::Ended).await;
    }

    /// Returns when the journal shows that it is going on, or nobody is at it any more.
    pub(crate) async fn begun(&self) {
        let _ = self.stage.subscribe().wait_for(|stage| *stage >= Stage::Begun).await;
    }

    pub(crate) fn begin(&self) {
        self.stage.send_if_modified(|stage| std::mem::replace(stage, (*stage).max(Stage::Begun)) == Stage::New);
    }

    pub(crate) fn end(&self) {
        self.change(|overlay| *overlay = Overlay::default());
        self.stage.send_replace(Stage::Ended);
    }
}

/// All runs at work in a window.
#[derive(Default)]
pub(crate) struct LiveRuns {
    runs: Mutex<HashMap<String, Arc<LiveRun>>>,
    failures: Mutex<HashMap<String, Support>>,
    snapshots: Mutex<HashMap<SnapshotId, Arc<Vec<OrganizationFacts>>>>,
}

impl LiveRuns {
    pub(crate) fn get(&self, run: &str) -> Option<Arc<LiveRun>> {
        locked(&self.runs).get(run).cloned()
    }

    /// What is going on with a run; nothing where nobody of this window is at it.
    pub(crate) fn overlay(&self, run: &str) -> Overlay {
        self.get(run).map(|live| live.overlay()).unwrap_or_default()
    }

    /// Every run at work.
    pub(crate) fn all(&self) -> Vec<Arc<LiveRun>> {
        locked(&self.runs).values().cloned().collect()
    }

    /// What is going on with every run that this window is at.
    pub(crate) fn overlays(&self) -> HashMap<String, Overlay> {
        locked(&self.runs).iter().map(|(run, live)| (run.clone(), live.overlay())).collect()
    }

    /// Why carrying out ended without a word in the journal, in this window: the disk is full, for instance.
    pub(crate) fn failure(&self, run: &str) -> Option<Support> {
        locked(&self.failures).get(run).cloned()
    }

    pub(crate) fn fail(&self, run: &str, support: Support) {
        locked(&self.failures).insert(run.to_owned(), support);
    }

    pub(crate) fn insert(&self, run: &str, live: Arc<LiveRun>) {
        locked(&self.failures).remove(run);
        locked(&self.runs).insert(run.to_owned(), live);
    }

    pub(crate) fn remove(&self, run: &str) {
        locked(&self.runs).remove(run);
    }

    /// The organizations of a snapshot that was read before; snapshots never change.
    pub(crate) fn places(&self, snapshot: &SnapshotId) -> Option<Arc<Vec<OrganizationFacts>>> {
        locked(&self.snapshots).get(snapshot).cloned()
    }

    pub(crate) fn keep_places(&self, snapshot: SnapshotId, places: Arc<Vec<OrganizationFacts>>) {
        locked(&self.snapshots).insert(snapshot, places);
    }
}
