//! What is known of a saved instance's key besides the key: since when it is kept, when the instance last took it, and by
//! when somebody wants to have renewed it. Whose it is and what it may do is read from the instance each time.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::Timestamp;
use serde::{Deserialize, Serialize};
use store::ProfileId;
use vault::VaultError;

use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::runs;
use crate::session::{Happening, Session, describe};
use crate::view::instance::{InstanceInfo, Kind};
use crate::written;

/// The passport of a key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct KeyPassport {
    /// When it was entered; unknown for keys that were kept before this was noted.
    pub saved_at: Option<Timestamp>,
    /// When the instance last took it, as far as was noted.
    pub used_at: Option<Timestamp>,
    /// The day by which it is to be renewed, `YYYY-MM-DD`.
    pub renew_by: Option<String>,
}

impl KeyPassport {
    fn read(text: Option<&str>) -> Self {
        written::read(text)
    }
}

/// What is known of this window's key.
pub async fn passport(session: &Arc<Session>) -> Outcome<KeyPassport> {
    let profile = session.profile_id();
    let text = session.core.ask_store("look at the key", move |home| home.key_facts(&profile)).await?;
    Ok(KeyPassport::read(text.as_deref()))
}

/// Chooses the day by which the key is to be renewed, or none.
pub async fn set_renew_by(session: &Arc<Session>, day: Option<String>) -> Outcome<KeyPassport> {
    const OPERATION: &str = "note when to renew the key";
    let is_day = |day: &String| NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok() && day.len() == 10;
    // The key of the sample data is made anew at each start.
    if session.kind() == Kind::Sample || day.as_ref().is_some_and(|day| !is_day(day)) {
        return Err(Problem::new(Code::Internal, OPERATION, session.now()));
    }
    change(&session.core, session.profile_id(), move |passport| passport.renew_by = day).await?;
    session.happened(Happening::Key);
    passport(session).await
}

/// Forgets the key of this instance, here and in the keychain. The instance, what waits and every case stay. A run that
/// goes comes to the end of its step first.
pub async fn forget_key(session: &Arc<Session>) -> Outcome<InstanceInfo> {
    const OPERATION: &str = "forget the key";
    if session.kind() == Kind::Sample {
        return Err(Problem::new(Code::Internal, OPERATION, session.now()));
    }
    let profile = session.profile_id();
    runs::park_all(session).await;
    match session.core.vault.delete(&profile.0).await {
        Ok(()) | Err(VaultError::Missing) => {}
        Err(error) => return Err(Problem::from_vault(&error, OPERATION, session.now())),
    }
    session.core.session_keys.forget(&profile.0);
    session.forget_key();
    change(&session.core, profile, |passport| *passport = KeyPassport::default()).await?;
    Ok(describe(session))
}

/// A key was entered, checked and kept.
pub(crate) async fn saved(core: &Arc<Core>, profile: ProfileId) {
    let now = core.now();
    let noted = |passport: &mut KeyPassport| {
        *passport = KeyPassport { saved_at: Some(now.clone()), used_at: Some(now), renew_by: None };
    };
    note(core, profile, noted).await;
}

/// The instance took the key.
pub(crate) async fn used(core: &Arc<Core>, profile: ProfileId) {
    let now = core.now();
    note(core, profile, |passport| passport.used_at = Some(now)).await;
}

/// A note that cannot be written is missed by nobody but the page that shows it.
async fn note(core: &Arc<Core>, profile: ProfileId, noted: impl FnOnce(&mut KeyPassport) + Send + 'static) {
    if let Err(problem) = change(core, profile, noted).await {
        tracing::warn!(%problem, "what is known of a key could not be noted");
    }
}

async fn change(
    core: &Core,
    profile: ProfileId,
    change: impl FnOnce(&mut KeyPassport) + Send + 'static,
) -> Outcome<()> {
    let changed = move |home: &store::Home| {
        let mut passport = KeyPassport::read(home.key_facts(&profile)?.as_deref());
        change(&mut passport);
        let text = serde_json::to_string(&passport).unwrap_or_default();
        home.set_key_facts(&profile, &text)
    };
    core.ask_store("note what is known of the key", changed).await
}
