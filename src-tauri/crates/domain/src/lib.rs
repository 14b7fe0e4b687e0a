//! What Gatehouse knows about Make White Label instances, as pure rules.
//!
//! Here are the people, organizations, teams, roles and licenses of an instance, the plans that change them, the
//! judgement of what was read back, and the journal with its fold. Everything is a value or a function of values.
//!
//! Deliberately elsewhere: speaking HTTP (`make-api`), keeping things (`store`, `vault`), doing things (`usecases`).
//! There is no clock here: times come in as RFC 3339 text.

pub mod access;
pub mod catalogue;
pub mod day;
pub mod ids;
pub mod journal;
pub mod license;
pub mod membership;
pub mod news;
pub mod organization;
pub mod person;
pub mod plan;
pub mod role;
pub mod roster;
pub mod scenario;
pub mod snapshot;
pub mod usage;

pub use day::Day;
pub use ids::{AdminRoleId, OrganizationId, RoleId, RunId, ScenarioId, SnapshotId, StepId, TeamId, UserId};

/// A moment as RFC 3339 text with offset, as every journal line and evidence line carries it.
pub type Timestamp = String;
