//! Who may do what: shown, staged, reviewed, carried out and taken back, against the practice instance in this process on
//! a paused clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod desk;
mod grid;
#[allow(dead_code, reason = "shared with the tests of leaving")]
#[path = "../leave/house.rs"]
mod house;
mod last;
mod many;
mod never;
mod panels;
mod review;
mod speed;
mod staging;
mod two_admins;
