//! Each type of answer for a time of its own, an hour for all of them (`cargo xtask test --full`), or as many seconds for each as `GATEHOUSE_FUZZ_SECONDS`
//! says; as many side by side as there are cores. Numbers begin where no earlier run was; what does harm is kept.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use make_api::fuzz::{Target, targets};

use super::cases::{corpus, play};
use super::found;

const HOUR: u64 = 3600;
/// More of the same tells nothing new.
const MOST_PROBLEMS: usize = 20;

type Corpus = [(String, Vec<u8>)];

/// What came of one type of answer.
#[derive(Default)]
struct Outcome {
    inputs: u64,
    /// The longest time, with the number that took it.
    slowest: (Duration, u64),
    problems: Vec<String>,
}

/// Reads inputs of the type at `place` for this long, from the `first`th on.
fn try_out(place: usize, targets: &[Target], corpus: &Corpus, first: u64, time: Duration, kept: &Path) -> Outcome {
    let (started, mut outcome) = (Instant::now(), Outcome::default());
    while started.elapsed() < time && outcome.problems.len() < MOST_PROBLEMS {
        let seed = (first + outcome.inputs) * targets.len() as u64 + place as u64;
        outcome.inputs += 1;
        match play(seed, targets, corpus) {
            Ok(elapsed) => outcome.slowest = outcome.slowest.max((elapsed, seed)),
            Err(problem) => {
                found::keep(kept, targets[place], seed, &problem.input);
                outcome.problems.push(problem.said);
            }
        }
    }
    outcome
}

/// All of them, as many at a time as there are cores; what was found, and how many inputs there were.
#[allow(clippy::print_stdout, reason = "counts that belong into the record")]
fn try_all(targets: &[Target], corpus: &Corpus, first: u64, time: Duration, kept: &Path) -> (Vec<String>, u64) {
    let (next, found) = (AtomicUsize::new(0), Mutex::new((Vec::new(), 0)));
    std::thread::scope(|scope| {
        for _ in 0..cores() {
            scope.spawn(|| {
                while let place = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(target) = targets.get(place)
                {
                    let Outcome { inputs, slowest, problems } = try_out(place, targets, corpus, first, time, kept);
                    let (count, ms, seed) = (problems.len(), slowest.0.as_millis(), slowest.1);
                    println!("{}: {inputs} inputs, slowest {ms} ms ({seed}), problems {count}", target.name);
                    let mut found = found.lock().unwrap();
                    found.0.extend(problems);
                    found.1 += inputs;
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
}

#[test]
#[ignore = "long"]
fn long_every_type_of_answer_is_read_damaged_for_a_time_of_its_own() {
    let (targets, corpus) = (targets(), corpus());
    let share = HOUR * cores() as u64 / targets.len() as u64;
    let seconds = std::env::var("GATEHOUSE_FUZZ_SECONDS").map_or(share, |text| text.parse().unwrap());
    let first = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() * 1000;
    println!("{} types of answers for {seconds} s each, from number {first} on", targets.len());
    let (problems, inputs) = try_all(&targets, &corpus, first, Duration::from_secs(seconds), &found::folder());
    println!("damaged answers: {inputs} inputs, problems {}", problems.len());
    let kept = found::folder();
    assert!(problems.is_empty(), "kept in {}\n{}", kept.display(), problems.join("\n"));
}

#[test]
fn whatever_does_harm_in_its_time_is_named_and_kept() {
    let kept = std::env::temp_dir().join(format!("gatehouse-timed-{}", std::process::id()));
    let mut all = targets();
    all.truncate(3);
    all[1].run = |body| assert!(body.len() % 5 > 0, "harmed");
    std::panic::set_hook(Box::new(|_| {}));
    let (problems, inputs) = try_all(&all, &corpus(), 1_000_000, Duration::from_millis(200), &kept);
    assert!(inputs > 3 && problems.len() == MOST_PROBLEMS, "{problems:?}");
    assert!(problems.iter().all(|problem| problem.contains(all[1].name) && problem.contains("panicked")));
    let files = std::fs::read_dir(kept.join(all[1].name)).unwrap().count();
    assert_eq!((files, std::fs::read_dir(&kept).unwrap().count()), (MOST_PROBLEMS, 1));
    std::fs::remove_dir_all(&kept).unwrap();
}
