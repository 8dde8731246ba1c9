//! Counts of passed and failed tests, as the runners print them.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use anyhow::{Result, anyhow};

use crate::process::Finished;

/// How many tests passed and failed.
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
        if passed {
            Self {
                passed: 1,
                failed: 0,
            }
        } else {
            Self::FAILURE
        }
    }

    /// The counts, when the runner's exit status agrees with them. A runner that failed without counting a
    /// failure, as one that did not compile, has failed once.
    pub fn with_success(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }

    /// The counts, worded so that they are not taken for the closing line.
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
    let results = output
        .lines()
        .filter_map(|line| line.split_once("test result:"));
    results
        .map(|(_, counts)| Tally {
            passed: number_before(counts, " passed").unwrap_or(0),
            failed: number_before(counts, " failed").unwrap_or(0),
        })
        .sum()
}

/// Reads the closing comments of node's TAP report. A cancelled test has not passed.
pub fn tap(report: &str) -> Tally {
    let count = |name: &str| -> u64 {
        let prefix = format!("# {name} ");
        report
            .lines()
            .filter_map(|line| line.strip_prefix(&prefix)?.trim().parse::<u64>().ok())
            .sum()
    };
    Tally {
        passed: count("pass"),
        failed: count("fail") + count("cancelled"),
    }
}

/// The counts of a run that is to end with its own closing line.
pub fn closing(finished: &Finished) -> Result<Tally> {
    let tally = closing_line(&finished.stdout).ok_or_else(|| {
        anyhow!(
            "the run ended without its line `N passed, N failed`: {}",
            finished.status
        )
    })?;
    Ok(tally.with_success(finished.status.success()))
}

/// Reads the last line that is `N passed, N failed`, with or without `, N skipped`.
fn closing_line(output: &str) -> Option<Tally> {
    output.lines().rev().find_map(|line| {
        let (passed, rest) = line.trim().split_once(" passed, ")?;
        Some(Tally {
            passed: passed.parse().ok()?,
            failed: rest.split_once(" failed")?.0.parse().ok()?,
        })
    })
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    let before = text.split_once(word)?.0;
    before
        .rsplit(|character: char| !character.is_ascii_digit())
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_every_result_of_libtest() {
        let output = "
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
   Doc-tests thing
test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 2.03s
";
        assert_eq!(
            libtest(output),
            Tally {
                passed: 15,
                failed: 2
            }
        );
    }

    #[test]
    fn reads_coloured_results() {
        let output = "test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(
            libtest(output),
            Tally {
                passed: 7,
                failed: 0
            }
        );
    }

    #[test]
    fn a_test_that_prints_such_words_does_not_count() {
        assert_eq!(
            libtest("I have 4 passed; and 3 failed;\n"),
            Tally::default()
        );
    }

    #[test]
    fn reads_nodes_report() {
        let report = "TAP version 13\nok 1 - a\n# pass 1 is what it prints\n1..5\n# tests 7\n# suites 0\n\
                      # pass 4\n# fail 1\n# cancelled 2\n# skipped 0\n# todo 0\n# duration_ms 12.5\n";
        assert_eq!(
            tap(report),
            Tally {
                passed: 4,
                failed: 3
            }
        );
    }

    #[test]
    fn reads_the_last_closing_line() {
        let output = "1 passed, 1 failed\nmore\n 20 passed, 0 failed, 3 skipped\n";
        assert_eq!(
            closing_line(output),
            Some(Tally {
                passed: 20,
                failed: 0
            })
        );
        assert_eq!(closing_line("all passed, none failed\n"), None);
        assert_eq!(closing_line(""), None);
    }

    #[test]
    fn a_failed_run_is_never_all_passed() {
        let counted = Tally {
            passed: 5,
            failed: 0,
        };
        assert_eq!(
            counted.with_success(false),
            Tally {
                passed: 5,
                failed: 1
            }
        );
        assert_eq!(counted.with_success(true), counted);
        assert_eq!(
            Tally {
                passed: 5,
                failed: 2
            }
            .with_success(false),
            Tally {
                passed: 5,
                failed: 2
            }
        );
    }

    #[test]
    fn the_closing_line_is_plain() {
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0
            }
            .to_string(),
            "3 passed, 0 failed"
        );
    }
}
