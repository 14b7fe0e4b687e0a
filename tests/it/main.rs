//! Tests of the house as a whole: the bridge, the permissions, the edges between crates, the secrets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod architecture;
mod bindings;
mod bridge;
mod commands;
mod log;
mod npm;
mod permissions;
mod protection;
mod readme;
mod security_page;
mod served;
mod sources;
