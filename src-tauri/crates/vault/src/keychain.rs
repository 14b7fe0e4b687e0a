//! The keychain of this computer, through the store that keyring-core has for each system.
//!
//! The store is made here and asked directly; no process-wide default is set. A store that could not be made, or whose
//! connection broke, is made anew at the next use: a keychain that appears later is found.

#[cfg(target_os = "linux")]
#[path = "keychain/linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "keychain/macos.rs"]
mod system;
#[cfg(target_os = "windows")]
#[path = "keychain/windows.rs"]
mod system;

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::VaultError;
use crate::backend::Backend;

/// Under which name the keychain files our keys; the user name beside it is the random id of the saved instance.
const SERVICE: &str = "Gatehouse";

#[derive(Default)]
pub(crate) struct Keychain {
    store: Option<Arc<CredentialStore>>,
}

impl Keychain {
    /// Asks about one entry. A broken connection is replaced once, unnoticed.
    fn with<T>(&mut self, profile: &str, ask: impl Fn(&Entry) -> keyring_core::Result<T>) -> Result<T, Failure> {
        let fresh = self.store.is_none();
        match ask(&self.entry(profile)?) {
            Err(Error::PlatformFailure(_)) if !fresh => {
                self.store = None;
                Ok(ask(&self.entry(profile)?)?)
            }
            answer => Ok(answer?),
        }
    }

    fn entry(&mut self, profile: &str) -> Result<Entry, Failure> {
        let store = match &self.store {
            Some(store) => store,
            None => self.store.insert(system::connect().map_err(Failure::Connect)?),
        };
        Ok(store.build(SERVICE, profile, Some(&HashMap::from(system::MODIFIERS)))?)
    }

    fn settle<T>(&mut self, answer: Result<T, Failure>) -> Result<Option<T>, VaultError> {
        match answer {
            Ok(value) => Ok(Some(value)),
            Err(Failure::Answer(Error::NoEntry)) => Ok(None),
            Err(failure) => {
                if matches!(failure, Failure::Answer(Error::PlatformFailure(_))) {
                    self.store = None;
                }
                Err(failure.classify())
            }
        }
    }
}

impl Backend for Keychain {
    fn get(&mut self, profile: &str) -> Result<Option<SecretString>, VaultError> {
        let answer = self.with(profile, |entry| entry.get_secret().map(Zeroizing::new));
        self.settle(answer)?.map(|bytes| secret(&bytes)).transpose()
    }

    fn put(&mut self, profile: &str, key: &SecretString) -> Result<(), VaultError> {
        use secrecy::ExposeSecret as _;
        let answer = self.with(profile, |entry| entry.set_secret(key.expose_secret().as_bytes()));
        self.settle(answer)?.ok_or_else(|| VaultError::Other("the keychain lost the entry".to_owned()))
    }

    fn delete(&mut self, profile: &str) -> Result<(), VaultError> {
        let answer = self.with(profile, Entry::delete_credential);
        self.settle(answer).map(drop)
    }

    fn probe(&mut self) -> Result<(), VaultError> {
        // Two sessions at once have crashed gnome-keyring; the probe has its own.
        self.store = None;
        system::probe()
    }
}

/// The bytes as a key, through a text of exactly their length so that no unwiped copy is left by growing.
fn secret(bytes: &[u8]) -> Result<SecretString, VaultError> {
    let text = std::str::from_utf8(bytes).map_err(|_| VaultError::Other("the kept key is not text".to_owned()))?;
    let mut exact = String::with_capacity(text.len());
    exact.push_str(text);
    Ok(SecretString::from(exact))
}

/// Where asking failed.
enum Failure {
    /// The store could not be made.
    Connect(Error),
    /// The store said so.
    Answer(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Answer(error)
    }
}

impl Failure {
    /// What a person can do about it. The text of unreadable data is left out: it may be a key.
    fn classify(self) -> VaultError {
        let (Self::Connect(error) | Self::Answer(error)) = self;
        let refused = matches!(error, Error::NoStorageAccess(_));
        if let Error::PlatformFailure(cause) | Error::NoStorageAccess(cause) = &error {
            return system::classify(refused, cause.as_ref());
        }
        if matches!(error, Error::Ambiguous(_)) {
            return VaultError::Ambiguous;
        }
        if matches!(error, Error::BadEncoding(_) | Error::BadDataFormat(..)) {
            return VaultError::Other("the kept key is damaged".to_owned());
        }
        VaultError::Other(error.to_string())
    }
}
