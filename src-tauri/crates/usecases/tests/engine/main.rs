//! The engine against the practice instance: its protocol case by case, seeded schedules of faults with a truth
//! oracle, clients that are wrong on purpose, and the headless program killed everywhere.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::wildcard_enum_match_arm, reason = "an oracle speaks of the few kinds that it judges")]
#![allow(clippy::print_stdout, reason = "the counts belong into the record")]

mod cuts;
mod oracle;
mod plants;
mod protocol;
mod readings;
mod record;
#[path = "../support/reference.rs"]
mod reference;
mod rl1_kill_points;
mod rl3_changes;
mod rl3_schedules;
mod sim;
mod waits;
