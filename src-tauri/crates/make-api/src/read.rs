//! The reading client: repeats what failed for the moment, waits when asked to, follows pages, decodes tolerantly.
//!
//! It cannot send anything but GET. Dropping one of its futures stops it at once.

mod account;
mod core;
mod memberships;
mod organizations;
mod people;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use domain::{AdminRoleId, UserId};

use crate::address::Address;
use crate::key::Key;
use crate::pacing::{Observer, Pacer, any_seed};
use crate::transport::Transport;

/// Reads from one instance with one key. Clones share their pace.
#[derive(Clone)]
pub struct ReadClient {
    inner: Arc<Inner>,
    observer: Option<Observer>,
    patience: Duration,
}

struct Inner {
    address: Address,
    key: Key,
    transport: Arc<dyn Transport>,
    pacer: Pacer,
    requests: AtomicU64,
}

/// Whose key it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Me {
    /// Number on this instance.
    pub id: UserId,
    /// Name, as the instance has it.
    pub name: String,
    /// Email, as the instance has it.
    pub email: String,
    /// Administration role; `None` for everybody who is no administrator.
    pub admin_role: Option<AdminRoleId>,
}

/// What to look for among people; both where both are given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleQuery {
    /// In the name.
    pub name: Option<String>,
    /// In the email.
    pub email: Option<String>,
}

impl ReadClient {
    /// A client bound to one address. `transport` is usually [`crate::transport::Network::pooled`].
    pub fn new(address: &Address, key: Key, transport: Arc<dyn Transport>) -> Self {
        let inner = Inner {
            address: address.clone(),
            key,
            transport,
            pacer: Pacer::new(any_seed()),
            requests: AtomicU64::new(0),
        };
        Self { inner: Arc::new(inner), observer: None, patience: Duration::from_secs(3600) }
    }

    /// The same client, telling `observer` when it waits, repeats, or leaves out rows.
    #[must_use]
    pub fn with_observer(mut self, observer: Observer) -> Self {
        self.observer = Some(observer);
        self
    }

    /// The same client, waiting for the instance's limits no longer than this in one call (at first one hour).
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// A client with the same key and address, a pace of its own, and replayable waits.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        let inner = Inner {
            address: self.inner.address.clone(),
            key: self.inner.key.clone(),
            transport: Arc::clone(&self.inner.transport),
            pacer: Pacer::new(seed),
            requests: AtomicU64::new(0),
        };
        Self { inner: Arc::new(inner), ..self }
    }

    /// Where it reads.
    pub fn address(&self) -> &Address {
        &self.inner.address
    }
}

impl fmt::Debug for ReadClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadClient").field("address", &self.inner.address).finish_non_exhaustive()
    }
}
