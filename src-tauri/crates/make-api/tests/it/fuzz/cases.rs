//! Inputs by number, and what a reading makes of one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use make_api::fuzz::Target;

use super::damage::{Dice, damaged};

const SLOW: Duration = Duration::from_secs(1);

/// The documented answers by name.
pub(super) fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/make");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut corpus: Vec<_> = entries
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap()))
        .collect();
    corpus.sort();
    corpus
}

/// The target and the input that a number stands for. Every target gets its own documented answers most of the time.
pub(super) fn case(seed: u64, targets: &[Target], corpus: &[(String, Vec<u8>)]) -> (Target, Vec<u8>) {
    let mut dice = Dice::new(seed);
    let target = targets[usize::try_from(seed).unwrap() % targets.len()];
    let own: Vec<&Vec<u8>> =
        corpus.iter().filter(|(name, _)| name.starts_with(target.documented)).map(|(_, body)| body).collect();
    let body = if dice.one_in(4) { &corpus[dice.below(corpus.len())].1 } else { own[dice.below(own.len())] };
    let other = &corpus[dice.below(corpus.len())].1;
    (target, damaged(body, other, &mut dice))
}

/// Something that an input did to a reading.
pub(super) struct Problem {
    /// In one line.
    pub(super) said: String,
    pub(super) input: Vec<u8>,
}

/// What went wrong with a number, or how long it took.
pub(super) fn play(seed: u64, targets: &[Target], corpus: &[(String, Vec<u8>)]) -> Result<Duration, Problem> {
    let (target, input) = case(seed, targets, corpus);
    match run(target, &input) {
        Ok(elapsed) => Ok(elapsed),
        Err(what) => {
            let said = format!("{seed}: {}: {what} ({} bytes)", target.name, input.len());
            Err(Problem { said, input })
        }
    }
}

/// Reads an input; how long that took, or what went wrong. Time counts as the processor spent it, where the system tells it of a thread: a busy
/// computer is no finding.
pub(super) fn run(target: Target, input: &[u8]) -> Result<Duration, &'static str> {
    let (started, used) = (Instant::now(), used());
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let elapsed = used.zip(self::used()).map_or_else(|| started.elapsed(), |(from, to)| to.saturating_sub(from));
    match outcome {
        Err(_) => Err("panicked"),
        Ok(()) if elapsed > SLOW => Err("took more than a second"),
        Ok(()) => Ok(elapsed),
    }
}

/// Processor time of this thread so far.
fn used() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
