//! Parses the numbers of passed and failed tests from the output of test runners.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// The numbers of passed and failed tests.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// A suite that could not run counts as one failed test.
    pub const FAILURE: Self = Self {
        passed: 0,
        failed: 1,
    };

    /// One test.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
        }
    }

    /// Adjusts the counts to the runner's exit status. A runner that failed without reporting a failed test (for
    /// example, if compilation failed) counts as one failed test.
    pub fn with_success(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// The counts in a form that differs from the closing line.
    pub fn in_words(self) -> String {
        format!("{} of {} passed", self.passed, self.passed + self.failed)
    }
}

/// The closing line.
impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Self::add)
    }
}

/// Adds up the `test result: ok. 3 passed; 0 failed; …` lines of Rust's and wasm-bindgen's test runners.
pub fn libtest(output: &str) -> Tally {
    let tallies = results(output).map(|counts| Tally {
        passed: number_before(counts, " passed"),
        failed: number_before(counts, " failed"),
    });
    tallies.sum()
}

/// How many tests Rust's test runner was told to leave out.
pub fn left_out(output: &str) -> u64 {
    let counts = results(output).map(|counts| number_before(counts, " filtered out"));
    counts.sum()
}

fn results(output: &str) -> impl Iterator<Item = &str> {
    let lines = output
        .lines()
        .filter_map(|line| line.split_once("test result:"));
    lines.map(|(_, counts)| counts)
}

/// Reads the closing comments of Node.js's TAP report. A cancelled test has not passed. Node.js 26 reports a file in which
/// no test ran as a test of the file's name, which is not counted.
pub fn tap(report: &str) -> Tally {
    let count = |name: &str| -> u64 {
        let prefix = format!("# {name} ");
        let mut counts = report
            .lines()
            .filter_map(|line| line.strip_prefix(&prefix)?.trim().parse().ok());
        // Earlier matches are output of a test.
        counts.next_back().unwrap_or(0)
    };
    let is_empty_file = |line: &&str| line.starts_with("ok ") && line.ends_with(".test.mjs");
    let empty = report.lines().filter(is_empty_file).count() as u64;
    Tally {
        passed: count("pass").saturating_sub(empty),
        failed: count("fail") + count("cancelled"),
    }
}

/// The names of the failed tests in Node.js's TAP report, without the suites that failed because of them.
pub fn failed(report: &str) -> Vec<String> {
    let parts = report.split("not ok ").skip(1);
    let names = parts.filter_map(|part| {
        let (line, rest) = part.split_once('\n')?;
        let details = rest.split("\n  ...").next()?;
        let name = line.split_once(" - ")?.1;
        (!details.contains("failureType: 'subtestsFailed'")).then(|| name.to_owned())
    });
    names.collect()
}

/// The number before `word`, or 0.
fn number_before(text: &str, word: &str) -> u64 {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let start = before
        .trim_end_matches(|it: char| it.is_ascii_digit())
        .len();
    before[start..].parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn adds_up_every_result_of_libtest() {
        let output = "
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 1 filtered out; finished in 0.01s
   Doc-tests thing
test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 4 filtered out; finished in 2.03s
";
        assert_eq!(libtest(output), tally(15, 2));
        assert_eq!(left_out(output), 5);
    }

    #[test]
    fn reads_coloured_results() {
        let output = "test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(libtest(output), tally(7, 0));
    }

    #[test]
    fn a_test_that_prints_such_words_does_not_count() {
        assert_eq!(libtest("I have 4 passed; and 3 failed;\n"), tally(0, 0));
    }

    #[test]
    fn reads_nodes_report() {
        let report = "TAP version 13\nok 1 - a\n# pass 9\n# pass 1 is what it prints\n1..5\n# tests 7\n# suites 0\n\
                      # pass 4\n# fail 1\n# cancelled 2\n# skipped 0\n# todo 0\n# duration_ms 12.5\n";
        assert_eq!(tap(report), tally(4, 3));
    }

    #[test]
    fn a_file_without_tests_is_not_a_test() {
        let report = "ok 1 - tests/a/b.test.mjs\n# Subtest: c\nok 2 - c\n# pass 2\n# fail 0\n";
        assert_eq!(tap(report), tally(1, 0));
    }

    #[test]
    fn failed_tests_are_named_once() {
        let report = "    not ok 1 - inner\n      ---\n      failureType: 'testCodeFailure'\n      ...\n    1..1\n\
                      not ok 1 - outer\n  ---\n  failureType: 'subtestsFailed'\n  ...\nok 2 - good\n\
                      not ok 3 - other\n  ---\n  failureType: 'testTimeoutFailure'\n  ...\n";
        assert_eq!(failed(report), ["inner", "other"]);
    }

    #[test]
    fn a_failed_run_is_never_all_passed() {
        assert_eq!(tally(5, 0).with_success(false), tally(5, 1));
        assert_eq!(tally(5, 0).with_success(true), tally(5, 0));
        assert_eq!(tally(5, 2).with_success(false), tally(5, 2));
    }

    #[test]
    fn the_closing_line_is_plain() {
        assert_eq!(tally(3, 0).to_string(), "3 passed, 0 failed");
    }
}
