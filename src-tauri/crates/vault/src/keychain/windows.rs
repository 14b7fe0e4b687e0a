//! Windows: the Credential Manager.

use std::error::Error as StdError;
use std::sync::Arc;

use keyring_core::CredentialStore;

use crate::VaultError;

/// On this computer only: the default would travel with a roaming account.
pub(super) const MODIFIERS: [(&str, &str); 1] = [("persistence", "Local")];

pub(super) fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

/// It is part of the system and open while the person is signed in.
pub(super) fn probe() -> Result<(), VaultError> {
    Ok(())
}

/// The only refusal it knows is a session without a signed-in person.
pub(super) fn classify(refused: bool, cause: &(dyn StdError + Send + Sync + 'static)) -> VaultError {
    if refused { VaultError::Missing } else { VaultError::Other(cause.to_string()) }
}
