//! The proof of a run: values read back with their times, from the journal and never from the plan.
//!
//! Ticks of the browser check may change after the end of a run, so they are notes beside the journal; the proof says
//! plainly that this application did not check them (H15).

mod gather;
mod page;
mod record;
mod save;
mod text;

use std::path::PathBuf;
use std::sync::Arc;

use domain::RunId;
use serde::de::DeserializeOwned;

use crate::problem::{Code, Outcome, Problem};
use crate::review;
use crate::runs;
use crate::saved;
use crate::session::{Happening, Session};
use crate::view::evidence::{Evidence, SavedFiles, Tick};
use crate::view::instance::Look;

const TICKS: &str = "ticks";
const SAVED: &str = "saved";

/// The proof of a run, finished or not.
pub async fn evidence(session: &Arc<Session>, run: String) -> Outcome<Evidence> {
    let status = runs::load(session, &run).await?;
    let places = runs::places(session, &status).await;
    let profile = session.profile();
    let frame = gather::Frame {
        instance: profile.name,
        kind: session.kind(),
        look: Look { color: profile.color, shape: profile.shape },
        ticks: note::<Vec<Tick>>(session, &run, TICKS).await?.unwrap_or_default(),
        saved: note::<SavedFiles>(session, &run, SAVED).await?,
    };
    let evidence = gather::gather(&status, &places, frame);
    let review = review::weighed_as_known(session, evidence.review, &status.plan, &places);
    Ok(Evidence { review, ..evidence })
}

/// Notes a tick of the browser check.
pub async fn tick(session: &Arc<Session>, run: String, tick: Tick) -> Outcome<Evidence> {
    runs::load(session, &run).await?;
    let mut ticks = note::<Vec<Tick>>(session, &run, TICKS).await?.unwrap_or_default();
    ticks.retain(|known| known.item != tick.item);
    let initials = tick.initials.trim().chars().take(20).collect();
    ticks.push(Tick { initials, ..tick });
    set_note(session, &run, TICKS, &ticks).await?;
    session.happened(Happening::Run(run.clone()));
    evidence(session, run).await
}

/// Saves the proof as a page and as a record in `folder`, which is created where missing. Saving again replaces both.
///
/// Fails with `DiskFull` or `ReadOnly` where the folder does not take them.
pub async fn export(session: &Arc<Session>, run: String, folder: PathBuf) -> Outcome<SavedFiles> {
    let proof = evidence(session, run.clone()).await?;
    let id = RunId(run.clone());
    let seal = session.core.ask_store("read the journal", move |home| {
        use store::Journal as _;
        Ok((home.journal_head(&id)?, home.journal().entries(&id)?.len()))
    });
    let (head, entries) = seal.await?;
    let saved_at = session.now();
    let written = tokio::task::spawn_blocking(move || save::save(&folder, &proof, head, entries, saved_at)).await;
    let failed = || Problem::new(Code::Internal, "save the proof", session.now());
    let saved =
        written.map_err(|_| failed())?.map_err(|error| saved::problem("save the proof", &error, session.now()))?;
    set_note(session, &run, SAVED, &saved).await?;
    session.happened(Happening::Run(run));
    Ok(saved)
}

/// A note that cannot be understood is as good as none: it proves nothing.
async fn note<T: DeserializeOwned>(session: &Session, run: &str, name: &'static str) -> Outcome<Option<T>> {
    let id = RunId(run.to_owned());
    let text = session.core.ask_store("read a note", move |home| home.note(&id, name)).await?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

async fn set_note<T: serde::Serialize>(session: &Session, run: &str, name: &'static str, value: &T) -> Outcome<()> {
    let id = RunId(run.to_owned());
    let internal = |_| Problem::new(Code::Internal, "keep a note", session.now());
    let text = serde_json::to_string(value).map_err(internal)?;
    session.core.ask_store("keep a note", move |home| home.set_note(&id, name, &text)).await
}
