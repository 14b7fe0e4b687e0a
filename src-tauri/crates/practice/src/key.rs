//! Keys, their scopes and their people. Only a digest of a key and its first group are kept, so that none can be printed.
//!
//! Which scope a call needs is in `routes`; what a person's instance role permits is in `world/roles`.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::world::World;

/// Every scope that can be ticked.
pub(crate) const SCOPES: [&str; 25] = [
    "admin:read",
    "admin:write",
    "analytics:read",
    "apps:read",
    "apps:write",
    "connections:read",
    "connections:write",
    "datastores:read",
    "datastores:write",
    "functions:read",
    "functions:write",
    "hooks:read",
    "hooks:write",
    "notifications:read",
    "notifications:write",
    "organizations:read",
    "organizations:write",
    "scenarios:read",
    "scenarios:write",
    "system:read",
    "system:write",
    "teams:read",
    "teams:write",
    "user:read",
    "user:write",
];

/// How much of a key is ever shown.
const SHOWN: usize = 8;

/// What a key may do and whose it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// The operator's, with every scope.
    #[default]
    Full,
    /// The operator's, with the `:read` scopes only.
    ReadOnly,
    /// Of a person with a support role, which lacks `users edit`; every scope.
    Support,
    /// Of a person without any instance role; every scope ticked all the same.
    NoAdminRole,
}

/// One key that an instance knows.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    digest: [u8; 32],
    /// The first group, which Make shows.
    shown: String,
    pub(crate) created: String,
    pub(crate) person: u64,
    pub(crate) scopes: Vec<&'static str>,
}

impl Key {
    pub(crate) fn new(text: &str, kind: KeyKind, world: &World) -> Self {
        let person = match kind {
            KeyKind::Full | KeyKind::ReadOnly => world.operator,
            KeyKind::Support => world.support,
            KeyKind::NoAdminRole => world.outsider,
        };
        let wanted = |scope: &&str| kind != KeyKind::ReadOnly || scope.ends_with(":read");
        let shown = text.chars().take(SHOWN).collect();
        let created = world.people.get(&person).map(|person| person.created.clone()).unwrap_or_default();
        Self {
            digest: digest(text),
            shown,
            created,
            person,
            scopes: SCOPES.into_iter().filter(|scope| wanted(scope)).collect(),
        }
    }

    /// Stands for a caller without a key, where none is needed.
    pub(crate) fn nobody() -> Self {
        Self { digest: [0; 32], shown: String::new(), created: String::new(), person: 0, scopes: Vec::new() }
    }

    /// Whether an `Authorization` header carries this key: the word `Token`, one space, the key.
    pub(crate) fn opens(&self, header: &str) -> bool {
        header.strip_prefix("Token ").is_some_and(|text| digest(text) == self.digest)
    }

    /// As lists of keys show it: the first group, then asterisks.
    pub(crate) fn masked(&self) -> String {
        format!("{}-****-****-****-************", self.shown)
    }

    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.contains(&scope)
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
