//! Where a session's key is, and how it gets there: from memory, from the keychain, late from the keychain, or from a
//! person.

use std::sync::{Arc, Weak};
use std::time::Duration;

use domain::Timestamp;
use make_api::{Key, ReadClient};
use secrecy::SecretString;
use vault::VaultError;

use super::{Happening, Session};
use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::view::instance::KeyPlace;

/// A window opens without its key when the keychain takes longer than this.
const GRACE: Duration = Duration::from_millis(400);
/// How often a keychain that is asking the person is looked at for its late answer.
const LOOK: Duration = Duration::from_millis(250);

/// The key of a session with its reading client, or why there is none.
pub(super) struct KeySlot {
    place: KeyPlace,
    key: Option<(Key, ReadClient)>,
    why: Option<VaultError>,
}

impl KeySlot {
    pub(super) fn waiting() -> Self {
        Self { place: KeyPlace::WaitingForKeychain, key: None, why: None }
    }

    pub(super) fn place(&self) -> KeyPlace {
        self.place
    }

    pub(super) fn key(&self, now: impl FnOnce() -> Timestamp) -> Outcome<Key> {
        self.held(now).map(|(key, _)| key.clone())
    }

    pub(super) fn read(&self, now: impl FnOnce() -> Timestamp) -> Outcome<ReadClient> {
        self.held(now).map(|(_, read)| read.clone())
    }

    fn held(&self, now: impl FnOnce() -> Timestamp) -> Outcome<&(Key, ReadClient)> {
        const OPERATION: &str = "use the key";
        self.key.as_ref().ok_or_else(|| match (self.place, &self.why) {
            (KeyPlace::WaitingForKeychain, _) => Problem::new(Code::KeychainWaiting, OPERATION, now()),
            (_, Some(error)) if *error != VaultError::Missing => Problem::from_vault(error, OPERATION, now()),
            (_, _) => Problem::new(Code::KeyNeeded, OPERATION, now()),
        })
    }
}

impl Session {
    /// Uses a key from now on, for this session's own address.
    pub(crate) fn take_key(self: &Arc<Self>, key: Key, place: KeyPlace) {
        let read = ReadClient::new(&self.address, key.clone(), Arc::clone(&self.core.reading));
        read.ask_for_at_most(self.rules().page_rows);
        *self.slot() = KeySlot { place, key: Some((key, read)), why: None };
        self.known.forget();
        self.sweeps.forget();
        self.happened(Happening::Key);
        super::known::learn_in_background(self);
        self.directory.key_arrived(self);
        crate::runs::look_after_cuts(self);
    }

    /// Has no key from now on.
    pub(crate) fn lose_key(&self, why: Option<VaultError>) {
        *self.slot() = KeySlot { place: KeyPlace::Missing, key: None, why };
        self.happened(Happening::Key);
    }

    /// Whether there is a key in memory.
    pub(crate) fn has_key(&self) -> bool {
        self.slot().key.is_some()
    }

    /// The key is nowhere any more.
    pub(crate) fn forget_key(&self) {
        if let Some((key, _)) = &self.slot().key {
            key.wipe();
        }
        self.lose_key(None);
    }

    /// Wipes the key from memory, for everything that still holds it. One that was typed for this session has to be
    /// typed again; one in the keychain is fetched by [`Self::fetch_again`].
    pub(crate) fn wipe_key(&self) {
        let typed = {
            let mut slot = self.slot();
            if let Some((key, _)) = &slot.key {
                key.wipe();
            }
            let typed = slot.place == KeyPlace::Session;
            *slot = KeySlot { place: if typed { KeyPlace::AwayTyped } else { KeyPlace::Away }, key: None, why: None };
            typed
        };
        if typed {
            self.core.session_keys.forget(&self.profile_id().0);
        }
        self.happened(Happening::Key);
    }

    /// Asks the keychain again for a key that was wiped from memory.
    pub(crate) async fn fetch_again(self: &Arc<Self>) {
        {
            let mut slot = self.slot();
            if slot.place != KeyPlace::Away {
                return;
            }
            *slot = KeySlot::waiting();
        }
        self.happened(Happening::Key);
        fetch(self).await;
    }

    fn settle(self: &Arc<Self>, answer: Fetched) {
        if self.slot().key.is_some() {
            return;
        }
        match answer {
            Fetched::Kept(key) => self.take_key(Key::new(key), KeyPlace::Keychain),
            Fetched::Typed(key) => self.take_key(Key::new(key), KeyPlace::Session),
            Fetched::None(why) => self.lose_key(why),
        }
    }
}

enum Fetched {
    Kept(SecretString),
    Typed(SecretString),
    None(Option<VaultError>),
}

/// Gets the key of a session that was just opened. A keychain that takes its time completes the session later.
pub(super) async fn fetch(session: &Arc<Session>) {
    let window: Weak<Session> = Arc::downgrade(session);
    let mut asking = tokio::spawn(ask(Arc::clone(&session.core), session.profile_id().0, window.clone()));
    if let Ok(answer) = tokio::time::timeout(GRACE, &mut asking).await {
        session.settle(answer.unwrap_or(Fetched::None(None)));
        return;
    }
    tokio::spawn(async move {
        let answer = asking.await.unwrap_or(Fetched::None(None));
        if let Some(session) = window.upgrade() {
            session.settle(answer);
        }
    });
}

/// A key typed for this session is newer than one in the keychain, and asking for it shows no prompt.
async fn ask(core: Arc<Core>, profile: String, window: Weak<Session>) -> Fetched {
    if let Some(key) = core.session_keys.get(&profile) {
        return Fetched::Typed(key);
    }
    loop {
        match core.vault.get(&profile).await {
            Ok(Some(key)) => return Fetched::Kept(key),
            Ok(None) => return Fetched::None(None),
            Err(VaultError::Waiting) if window.strong_count() > 0 => tokio::time::sleep(LOOK).await,
            Err(error) => return Fetched::None(Some(error)),
        }
    }
}
