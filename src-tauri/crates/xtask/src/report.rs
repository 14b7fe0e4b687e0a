//! Counting and telling: section headings with their times, and the last line that other programs read.

use std::time::{Duration, Instant};

/// What one section or one runner found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    /// A check that is not a test counts as one.
    pub(crate) fn check(good: bool) -> Self {
        Self { passed: u64::from(good), failed: u64::from(!good), skipped: 0 }
    }

    /// A runner that failed without naming a failed test (it did not compile, or crashed) has one failure all the same.
    pub(crate) fn and_exit(self, good: bool) -> Self {
        let unnamed = !good && self.failed == 0;
        Self { failed: self.failed + u64::from(unnamed), ..self }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// One test that took long enough to be named.
#[derive(Debug, PartialEq)]
pub(crate) struct Timed {
    pub(crate) name: String,
    pub(crate) seconds: f64,
}

/// All sections so far.
pub(crate) struct Report {
    started: Instant,
    sections: Vec<(String, Duration, Tally)>,
    tests: Vec<Timed>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self { started: Instant::now(), sections: Vec::new(), tests: Vec::new() }
    }

    /// Runs one part under a heading and keeps what it found; true when nothing failed in it.
    pub(crate) fn section(&mut self, name: &str, part: impl FnOnce() -> Tally) -> bool {
        println!("\n== {name} [after {}]", clock(self.started.elapsed()));
        let started = Instant::now();
        let tally = part();
        let elapsed = started.elapsed();
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        println!("-- {name}: {verdict}, {} passed, {} failed, {}", tally.passed, tally.failed, clock(elapsed));
        self.sections.push((name.to_owned(), elapsed, tally));
        tally.failed == 0
    }

    /// Keeps the times of single tests for the end.
    pub(crate) fn times(&mut self, tests: impl IntoIterator<Item = Timed>) {
        self.tests.extend(tests);
    }

    /// Prints where the time went and the last line; true when nothing failed. `named` is how many tests to name.
    pub(crate) fn finish(mut self, named: usize) -> bool {
        let whole = self.started.elapsed();
        println!("\n== Where the {} went", clock(whole));
        for (name, elapsed, tally) in &self.sections {
            let mark = if tally.failed == 0 { " " } else { "!" };
            println!("{mark} {:>7} {:>4}  {name}", clock(*elapsed), share(elapsed.as_secs_f64(), whole));
        }
        self.tests.sort_by(|one, other| other.seconds.total_cmp(&one.seconds));
        for test in self.tests.iter().filter(|test| test.seconds >= 1.0).take(named) {
            println!("    {:>6.1}s {:>4}  {}", test.seconds, share(test.seconds, whole), test.name);
        }
        let total = self.total();
        if total.skipped > 0 {
            println!("\n{} left out here (they run with --full or in the demo)", total.skipped);
        }
        println!("\n{}", last_line(total));
        total.failed == 0
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
        for (_, _, tally) in &self.sections {
            total += *tally;
        }
        total
    }
}

fn last_line(total: Tally) -> String {
    format!("{} passed, {} failed", total.passed, total.failed)
}

fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 100 { format!("{:.1}s", time.as_secs_f64()) } else { format!("{}m{:02}s", seconds / 60, seconds % 60) }
}

fn share(seconds: f64, whole: Duration) -> String {
    format!("{:.0}%", 100.0 * seconds / whole.as_secs_f64().max(0.001))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_counts_every_section() {
        let mut report = Report::new();
        assert!(report.section("one", || Tally { passed: 4, failed: 0, skipped: 0 }));
        assert!(!report.section("two", || Tally::check(false)));
        assert_eq!(last_line(report.total()), "4 passed, 1 failed");
        report.section("three", || Tally { passed: 1, failed: 0, skipped: 2 });
        assert_eq!(last_line(report.total()), "5 passed, 1 failed");
        assert!(!report.finish(10));
    }

    #[test]
    fn a_runner_that_fails_without_a_failed_test_is_one_failure() {
        let clean = Tally { passed: 3, failed: 0, skipped: 0 };
        assert_eq!(clean.and_exit(false).failed, 1);
        assert_eq!(clean.and_exit(true).failed, 0);
        let found = Tally { passed: 3, failed: 2, skipped: 0 };
        assert_eq!(found.and_exit(false).failed, 2);
    }
}
