//! Reading what the runners write: nextest's XML report, its summary line, and the result line of documentation tests.
//!
//! Not an XML reader: nextest writes one element per line with attributes in double quotes, and only these are looked at.

use crate::report::{Tally, Timed};

/// Passed and failed from the head of the file. A test that timed out is a failure, one that could not start an error.
pub(crate) fn tally(text: &str) -> Tally {
    let Some(head) = text.lines().find(|line| line.trim_start().starts_with("<testsuites ")) else {
        return Tally::default();
    };
    let number = |name| attribute(head, name).and_then(|value| value.parse::<u64>().ok()).unwrap_or(0);
    let failed = number("failures") + number("errors");
    Tally { passed: number("tests").saturating_sub(failed), failed, skipped: 0 }
}

/// The time of every test.
pub(crate) fn times(text: &str) -> Vec<Timed> {
    let tests = text.lines().filter(|line| line.trim_start().starts_with("<testcase "));
    tests
        .filter_map(|line| {
            let name = format!("{} {}", attribute(line, "classname")?, attribute(line, "name")?);
            Some(Timed { name, seconds: attribute(line, "time")?.parse().ok()? })
        })
        .collect()
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// `Summary [ 0.004s] 2 tests run: 2 passed, 1 skipped` says 1. The file does not name skipped tests.
pub(crate) fn skipped(line: &str) -> Option<u64> {
    if !line.trim_start().starts_with("Summary [") {
        return None;
    }
    before(line, " skipped")
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; …`
pub(crate) fn doc_line(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?;
    Some(Tally {
        passed: before(counts, " passed")?,
        failed: before(counts, " failed")?,
        skipped: before(counts, " ignored")?,
    })
}

/// The number that stands directly before these words.
fn before(line: &str, words: &str) -> Option<u64> {
    line.split_once(words)?.0.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="4" failures="1" errors="1" uuid="x" time="0.2">
    <testsuite name="xtask::bin/xtask" tests="4" disabled="0" errors="1" failures="1">
        <testcase name="stamp::tests::a" classname="xtask::bin/xtask" timestamp="t" time="1.500">
        </testcase>
    </testsuite>
</testsuites>"#;

    #[test]
    fn failures_and_errors_both_count_as_failed() {
        assert_eq!(tally(FILE), Tally { passed: 2, failed: 2, skipped: 0 });
    }

    #[test]
    fn every_test_has_its_time() {
        assert_eq!(times(FILE), [Timed { name: "xtask::bin/xtask stamp::tests::a".into(), seconds: 1.5 }]);
    }

    #[test]
    fn skipped_tests_are_read_from_the_summary_only() {
        assert_eq!(skipped("     Summary [   0.004s] 2 tests run: 2 passed (1 slow), 13 skipped"), Some(13));
        assert_eq!(skipped("        PASS [   0.004s] (1/2) a test about 3 skipped steps"), None);
    }

    #[test]
    fn documentation_tests_are_counted_from_their_result_line() {
        let line = "test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(doc_line(line), Some(Tally { passed: 3, failed: 1, skipped: 2 }));
        assert_eq!(doc_line("running 3 tests"), None);
    }
}
