//! The reading client: repeats what failed for the moment, waits when asked to, follows pages, decodes tolerantly.
//!
//! It cannot send anything but GET. Dropping one of its futures stops it at once.

mod account;
mod catalogue;
mod core;
mod memberships;
mod organizations;
mod page;
mod people;
mod public;
mod queries;
mod roles;
mod scenarios;
mod standing;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::membership::{OrganizationMembership, TeamMembership};
use domain::{AdminRoleId, UserId};

use crate::address::Address;
use crate::key::Key;
use crate::pacing::{Observer, Pacer, Rank, any_seed};
use crate::paging::Sizes;
use crate::transport::Transport;

#[cfg(feature = "fuzz")]
pub(crate) use core::{read_people, read_people_tolerantly};
pub use queries::{
    InTeam, MemberPlace, MemberQuery, OrganizationQuery, PeopleQuery, PublicOrganizationQuery, PublicPeopleQuery,
    RoleQuery, ScenarioPlace, ScenarioQuery, SecondFactor, TeamQuery,
};

/// Reads from one instance with one key. Clones share their pace.
#[derive(Clone)]
pub struct ReadClient {
    inner: Arc<Inner>,
    observer: Option<Observer>,
    patience: Duration,
    strict: bool,
    rank: Rank,
}

struct Inner {
    address: Address,
    key: Key,
    transport: Arc<dyn Transport>,
    pacer: Arc<Pacer>,
    sizes: Sizes,
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
    /// Administration role on the instance.
    pub admin_role: AdminStanding,
}

/// What an instance says of a person's administration role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AdminStanding {
    /// This one.
    Role(AdminRoleId),
    /// None: no administrator.
    None,
    /// The answer leaves it out, or says it in a way that cannot be read.
    Untold,
}

impl AdminStanding {
    /// The role, where there is one.
    pub fn role(self) -> Option<AdminRoleId> {
        match self {
            Self::Role(role) => Some(role),
            Self::None | Self::Untold => None,
        }
    }
}

/// Whose key it is, with the columns that were asked for; everything else is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Number on this instance.
    pub id: Option<UserId>,
    /// Name, as the instance has it.
    pub name: Option<String>,
    /// Email, as the instance has it.
    pub email: Option<String>,
    /// Administration role on the instance.
    pub admin_role: AdminStanding,
    /// Places in organizations.
    pub organizations: Vec<OrganizationMembership>,
    /// Places in teams.
    pub teams: Vec<TeamMembership>,
    /// Numbers of the kinds of mail that the person gets.
    pub email_notifications: Vec<u64>,
    /// Whether the second factor is on.
    pub two_step: Option<bool>,
    /// Whether the person signs in with a password of their own.
    pub has_password: Option<bool>,
    /// Whether the person has to set a password at the next sign-in.
    pub must_set_password: Option<bool>,
}

impl ReadClient {
    /// A client bound to one address. `transport` is usually [`crate::transport::Network::pooled`].
    pub fn new(address: &Address, key: Key, transport: Arc<dyn Transport>) -> Self {
        let inner = Inner {
            address: address.clone(),
            key,
            transport,
            pacer: Arc::new(Pacer::new(any_seed())),
            sizes: Sizes::default(),
            requests: AtomicU64::new(0),
        };
        Self {
            inner: Arc::new(inner),
            observer: None,
            patience: Duration::from_secs(3600),
            strict: false,
            rank: Rank::Foreground,
        }
    }

    /// The same client, telling `observer` when it waits, repeats, or leaves out rows.
    #[must_use]
    pub fn with_observer(mut self, observer: Observer) -> Self {
        self.observer = Some(observer);
        self
    }

    /// The same client, waiting for the instance's limits no longer than this in one call (at first one hour). A reading that would
    /// have to wait longer, for a limit that any reading of the client met, ends as limited at once.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The same client, for readings that nobody waits for: they give way to the others, and leave some of the instance's limit
    /// to them.
    #[must_use]
    pub fn in_background(mut self) -> Self {
        self.rank = Rank::Background;
        self
    }

    /// Asks for so many rows at once at most, in this client and all its clones, from the next page on.
    pub fn ask_for_at_most(&self, rows: u32) {
        self.inner.sizes.at_most(rows);
    }

    /// How long the instance asked to wait, from now; nothing where it did not. A writing client that is
    /// [in step](crate::WriteClient::in_step_with) waits as long.
    pub fn asked_to_wait(&self) -> Duration {
        self.inner.pacer.gate.asked_for()
    }

    /// How many requests were sent, by this client and all its clones.
    pub fn requests(&self) -> u64 {
        self.inner.requests.load(Ordering::Relaxed)
    }

    pub(crate) fn pacer(&self) -> Arc<Pacer> {
        Arc::clone(&self.inner.pacer)
    }

    /// The same client, for readings that draw conclusions from what is not in a list: one with rows that cannot be read is
    /// an error and not a shorter list.
    #[must_use]
    pub fn strictly(mut self) -> Self {
        self.strict = true;
        self
    }

    /// A client with the same key and address, a pace of its own, and replayable waits.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        let inner = Inner {
            address: self.inner.address.clone(),
            key: self.inner.key.clone(),
            transport: Arc::clone(&self.inner.transport),
            pacer: Arc::new(Pacer::new(seed)),
            sizes: Sizes::default(),
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
