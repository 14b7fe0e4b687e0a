//! What is kept of an instance: the profile on disk, the key in the keychain or in memory. Both or nothing.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use make_api::{Address, Key, ReadClient};
use secrecy::SecretString;
use store::{Chosen, NewProfile, Profile, ProfileId};
use vault::VaultError;

use super::facts::operator;
use super::{Remembered, checked, internal, print, stored_kind, trimmed};
use crate::core::Core;
use crate::first_step;
use crate::instances::alike;
use crate::passport;
use crate::problem::{Code, Outcome, Problem};
use crate::view::connect::{ConnectReport, ConnectState, NewInstance};
use crate::view::instance::{KeyPlace, Kind, Look, Operator};

const LONGEST_NAME: usize = 60;
const KEEP: &str = "keep the key";
/// How often a keychain that is asking the person is looked at.
const LOOK: Duration = Duration::from_millis(500);

pub(super) async fn save(core: &Arc<Core>, new: NewInstance, key: SecretString, session_only: bool) -> Outcome<String> {
    let address = Address::understand(&new.address).map_err(|problem| Problem::from_address(problem, core.now()))?;
    let name = usable_name(core, &new.name)?;
    if new.kind == Kind::Sample {
        return Err(internal(core, "save the instance"));
    }
    let public_memberships = checked_before(core, &address, &key).await?;
    let profile = core
        .ask_store("save the instance", move |home| {
            if let Some(other) = alike::other(home, &name, None)? {
                return Ok(Err(other));
            }
            let proposed = home.propose_look();
            let look = match new.look {
                Some(look) => store::Look { color: look.color, shape: look.shape },
                None => proposed?,
            };
            let (address, kind) = (address.to_string(), stored_kind(new.kind));
            home.add_profile(NewProfile {
                name,
                address,
                kind,
                color: look.color,
                shape: look.shape,
                group: None,
                public_memberships,
                chosen: Chosen::default(),
            })
            .map(Ok)
        })
        .await?
        .map_err(|other| looks_like(core, other))?;
    if let Err(problem) = keep_key(core, &profile.id, &key, session_only).await {
        let id = profile.id.clone();
        core.ask_store("take back the instance", move |home| home.delete_profile(&id)).await?;
        if problem.code == Code::KeychainWaiting {
            tokio::spawn(forget_late_key(Arc::clone(core), profile.id));
        }
        return Err(problem);
    }
    passport::saved(core, profile.id.clone()).await;
    first_step::begin(core, profile.id.clone()).await;
    *core.checked.lock().unwrap_or_else(PoisonError::into_inner) = None;
    Ok(profile.id.0)
}

/// What the last check of this very address and key told; where there was none it is made now.
async fn checked_before(core: &Arc<Core>, address: &Address, key: &SecretString) -> Outcome<Option<bool>> {
    if let Some(last) = remembered(core, address, key) {
        return Ok(last.public_memberships);
    }
    let report = checked(core, address, key, &|_| {}).await;
    if report.state == ConnectState::Refused {
        return Err(report.problem.unwrap_or_else(|| internal(core, "check the key")));
    }
    Ok(remembered(core, address, key).and_then(|last| last.public_memberships))
}

fn remembered(core: &Core, address: &Address, key: &SecretString) -> Option<Remembered> {
    let last = core.checked.lock().unwrap_or_else(PoisonError::into_inner);
    last.clone().filter(|last| last.usable && last.address == *address && last.key == print(key))
}

/// Whether a name without blanks around it can be used.
pub(crate) fn fits_as_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control)
}

/// A name with a number behind it, cut so that both fit.
pub(crate) fn with_number(name: &str, number: u32) -> String {
    let number = format!(" {number}");
    let kept: String = name.chars().take(LONGEST_NAME - number.len().min(LONGEST_NAME)).collect();
    format!("{}{number}", kept.trim_end())
}

/// A name as it is saved.
pub(crate) fn usable_name(core: &Core, name: &str) -> Outcome<String> {
    let name = name.trim();
    if fits_as_name(name) {
        Ok(name.to_owned())
    } else {
        Err(Problem::new(Code::NameUnusable, "save the instance", core.now()))
    }
}

/// Keeps a key. One kept for the session replaces none in the keychain, but is used before it.
async fn keep_key(core: &Arc<Core>, id: &ProfileId, key: &SecretString, session_only: bool) -> Outcome<()> {
    if session_only {
        core.session_keys.put(&id.0, key.clone());
        return Ok(());
    }
    match core.vault.put(&id.0, key).await {
        Ok(()) => {
            core.session_keys.forget(&id.0);
            let id = id.clone();
            core.ask_store(KEEP, move |home| home.has_key(&id)).await
        }
        Err(error) => Err(Problem::from_vault(&error, KEEP, core.now())),
    }
}

/// A key that the keychain takes after the person was told that nothing was saved belongs to no instance.
async fn forget_late_key(core: Arc<Core>, id: ProfileId) {
    while core.vault.delete(&id.0).await == Err(VaultError::Waiting) {
        tokio::time::sleep(LOOK).await;
    }
}

pub(super) async fn update(core: &Arc<Core>, id: &ProfileId, name: String, kind: Kind, look: Look) -> Outcome<()> {
    let name = usable_name(core, &name)?;
    if id.is_practice() || kind == Kind::Sample {
        return Err(internal(core, "change the instance"));
    }
    let id = id.clone();
    let profile = core
        .ask_store("change the instance", move |home| {
            let known = home.profile(&id)?;
            // What an earlier version let be alike may keep its name.
            if known.name != name
                && let Some(other) = alike::other(home, &name, Some(&id))?
            {
                return Ok(Err(other));
            }
            let (color, shape) = (look.color, look.shape);
            let profile = Profile { name, kind: stored_kind(kind), color, shape, ..known };
            home.update_profile(&profile)?;
            Ok(Ok(profile))
        })
        .await?
        .map_err(|other| looks_like(core, other))?;
    if let Some(session) = core.session_of(&profile.id) {
        session.show_profile(profile);
    }
    Ok(())
}

fn looks_like(core: &Core, other: String) -> Problem {
    Problem::new(Code::NameLooksLike { other }, "save the instance", core.now())
}

/// Checks a key at the profile's own address, and keeps and uses it if it can be used.
pub(crate) async fn replace(
    core: &Arc<Core>,
    profile: &Profile,
    key: SecretString,
    session_only: bool,
) -> Outcome<ConnectReport> {
    if profile.id.is_practice() {
        return Err(internal(core, "replace the key"));
    }
    let key = trimmed(&key);
    let address =
        Address::understand(&profile.address).map_err(|problem| Problem::from_address(problem, core.now()))?;
    let former = former_operator(core, profile, &address).await;
    let mut report = checked(core, &address, &key, &|_| {}).await;
    if report.state == ConnectState::Refused {
        return Err(report.problem.unwrap_or_else(|| internal(core, "check the key")));
    }
    report.former_operator = former.filter(|former| report.operator.as_ref().is_some_and(|now| now.id != former.id));
    keep_key(core, &profile.id, &key, session_only).await?;
    passport::saved(core, profile.id.clone()).await;
    if let Some(session) = core.session_of(&profile.id) {
        let place = if session_only { KeyPlace::Session } else { KeyPlace::Keychain };
        session.take_key(Key::new(key), place);
    }
    Ok(report)
}

/// Whose key was in use before: as the open window knows, or as the instance says of the former key, if it still does.
async fn former_operator(core: &Arc<Core>, profile: &Profile, address: &Address) -> Option<Operator> {
    if let Some(session) = core.session_of(&profile.id) {
        if let Some(facts) = session.known().facts() {
            return facts.operator.clone();
        }
        let read = session.read().ok()?;
        return read.me().await.ok().map(|me| operator(&me));
    }
    let kept = match core.session_keys.get(&profile.id.0) {
        Some(key) => key,
        None => core.vault.get(&profile.id.0).await.ok().flatten()?,
    };
    let read = ReadClient::new(address, Key::new(kept), Arc::clone(&core.reading));
    read.me().await.ok().map(|me| operator(&me))
}

pub(super) async fn may_delete(core: &Arc<Core>, id: &ProfileId) -> Outcome<()> {
    if id.is_practice() {
        return Err(internal(core, "delete the instance"));
    }
    let known = id.clone();
    let unfinished = move |home: &store::Home| home.profile(&known).and_then(|_| home.unfinished(&known));
    let unfinished = core.ask_store("delete the instance", unfinished).await?;
    match unfinished.into_iter().next() {
        Some(run) => Err(Problem::new(Code::CaseOpen { run: run.0 }, "delete the instance", core.now())),
        None => Ok(()),
    }
}

pub(super) async fn delete(core: &Arc<Core>, id: &ProfileId) -> Outcome<()> {
    may_delete(core, id).await?;
    match core.vault.delete(&id.0).await {
        Ok(()) | Err(VaultError::Missing) => {}
        Err(error) => return Err(Problem::from_vault(&error, "forget the key", core.now())),
    }
    core.session_keys.forget(&id.0);
    let known = id.clone();
    core.ask_store("delete the instance", move |home| home.delete_profile(&known)).await?;
    if let Some(session) = core.session_of(id) {
        session.lose_key(None);
    }
    Ok(())
}
