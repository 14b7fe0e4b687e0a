//! Keys that a person typed for this session only, because there is no keychain or because they wanted it so.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use secrecy::SecretString;

/// Keys in memory. Each is wiped when it is replaced, forgotten, or when the application ends normally. Clones share
/// them.
#[derive(Clone, Default)]
pub struct SessionKeys {
    keys: Arc<Mutex<HashMap<String, SecretString>>>,
}

impl SessionKeys {
    /// Holds nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds a key for a saved instance, in place of an earlier one.
    pub fn put(&self, profile: &str, key: SecretString) {
        self.lock().insert(profile.to_owned(), key);
    }

    /// The key held for a saved instance.
    pub fn get(&self, profile: &str) -> Option<SecretString> {
        self.lock().get(profile).cloned()
    }

    /// Whether a key is held for a saved instance.
    pub fn holds(&self, profile: &str) -> bool {
        self.lock().contains_key(profile)
    }

    /// Wipes the key of a saved instance.
    pub fn forget(&self, profile: &str) {
        self.lock().remove(profile);
    }

    /// Wipes all keys.
    pub fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, SecretString>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for SessionKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SessionKeys").field("held", &self.lock().len()).finish()
    }
}
