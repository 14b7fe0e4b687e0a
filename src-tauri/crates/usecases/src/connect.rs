//! Connecting an instance, and what is saved of it.

use std::sync::Arc;

use secrecy::SecretString;

use crate::core::Core;
use crate::problem::{Code, Outcome, Problem};
use crate::view::connect::{CheckLine, ConnectReport, ConnectState, NewInstance};
use crate::view::instance::{InstanceItem, Kind, Look};

fn later<T>() -> Outcome<T> {
    Err(Problem::new(Code::Internal, "connect", String::new()))
}

/// The saved instances.
pub async fn instances(_core: &Arc<Core>) -> Outcome<Vec<InstanceItem>> {
    later()
}

/// Checks an address and a key; each line is told as it is decided.
pub async fn check(
    _core: &Arc<Core>,
    _address: &str,
    _key: SecretString,
    _on_line: &(dyn Fn(CheckLine) + Send + Sync),
) -> ConnectReport {
    ConnectReport {
        state: ConnectState::Refused,
        address: String::new(),
        lines: Vec::new(),
        operator: None,
        admin_role: None,
        jobs: Vec::new(),
        problem: None,
        proposed_name: String::new(),
        proposed_look: Look { color: 0, shape: 0 },
    }
}

/// Saves an instance and its key.
pub async fn save(_core: &Arc<Core>, _new: NewInstance, _key: SecretString, _session_only: bool) -> Outcome<String> {
    later()
}

/// Changes name, kind and look.
pub async fn update(_core: &Arc<Core>, _id: &str, _name: String, _kind: Kind, _look: Look) -> Outcome<()> {
    later()
}

/// Takes a new key for a saved instance.
pub async fn replace_key(
    _core: &Arc<Core>,
    _id: &str,
    _key: SecretString,
    _session_only: bool,
) -> Outcome<ConnectReport> {
    later()
}

/// Forgets an instance and its key.
pub async fn delete(_core: &Arc<Core>, _id: &str) -> Outcome<()> {
    later()
}
