//! Runs during which the application ended: before anybody is asked to go on, it is looked what became of the change that
//! was under way. Only readings are made; what they show is journalled, so that the offer to go on tells the truth.

use std::sync::Arc;
use std::time::Duration;

use domain::RunId;
use domain::journal::{Phase, RunStatus, StepState};

use super::{is_of_this_instance, load, work};
use crate::run::Control;
use crate::session::{Happening, Session};

/// Pauses between tries: a process that was killed may hold its claim for a moment more, and the instance may be busy.
const PAUSES: [Duration; 5] =
    [Duration::ZERO, Duration::from_secs(1), Duration::from_secs(4), Duration::from_secs(15), Duration::from_secs(60)];

/// Looks in the background, as soon as there is a key to look with. What could not be looked at is tried again.
pub(crate) fn look_in_background(session: &Arc<Session>) {
    let window = Arc::downgrade(session);
    session.cases.cut.begin(|control| async move {
        for pause in PAUSES {
            tokio::select! {
                () = control.stopping() => return,
                () = tokio::time::sleep(pause) => {}
            }
            let Some(session) = window.upgrade() else { return };
            if look(&session, &control).await {
                return;
            }
        }
    });
}

/// Whether nothing is left to be tried again.
async fn look(session: &Arc<Session>, control: &Control) -> bool {
    let Ok(all) = load::all(session).await else { return false };
    let mut every = true;
    for status in all.iter().filter(|status| is_cut(session, status)) {
        if control.is_stopping() {
            return true;
        }
        if look_at(session, &status.run, control).await {
            session.happened(Happening::Run(status.run.0.clone()));
        } else {
            every = false;
        }
    }
    every
}

/// Under way when its last entry was written, and nobody in this window is at it.
fn is_cut(session: &Session, status: &RunStatus) -> bool {
    let under_way = |state| matches!(state, StepState::Doing | StepState::NotSure);
    status.phase == Phase::Going
        && status.steps.iter().any(|step| under_way(step.state))
        && session.cases.live.get(&status.run.0).is_none()
        && is_of_this_instance(session, status).is_ok()
}

/// Whether something was found out. Another process may be at the run; and it may have gone on before the claim.
async fn look_at(session: &Arc<Session>, run: &RunId, control: &Control) -> bool {
    let wanted = run.clone();
    let claim = session.core.ask_store("look at a run", move |home| home.claim_run(&wanted)).await;
    let (Ok(_claim), Ok(engine)) = (claim, work::engine(session).await) else { return false };
    let looking = async {
        let looked = engine.look_after_cut(run, control).await;
        looked.inspect_err(|error| tracing::warn!(%run, %error, "a run that was cut off could not be looked at"))
    };
    tokio::select! {
        () = control.stopping() => false,
        looked = looking => looked.is_ok(),
    }
}
