//! The clients against documented answers, against the practice instance, and over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod ahead;
mod asleep;
mod changing;
mod confusion;
mod coverage;
mod documented;
mod downgrade;
mod fixtures;
mod fuzz;
mod limits;
mod lists;
mod network;
mod outages;
mod outcomes;
mod pacing;
mod practised;
mod standing;
mod support;
mod tls;
mod tolerance;
