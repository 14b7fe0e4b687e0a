//! Damaged answers: no reading of any type of answer panics on them, breaks a promise, or takes more than a second.
//!
//! Inputs are the documented answers, damaged by `fuzz/damage.rs` from a number that the report names. One of them
//! again: `GATEHOUSE_SEED=<number> cargo test -p make-api --test it fuzz`. The long run (`GATEHOUSE_FULL=1`) is the
//! same with more numbers.

mod damage;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use make_api::fuzz::{Target, targets};

use damage::{Dice, damaged};

const INPUTS: u64 = 100_000;
const FULL: u64 = 10_000_000;
const SLOW: Duration = Duration::from_secs(1);

/// The documented answers by name.
fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/make");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut corpus: Vec<_> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap()))
        .collect();
    corpus.sort();
    corpus
}

/// The target and the input that a number stands for. Every target gets its own documented answers most of the time.
fn case(seed: u64, targets: &[Target], corpus: &[(String, Vec<u8>)]) -> (Target, Vec<u8>) {
    let mut dice = Dice::new(seed);
    let target = targets[usize::try_from(seed).unwrap() % targets.len()];
    let own: Vec<&Vec<u8>> =
        corpus.iter().filter(|(name, _)| name.starts_with(target.documented)).map(|(_, body)| body).collect();
    let body = if dice.one_in(4) { &corpus[dice.below(corpus.len())].1 } else { own[dice.below(own.len())] };
    let other = &corpus[dice.below(corpus.len())].1;
    (target, damaged(body, other, &mut dice))
}

/// What went wrong with a number, or how long it took.
fn play(seed: u64, targets: &[Target], corpus: &[(String, Vec<u8>)]) -> Result<Duration, String> {
    let (target, input) = case(seed, targets, corpus);
    let started = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(&input)));
    let elapsed = started.elapsed();
    let told = |what: &str| format!("{seed}: {}: {what} ({} bytes)", target.name, input.len());
    match outcome {
        Err(_) => Err(told("panicked")),
        Ok(()) if elapsed > SLOW => Err(told("took more than a second")),
        Ok(()) => Ok(elapsed),
    }
}

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
                        Err(problem) => problems.lock().unwrap().push(problem),
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
