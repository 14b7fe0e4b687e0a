//! How fast everybody of a practice instance of 100,000 people is read (PF1 to PF5), beside the least that the way allows, a bare loop
//! of the same libraries, Make's own kit for Node, and `wrk`. Lines and raw samples go into the folder that `GATEHOUSE_BENCH` names, or
//! into `target/bench`; `cargo xtask bench` prints the lines with its verdicts. The instance is a process of its own, which
//! `GATEHOUSE_PRACTICE_BIN` names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a measurement fails by panicking")]

mod bare;
mod decode;
mod limited;
mod server;
#[allow(dead_code, reason = "shared with other measurements")]
#[path = "../../../usecases/examples/directory/times.rs"]
mod times;
mod whole;
mod wire;

/// How many people there are, and how many come on a page.
const PEOPLE: usize = 100_000;
const PAGE: usize = 1_000;
/// How many pages are on their way at once in the bare loop.
const AHEAD: usize = 8;

#[tokio::main]
async fn main() {
    // Decoding and its peak come first, before anything else has used memory.
    decode::measure().await;
    whole::measure().await;
    wire::measure().await;
    limited::measure().await;
}
