//! What is remembered of every arrival: the oracle of tests. The key itself is never part of it.

use serde::{Deserialize, Serialize};

/// How far a request got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Only arrived: a fault came instead, it was pretended to be applied, or it is still on its way.
    Arrived,
    /// The connection broke before it was read.
    NotRead,
    /// Waits to be applied late.
    Waiting,
    /// Answered with an error of its own; nothing changed.
    Refused,
    /// A read that was answered.
    Answered,
    /// A write that was applied.
    Applied,
}

/// One change of the state by a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedEffect {
    /// Counts all effects on the instance from 1, the second admin's too.
    pub id: u64,
    /// For example `set-team-role user=5 team=7 role=6`.
    pub what: String,
    /// Whether the state differs from before.
    pub changed: bool,
}

/// One arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    /// Counts arrivals from 1.
    pub number: u64,
    /// Milliseconds since 1970 by the instance's clock.
    pub at: i64,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with `/api/v2`.
    pub path: String,
    /// The query as it was written.
    pub query: String,
    /// The body as text.
    pub body: String,
    /// Whether the `Authorization` header carried a key that the instance knows.
    pub key_right: bool,
    /// How far it got.
    pub phase: Phase,
    /// What it changed.
    pub effect: Option<AppliedEffect>,
    /// The status of the reply; none when there was no reply (yet).
    pub status: Option<u16>,
    /// The fault that hit it, by its code.
    pub fault: Option<String>,
    /// For a request applied late: the number of the last arrival before that happened.
    pub applied_after: Option<u64>,
}

/// Something that the second admin did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ForeignEffect {
    /// The number of the last arrival when it happened: the one that triggered it, if any.
    pub arrival: u64,
    /// The kind in the fault catalogue.
    pub code: String,
    /// What happened; none when the rules refused it.
    pub effect: Option<AppliedEffect>,
}
