//! Damaged answers: no reading of any type of answer panics on them, breaks a promise, or takes more than a second.
//!
//! Inputs are the documented answers, damaged by `fuzz/damage.rs` from a number that the report names. One of them
//! again: `GATEHOUSE_SEED=<number> cargo test -p make-api --test it fuzz`. The full run is the same with more numbers, and then each type of
//! answer for a time of its own (`fuzz/timed.rs`). What was ever found is kept and read again by each run (`fuzz/found.rs`).

mod cases;
mod damage;
mod found;
mod timed;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use make_api::fuzz::targets;

use cases::{case, corpus, play};

const INPUTS: u64 = 100_000;
const FULL: u64 = 10_000_000;

#[test]
fn counted_no_damaged_answer_makes_a_reading_panic_or_hang() {
    let (targets, corpus) = (targets(), corpus());
    if let Ok(seed) = std::env::var("GATEHOUSE_SEED") {
        let (target, input) = case(seed.parse().unwrap(), &targets, &corpus);
        println!("{}\n{}", target.name, String::from_utf8_lossy(&input));
        return (target.run)(&input);
    }
    let full = std::env::var("GATEHOUSE_FULL").is_ok_and(|value| value == "1");
    let (inputs, started) = (if full { FULL } else { INPUTS }, Instant::now());
    let (next, slowest, problems) = (AtomicU64::new(0), Mutex::new(Duration::ZERO), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, std::num::NonZero::get) {
            scope.spawn(|| {
                let mut longest = Duration::ZERO;
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= inputs {
                        break;
                    }
                    match play(seed, &targets, &corpus) {
                        Ok(elapsed) => longest = longest.max(elapsed),
                        Err(problem) => problems.lock().unwrap().push(problem.said),
                    }
                }
                let mut slowest = slowest.lock().unwrap();
                *slowest = longest.max(*slowest);
            });
        }
    });
    let (slowest, problems) = (slowest.into_inner().unwrap(), problems.into_inner().unwrap());
    println!(
        "damaged answers: {inputs} inputs (seeds 0 to {}) for {} types of answers from {} documented ones, in {:.1} s, \
         slowest {} ms, problems {}",
        inputs - 1,
        targets.len(),
        corpus.len(),
        started.elapsed().as_secs_f64(),
        slowest.as_millis(),
        problems.len()
    );
    assert!(
        problems.is_empty(),
        "replay with GATEHOUSE_SEED=<seed>\n{}",
        problems[..problems.len().min(20)].join("\n")
    );
}

#[test]
fn every_target_has_documented_answers_and_every_documented_answer_a_target() {
    let (targets, corpus) = (targets(), corpus());
    for target in &targets {
        assert!(corpus.iter().any(|(name, _)| name.starts_with(target.documented)), "{} has none", target.name);
    }
    for (name, body) in &corpus {
        let prefixes = ["admin-users", "organizations", "teams", "users-user-", "users"];
        let found = targets.iter().any(|target| name.starts_with(target.documented))
            || prefixes.iter().any(|prefix| name.starts_with(prefix));
        assert!(found, "{name} has no target");
        for target in &targets {
            (target.run)(body);
        }
    }
}

#[test]
fn the_same_number_makes_the_same_input_and_others_make_others() {
    let (targets, corpus) = (targets(), corpus());
    let input = |seed| case(seed, &targets, &corpus).1;
    let all: Vec<Vec<u8>> = (0..2000).map(input).collect();
    assert_eq!(all, (0..2000).map(input).collect::<Vec<_>>());
    let distinct: std::collections::HashSet<&Vec<u8>> = all.iter().collect();
    assert!(distinct.len() > 1900, "{}", distinct.len());
    let readable = all.iter().filter(|body| serde_json::from_slice::<serde_json::Value>(body).is_ok()).count();
    assert!((200..1800).contains(&readable), "{readable} of 2000 are JSON: both kinds are wanted");
}
