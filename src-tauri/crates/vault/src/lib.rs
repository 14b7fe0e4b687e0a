//! Keys in the operating system's keychain, and nowhere else.
//!
//! [`Vault`] asks the keychain from one thread of its own, one question at a time, and answers within a deadline: a
//! keychain that shows a prompt to the person is waited for, but the caller hears [`VaultError::Waiting`] after five
//! seconds. [`SessionKeys`] holds keys that a person typed for this session only, in memory that is wiped.
//!
//! Deliberately elsewhere: what a key may do (`usecases`), where it is sent (`make-api`), and every file (`store`). A
//! key is never written to one, not even where there is no keychain.

mod backend;
#[cfg(any(test, feature = "test-double"))]
pub mod double;
mod front;
mod keychain;
mod session;
#[cfg(test)]
mod tests;
mod worker;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use secrecy::SecretString;

pub use session::SessionKeys;

use backend::{Backend, Done, Job};
use front::Front;

/// How long a caller waits for the keychain's answer.
const DEADLINE: Duration = Duration::from_secs(5);

/// Why a key could not be read, kept or removed. The words for it are the interface's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This computer has no keychain, or it is not running.
    #[error("there is no keychain")]
    Missing,
    /// The keychain is locked and could not be opened.
    #[error("the keychain is locked")]
    Locked,
    /// The person or the system said no.
    #[error("the keychain refused")]
    Denied,
    /// The keychain has not answered yet, most likely because it is asking the person; its answer will count.
    #[error("the keychain has not answered yet")]
    Waiting,
    /// The keychain holds several keys under this name.
    #[error("the keychain holds several keys under this name")]
    Ambiguous,
    /// Anything else; never contains a key.
    #[error("{0}")]
    Other(String),
}

/// Whether keys can be kept right now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultState {
    /// The keychain is there and open.
    Ready,
    /// It is not, for this reason.
    Unusable(VaultError),
}

/// The keychain. Clones are cheap and share one thread.
#[derive(Clone)]
pub struct Vault {
    front: Arc<Front>,
}

impl Vault {
    /// The keychain of this computer. All of them in one process are the same; the first use connects, and a connection
    /// that failed is tried again at the next use.
    pub fn system() -> Self {
        static SYSTEM: OnceLock<Vault> = OnceLock::new();
        SYSTEM.get_or_init(|| Self::over(keychain::Keychain::default(), DEADLINE)).clone()
    }

    /// A password safe in memory, with a deadline of the test's choice.
    #[cfg(any(test, feature = "test-double"))]
    pub fn in_memory(safe: &double::Safe, deadline: Duration) -> Self {
        Self::over(safe.clone(), deadline)
    }

    fn over(backend: impl Backend + 'static, deadline: Duration) -> Self {
        Self { front: Arc::new(Front::start(Box::new(backend), deadline)) }
    }

    /// The key of a saved instance; `None` where none is kept.
    pub async fn get(&self, profile: &str) -> Result<Option<SecretString>, VaultError> {
        match self.ask(Job::Get { profile: checked(profile)? }).await? {
            Done::Key(key) => Ok(key),
            Done::Yes => Ok(None),
        }
    }

    /// Keeps the key of a saved instance, in place of an earlier one, and reads it back. Keys are ASCII without blanks,
    /// at most 1,024 bytes.
    pub async fn put(&self, profile: &str, key: &SecretString) -> Result<(), VaultError> {
        backend::check_key(key)?;
        self.ask(Job::Put { profile: checked(profile)?, key: key.clone() }).await.map(drop)
    }

    /// Forgets the key of a saved instance; fine where none is kept.
    pub async fn delete(&self, profile: &str) -> Result<(), VaultError> {
        self.ask(Job::Delete { profile: checked(profile)? }).await.map(drop)
    }

    /// Whether keys can be kept right now; never makes the keychain ask the person.
    pub async fn state(&self) -> VaultState {
        match self.ask(Job::Probe).await {
            Ok(_) => VaultState::Ready,
            Err(error) => VaultState::Unusable(error),
        }
    }

    /// Waits on a thread that may block, so that the deadline does not depend on the runtime's clock.
    async fn ask(&self, job: Job) -> Result<Done, VaultError> {
        let front = Arc::clone(&self.front);
        let answer = tokio::task::spawn_blocking(move || front.ask(job)).await;
        answer.unwrap_or_else(|_| Err(VaultError::Other("the application is ending".to_owned())))
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

/// Ids of saved instances hold letters, digits and hyphens, so that no keychain joins two of them into the same name.
fn checked(profile: &str) -> Result<String, VaultError> {
    let fit = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !profile.is_empty() && profile.len() <= 64 && profile.bytes().all(fit) {
        Ok(profile.to_owned())
    } else {
        Err(VaultError::Other("not the id of a saved instance".to_owned()))
    }
}
