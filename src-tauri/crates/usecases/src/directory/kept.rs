//! What is kept on this computer of what was read: how much, away with it, or nothing at all.

use std::sync::Arc;

use crate::problem::Outcome;
use crate::session::Session;
use crate::view::directory::CacheInfo;

/// How much is kept, since when, and whether anything may be.
pub async fn info(session: &Arc<Session>) -> Outcome<CacheInfo> {
    let profile = session.profile_id();
    let read = session.core.ask_store("look at the remembered rows", move |home| {
        Ok((home.kept_rows(&profile)?, home.may_remember(&profile)?))
    });
    let (kept, on) = read.await?;
    Ok(CacheInfo { bytes: kept.as_ref().map_or(0, |kept| kept.bytes), as_of: kept.and_then(|kept| kept.as_of), on })
}

/// Deletes what is kept; what is shown stays until the window is closed. The next reading is kept again.
pub async fn delete(session: &Arc<Session>) -> Outcome<CacheInfo> {
    let profile = session.profile_id();
    session.core.ask_store("delete the remembered rows", move |home| home.forget_rows(&profile)).await?;
    info(session).await
}

/// Chooses whether rows are kept; "no" deletes what is.
pub async fn switch(session: &Arc<Session>, on: bool) -> Outcome<CacheInfo> {
    let profile = session.profile_id();
    let chosen =
        session.core.ask_store("choose whether rows are remembered", move |home| home.set_may_remember(&profile, on));
    chosen.await?;
    info(session).await
}
