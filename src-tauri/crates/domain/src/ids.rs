//! Numbers and names that identify things; each kind is its own type so that they cannot be mixed up.

use serde::{Deserialize, Serialize};

macro_rules! numeric_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        // Make's numbers stay far below 2^53, so the web view may hold them as plain numbers.
        pub struct $name(#[cfg_attr(feature = "specta", specta(type = u32))] pub u64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

numeric_id!(
    /// A person's number on one instance.
    UserId
);
numeric_id!(
    /// An organization's number on one instance.
    OrganizationId
);
numeric_id!(
    /// A team's number on one instance.
    TeamId
);
numeric_id!(
    /// The number of a role in an organization or in a team, as the instance lists it.
    RoleId
);
numeric_id!(
    /// The number of an administration role of the instance itself.
    AdminRoleId
);
numeric_id!(
    /// A scenario's number on one instance.
    ScenarioId
);
numeric_id!(
    /// The place of a step in its plan, starting at 1.
    StepId
);

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

text_id!(
    /// One carried-out (or started) plan; random, never derived from server text.
    RunId
);
text_id!(
    /// One snapshot taken before a plan's first write.
    SnapshotId
);
