//! Linux: the Secret Service (gnome-keyring, the one of KDE and others) over the session bus.

use std::error::Error as StdError;
use std::sync::Arc;

use keyring_core::CredentialStore;
use secret_service::EncryptionType;
use secret_service::Error as ServiceError;
use secret_service::blocking::SecretService;

use crate::VaultError;

/// What a person sees in the list of their password safe.
pub(super) const MODIFIERS: [(&str, &str); 1] = [("label", "Gatehouse")];

pub(super) fn connect() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

/// The service is there, and the collection that new keys go to is open.
pub(super) fn probe() -> Result<(), VaultError> {
    let locked = || -> Result<bool, ServiceError> {
        let service = SecretService::connect(EncryptionType::Plain)?;
        service.get_default_collection()?.is_locked()
    };
    match locked() {
        Ok(false) => Ok(()),
        Ok(true) => Err(VaultError::Locked),
        Err(error) => Err(of_service(&error, false)),
    }
}

pub(super) fn classify(_refused: bool, cause: &(dyn StdError + Send + Sync + 'static)) -> VaultError {
    match cause.downcast_ref::<ServiceError>() {
        Some(error) => of_service(error, has_screen()),
        None => VaultError::Other(cause.to_string()),
    }
}

/// A prompt that came to nothing was dismissed by the person where there is a screen to show it on; elsewhere it could
/// not be shown. Without a default collection (`NoResult`) the keychain was never opened.
fn of_service(error: &ServiceError, screen: bool) -> VaultError {
    if matches!(error, ServiceError::Prompt) && screen {
        VaultError::Denied
    } else if matches!(error, ServiceError::Prompt | ServiceError::Locked | ServiceError::NoResult) {
        VaultError::Locked
    } else if nobody_there(error) {
        VaultError::Missing
    } else {
        VaultError::Other(error.to_string())
    }
}

/// No bus, or nobody on it who keeps secrets.
fn nobody_there(error: &ServiceError) -> bool {
    if let ServiceError::Zbus(error) = error {
        nobody_on_bus(error)
    } else if let ServiceError::ZbusFdo(error) = error {
        nobody_answers(error)
    } else {
        matches!(error, ServiceError::Unavailable | ServiceError::PromptDisconnected)
    }
}

fn nobody_on_bus(error: &zbus::Error) -> bool {
    if let zbus::Error::MethodError(name, _, _) = error {
        let name = name.strip_prefix("org.freedesktop.DBus.Error.").unwrap_or_default();
        ["ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected", "NoServer"].contains(&name)
            || name.starts_with("Spawn.")
    } else if let zbus::Error::FDO(error) = error {
        nobody_answers(error)
    } else {
        use zbus::Error::{Address, Connection, Handshake, InputOutput};
        matches!(error, Address(_) | Connection(..) | Handshake(_) | InputOutput(_))
    }
}

fn nobody_answers(error: &zbus::fdo::Error) -> bool {
    use zbus::fdo::Error::{Disconnected, NameHasNoOwner, NoReply, NoServer, ServiceUnknown, ZBus};
    if let ZBus(error) = error {
        nobody_on_bus(error)
    } else {
        matches!(error, Disconnected(_) | NameHasNoOwner(_) | NoReply(_) | NoServer(_) | ServiceUnknown(_))
    }
}

fn has_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_without_result_means_no_where_it_could_be_shown_and_locked_elsewhere() {
        assert_eq!(of_service(&ServiceError::Prompt, true), VaultError::Denied);
        assert_eq!(of_service(&ServiceError::Prompt, false), VaultError::Locked);
    }

    #[test]
    fn a_locked_keychain_is_locked_with_and_without_a_screen() {
        for screen in [true, false] {
            assert_eq!(of_service(&ServiceError::Locked, screen), VaultError::Locked);
            assert_eq!(of_service(&ServiceError::NoResult, screen), VaultError::Locked);
        }
    }

    #[test]
    fn whatever_says_that_nobody_is_there_means_missing() {
        let lost = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        let unknown = || zbus::fdo::Error::ServiceUnknown("org.freedesktop.secrets".to_owned());
        for error in [
            ServiceError::Unavailable,
            ServiceError::PromptDisconnected,
            ServiceError::Zbus(zbus::Error::Address("no bus".to_owned())),
            ServiceError::Zbus(zbus::Error::InputOutput(Arc::new(lost))),
            ServiceError::Zbus(zbus::Error::FDO(Box::new(unknown()))),
            ServiceError::ZbusFdo(unknown()),
            ServiceError::ZbusFdo(zbus::fdo::Error::ZBus(zbus::Error::Handshake("closed".to_owned()))),
        ] {
            assert_eq!(of_service(&error, true), VaultError::Missing, "{error}");
        }
    }

    #[test]
    fn anything_else_keeps_its_own_words() {
        let error = of_service(&ServiceError::Crypto("bad padding"), true);
        assert_eq!(error, VaultError::Other("Crypto error: bad padding".to_owned()));
    }
}
