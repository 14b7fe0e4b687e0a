//! Commands: what the web view may ask for. Each is a few lines that find the session of the calling window and pass on.

pub(crate) mod access;
pub(crate) mod bindings;
pub(crate) mod changes;
pub(crate) mod directory;
pub(crate) mod evidence;
mod export;
pub(crate) mod history;
pub(crate) mod instance;
pub(crate) mod instances;
pub(crate) mod leaving;
mod numbers;
pub(crate) mod people;
pub(crate) mod runs;
pub(crate) mod settings;
pub(crate) mod start;

use secrecy::SecretString;
use serde::Deserialize;

/// A key on its only way from the input field into the core. It can be read in, and nothing else.
#[derive(Deserialize, specta::Type)]
#[serde(transparent)]
pub(crate) struct TypedKey(#[specta(type = String)] SecretString);

impl From<TypedKey> for SecretString {
    fn from(key: TypedKey) -> Self {
        key.0
    }
}

/// The password of a new person on its only way from the input field into the core. It can be read in, and nothing
/// else.
#[derive(Deserialize, specta::Type)]
#[serde(transparent)]
pub(crate) struct TypedPassword(#[specta(type = String)] SecretString);

impl From<TypedPassword> for SecretString {
    fn from(password: TypedPassword) -> Self {
        password.0
    }
}
