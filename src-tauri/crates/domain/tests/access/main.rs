//! The rules behind the table of people and places: what may be staged, what comes along, what is carried out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::wildcard_enum_match_arm, reason = "a test fails by whatever it does not name")]

mod carrying;
mod cells;
mod following;
mod fresh;
mod never;
mod planning;
mod random;
mod speed;
mod spelled;
mod staging;
mod strokes;
mod weights;
mod world;
