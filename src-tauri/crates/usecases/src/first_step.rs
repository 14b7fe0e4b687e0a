//! The first steps with an instance that was just connected: its house rules are shown once, then what the first reading
//! found. They stand beside the lists and hold nothing up; what was looked at does not come again.

use std::sync::Arc;

use store::ProfileId;

use crate::core::Core;
use crate::problem::Outcome;
use crate::session::{self, Happening, Session};
use crate::view::instance::{FirstStep, InstanceInfo};

const OPERATION: &str = "note what was looked at";

/// An instance was connected by hand. One that came from a file or is a copy brings its rules along. Where it cannot be
/// written, nothing is shown: it is no reason to take the instance back.
pub(crate) async fn begin(core: &Arc<Core>, profile: ProfileId) {
    let step = written(FirstStep::HouseRules);
    let begun = core.ask_store(OPERATION, move |home| home.set_first_step(&profile, Some(step)));
    if let Err(problem) = begun.await {
        tracing::warn!(%problem, "the first steps are not shown");
    }
}

/// This step was looked at; the next one comes. Whoever names another one pressed twice.
pub async fn seen(session: &Arc<Session>, step: FirstStep) -> Outcome<InstanceInfo> {
    if session.first_step() == Some(step) {
        let (profile, next) = (session.profile_id(), after(step));
        session.core.ask_store(OPERATION, move |home| home.set_first_step(&profile, next.map(written))).await?;
        session.show_first_step(next);
        session.happened(Happening::Editing);
    }
    session::info(session).await
}

fn after(step: FirstStep) -> Option<FirstStep> {
    match step {
        FirstStep::HouseRules => Some(FirstStep::Lists),
        FirstStep::Lists => None,
    }
}

const fn written(step: FirstStep) -> &'static str {
    match step {
        FirstStep::HouseRules => "house-rules",
        FirstStep::Lists => "lists",
    }
}

/// What is written; what cannot be read was looked at.
pub(crate) fn read(text: &str) -> Option<FirstStep> {
    [FirstStep::HouseRules, FirstStep::Lists].into_iter().find(|step| written(*step) == text)
}
