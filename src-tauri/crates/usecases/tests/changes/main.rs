//! Changes from the panels of people and organizations: each from its wish to its proof, on calm and on bad days,
//! against the practice instance in this process on a paused clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod bad_days;
mod forms;
mod hand_over;
#[allow(dead_code, reason = "shared with the tests of leaving")]
#[path = "../leave/house.rs"]
mod house;
mod password;
mod people;
mod places;
mod wishes;
