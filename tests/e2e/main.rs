//! Journeys in the real window, against a practice instance, with a real password safe. Each has a world of its own.
//!
//! `support` is the harness; every other module is one part of what people do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking"
)]

mod harness;
mod support;
