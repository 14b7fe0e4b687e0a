//! Journeys in the real window, against a practice instance, with a real password safe. Each has a world of its own.
//!
//! `support` is the harness, `hands` and `wizard` are what journeys do again and again, `truth` is what journeys are held
//! against; every other module is one part of what people do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking"
)]

mod access;
mod bad_days;
mod bench;
mod cells;
mod changes;
mod closing;
mod connect;
mod crash;
mod demo;
mod directory;
mod first_run;
mod hands;
mod harness;
mod history;
mod hostile;
mod instances;
mod keyboard;
mod leave;
mod lists;
mod matrix;
mod news;
mod secrets;
mod security;
mod settings;
mod start;
mod states;
mod support;
mod truth;
mod two_windows;
mod website;
mod wizard;
