//! Connecting an instance: the check of address and key, what is saved, and what can be changed of it later.
//!
//! A key goes to the address it was entered for and to no other. It is kept in the keychain or, where a person says so,
//! in memory for this session; where the keychain does not take it nothing is saved.

pub(crate) mod access;
mod check;
pub(crate) mod facts;
mod jobs;
mod name;
mod saving;

use std::sync::Arc;

use make_api::{Address, Key};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use store::{InstanceKind, Profile, ProfileId};

use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::view::connect::{CheckLine, ConnectReport, NewInstance};
use crate::view::instance::{InstanceItem, Kind, Look};

pub(crate) use saving::{fits_as_name, replace, usable_name, with_number};

/// What a check found out, for the saving that follows it. It holds no key, only what recognises the same one.
#[derive(Clone)]
pub(crate) struct Remembered {
    address: Address,
    key: [u8; 32],
    usable: bool,
    public_memberships: Option<bool>,
}

/// The saved instances in their order. The practice instance is none of them.
pub async fn instances(core: &Arc<Core>) -> Outcome<Vec<InstanceItem>> {
    let found = core.ask_store("list the instances", |home| {
        let profiles = home.profiles()?.into_iter().filter(|profile| !profile.id.is_practice());
        // A journal that cannot be read counts as unfinished: it has to be looked at.
        Ok(profiles
            .map(|profile| {
                let unfinished = home.unfinished(&profile.id).map_or(true, |runs| !runs.is_empty());
                let keyless = home.lacks_key(&profile.id).unwrap_or(false);
                (profile, unfinished, keyless)
            })
            .collect::<Vec<_>>())
    });
    Ok(found
        .await?
        .into_iter()
        .map(|(profile, unfinished, keyless)| item(core, profile, unfinished, keyless))
        .collect())
}

fn item(core: &Core, profile: Profile, unfinished: bool, keyless: bool) -> InstanceItem {
    let open = core.session_of(&profile.id).is_some();
    InstanceItem {
        key_missing: keyless && core.session_keys.get(&profile.id.0).is_none(),
        id: profile.id.0,
        name: profile.name,
        address: profile.address,
        kind: view_kind(profile.kind),
        look: Look { color: profile.color, shape: profile.shape },
        group: profile.group,
        unfinished,
        open,
    }
}

/// Checks an address and a key, reading only. Each line is told when its checking begins and when it is decided. What
/// stands in the way is in the report.
pub async fn check(
    core: &Arc<Core>,
    address: &str,
    key: SecretString,
    on_line: &(dyn Fn(CheckLine) + Send + Sync),
) -> ConnectReport {
    match Address::understand(address) {
        Ok(address) => checked(core, &address, &key, on_line).await,
        Err(problem) => check::unusable_address(core, Problem::from_address(problem, core.now()), on_line).await,
    }
}

/// Checks and remembers the result for a saving.
async fn checked(
    core: &Arc<Core>,
    address: &Address,
    key: &SecretString,
    on_line: &(dyn Fn(CheckLine) + Send + Sync),
) -> ConnectReport {
    let found = check::run(core, address, key, on_line).await;
    let remembered = Remembered {
        address: address.clone(),
        key: print(key),
        usable: found.report.state != crate::view::connect::ConnectState::Refused,
        public_memberships: found.public_memberships,
    };
    *core.checked.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(remembered);
    found.report
}

/// Recognises a key without keeping it.
fn print(key: &SecretString) -> [u8; 32] {
    Sha256::digest(key.expose_secret().trim().as_bytes()).into()
}

/// A key without the blanks that came along when it was copied.
fn trimmed(key: &SecretString) -> SecretString {
    SecretString::from(key.expose_secret().trim())
}

/// Saves an instance and its key; answers with the profile's id. A key that was not just checked at this address is
/// checked first. `session_only` keeps the key in memory.
pub async fn save(core: &Arc<Core>, new: NewInstance, key: SecretString, session_only: bool) -> Outcome<String> {
    saving::save(core, new, trimmed(&key), session_only).await
}

/// Changes name, kind and look of a saved instance; an open window shows it at once.
pub async fn update(core: &Arc<Core>, id: &str, name: String, kind: Kind, look: Look) -> Outcome<()> {
    saving::update(core, &ProfileId(id.to_owned()), name, kind, look).await
}

/// Takes a new key for a saved instance, checked at its own address; kept only if it can be used.
pub async fn replace_key(core: &Arc<Core>, id: &str, key: SecretString, session_only: bool) -> Outcome<ConnectReport> {
    let id = ProfileId(id.to_owned());
    let profile = core.ask_store("replace the key", move |home| home.profile(&id)).await?;
    replace(core, &profile, key, session_only).await
}

/// Whether a saved instance can be deleted. Fails with `CaseOpen` while a run of it is unfinished: without the instance
/// nobody could go on with it or close it.
pub async fn may_delete(core: &Arc<Core>, id: &str) -> Outcome<()> {
    saving::may_delete(core, &ProfileId(id.to_owned())).await
}

/// Forgets a saved instance and its key, where [`may_delete`] says so. Journals and snapshots of its cases stay.
pub async fn delete(core: &Arc<Core>, id: &str) -> Outcome<()> {
    saving::delete(core, &ProfileId(id.to_owned())).await
}

pub(crate) fn view_kind(kind: InstanceKind) -> Kind {
    match kind {
        InstanceKind::Live => Kind::Live,
        InstanceKind::Test => Kind::Test,
        InstanceKind::Sample => Kind::Sample,
    }
}

pub(crate) fn stored_kind(kind: Kind) -> InstanceKind {
    match kind {
        Kind::Live => InstanceKind::Live,
        Kind::Test => InstanceKind::Test,
        Kind::Sample => InstanceKind::Sample,
    }
}

/// Whether two keys are the same is only ever asked of their prints.
fn usable_key(key: &SecretString) -> Option<Key> {
    let text = key.expose_secret().trim();
    let fits = !text.is_empty() && text.len() <= 1024 && text.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| Key::new(key.clone()))
}

fn internal(core: &Core, operation: &str) -> Problem {
    Problem::new(Code::Internal, operation, core.now())
}
