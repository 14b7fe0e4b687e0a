//! Leaving, from the first question to the saved proof, against the practice instance in this process on a paused
//! clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod afterwards;
mod bad_days;
mod closing;
mod confirming;
mod drafts;
mod history;
mod holding;
mod house;
mod proof;
mod roles;
mod teams;
mod whole;
