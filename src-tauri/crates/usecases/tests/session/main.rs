//! Connecting, opening and looking around, against practice instances on sockets of this computer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod check;
mod directory;
mod export;
mod filters;
mod keys;
mod memberships;
mod news;
mod organization;
mod person;
mod presence;
mod profiles;
mod saving;
mod settings;
mod stage;
mod sweep;
mod switching;
