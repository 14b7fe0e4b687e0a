//! One opened instance.

use std::sync::Arc;

use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::view::instance::InstanceInfo;

/// Something changed in a window's core state; the web view asks for what it shows again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind", content = "detail")]
pub enum Happening {
    /// The lists of people or organizations.
    Directory,
    /// What is known of a person's memberships.
    Person(#[cfg_attr(feature = "specta", specta(type = u32))] u64),
    /// A case in preparation.
    Draft(u32),
    /// A run.
    Run(String),
    /// Editing was locked or unlocked.
    Editing,
    /// The key arrived, or something about it became known.
    Key,
}

/// One opened instance.
pub struct Session {}

impl Session {
    /// Who is told about happenings; replaces the one before.
    pub fn on_happening(&self, _listener: Arc<dyn Fn(Happening) + Send + Sync>) {}

    /// Tells the listener.
    pub fn happened(&self, _happening: Happening) {}
}

/// Opens a saved instance.
pub async fn open(_core: &Arc<Core>, _profile_id: &str) -> Outcome<Arc<Session>> {
    Err(Problem::new(Code::Internal, "open", String::new()))
}

/// Opens the practice instance.
pub async fn open_practice(_core: &Arc<Core>, _address: &str, _key: SecretString) -> Outcome<Arc<Session>> {
    Err(Problem::new(Code::Internal, "open", String::new()))
}

/// The instance as the window shows it.
pub async fn info(_session: &Arc<Session>) -> Outcome<InstanceInfo> {
    Err(Problem::new(Code::Internal, "info", String::new()))
}

/// Takes a key for this instance.
pub async fn provide_key(_session: &Arc<Session>, _key: SecretString, _session_only: bool) -> Outcome<InstanceInfo> {
    Err(Problem::new(Code::Internal, "key", String::new()))
}
