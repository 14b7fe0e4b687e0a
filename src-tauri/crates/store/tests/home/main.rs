//! The data folder as the rest of the application sees it, and as a damaged disk, a second process and a crash see it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod appending;
mod claims;
#[cfg(feature = "kill-points")]
mod crash;
mod damage;
mod files;
mod formats;
mod mirror;
mod notes;
mod profiles;
mod sample;
mod snapshots;
mod tampering;
