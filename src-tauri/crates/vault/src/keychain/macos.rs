//! macOS: the login keychain.

use std::error::Error as StdError;
use std::sync::Arc;

use keyring_core::CredentialStore;

use crate::VaultError;

pub(super) const MODIFIERS: [(&str, &str); 0] = [];

pub(super) fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

/// Every account has a login keychain; whether it is open shows at the first use.
pub(super) fn probe() -> Result<(), VaultError> {
    Ok(())
}

/// By the result codes of Apple's Security framework.
pub(super) fn classify(_refused: bool, cause: &(dyn StdError + Send + Sync + 'static)) -> VaultError {
    let code = cause.downcast_ref::<security_framework::base::Error>().map(|error| error.code());
    match code {
        // Not available, no such keychain, invalid keychain.
        Some(-25291 | -25294 | -25295) => VaultError::Missing,
        // It would have to ask, and may not.
        Some(-25308) => VaultError::Locked,
        // Cancelled by the person, wrong password, not the owner, read-only, no write permission.
        Some(-128 | -25293 | -25244 | -25292 | -61) => VaultError::Denied,
        Some(_) | None => VaultError::Other(cause.to_string()),
    }
}
