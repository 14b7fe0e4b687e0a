//! What can be asked of a keychain, and what every keychain of ours must do.

use secrecy::{ExposeSecret as _, SecretString};

use crate::VaultError;

/// Windows keeps 2,560 bytes in an entry; Make's keys are far shorter than this.
const LONGEST_KEY: usize = 1_024;

/// A keychain. Its calls may block for as long as a person takes to answer a prompt.
pub(crate) trait Backend: Send {
    fn get(&mut self, profile: &str) -> Result<Option<SecretString>, VaultError>;
    fn put(&mut self, profile: &str, key: &SecretString) -> Result<(), VaultError>;
    fn delete(&mut self, profile: &str) -> Result<(), VaultError>;
    /// Whether keys can be kept right now, without asking the person.
    fn probe(&mut self) -> Result<(), VaultError>;
}

/// One question.
#[derive(Clone)]
pub(crate) enum Job {
    Get { profile: String },
    Put { profile: String, key: SecretString },
    Delete { profile: String },
    Probe,
}

/// A good answer.
pub(crate) enum Done {
    Key(Option<SecretString>),
    Yes,
}

pub(crate) type Answer = Result<Done, VaultError>;

impl Job {
    pub(crate) fn run(&self, backend: &mut dyn Backend) -> Answer {
        match self {
            Self::Get { profile } => backend.get(profile).map(Done::Key),
            Self::Put { profile, key } => put(backend, profile, key).map(|()| Done::Yes),
            Self::Delete { profile } => backend.delete(profile).map(|()| Done::Yes),
            Self::Probe => backend.probe().map(|()| Done::Yes),
        }
    }

    /// Whether the answer to `earlier` is the answer to this one, too.
    pub(crate) fn asks_the_same_as(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Get { profile }, Self::Get { profile: other })
            | (Self::Delete { profile }, Self::Delete { profile: other }) => profile == other,
            (Self::Put { profile, key }, Self::Put { profile: other, key: other_key }) => {
                profile == other && same(key, other_key)
            }
            (Self::Get { .. } | Self::Put { .. } | Self::Delete { .. } | Self::Probe, _) => false,
        }
    }

    /// Whether this one, once done, makes an answer to `earlier` stale.
    pub(crate) fn overtakes(&self, earlier: &Self) -> bool {
        match self {
            Self::Put { profile, .. } | Self::Delete { profile } => earlier.profile() == Some(profile),
            Self::Get { .. } | Self::Probe => false,
        }
    }

    /// Whose key it is about.
    pub(crate) fn profile(&self) -> Option<&String> {
        match self {
            Self::Get { profile } | Self::Put { profile, .. } | Self::Delete { profile } => Some(profile),
            Self::Probe => None,
        }
    }
}

/// A key counts as kept when it reads back the same: Windows may say yes and have nothing.
fn put(backend: &mut dyn Backend, profile: &str, key: &SecretString) -> Result<(), VaultError> {
    backend.put(profile, key)?;
    match backend.get(profile)? {
        Some(kept) if same(&kept, key) => Ok(()),
        Some(_) | None => Err(VaultError::Other("the keychain did not keep the key".to_owned())),
    }
}

fn same(left: &SecretString, right: &SecretString) -> bool {
    left.expose_secret() == right.expose_secret()
}

/// Only what every keychain keeps: KDE's keeps UTF-8 only, Windows' has a limit.
pub(crate) fn check_key(key: &SecretString) -> Result<(), VaultError> {
    let key = key.expose_secret();
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(VaultError::Other("a key has only ASCII letters, digits and marks".to_owned()));
    }
    if key.len() > LONGEST_KEY {
        return Err(VaultError::Other("a key has at most 1,024 bytes".to_owned()));
    }
    Ok(())
}
