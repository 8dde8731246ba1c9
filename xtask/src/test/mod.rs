//! `cargo xtask test`: every test of the project, suite by suite.
//!
//! A suite tells how many of its tests passed and failed. One that cannot run, or that runs no test, has
//! failed. The last line is the sum.

mod browser;
mod client;
mod conformance;
mod count;
mod demo;
mod lint;
mod native;
mod package;
mod rules;

use std::cell::OnceCell;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;
use clap::ValueEnum;

use self::count::Tally;
use crate::build;
use crate::pack::{self, Installed};
use crate::progress::seconds;
use crate::project::Project;
use crate::setup::{self, Piece};

/// What to test.
#[derive(clap::Args)]
pub struct Args {
    /// The suites to run, in this order; all but `quick` by default.
    suites: Vec<Choice>,
}

/// A suite's name on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Choice {
    /// Format, clippy for both targets, and the repository's rules.
    Lint,
    /// The workspace's unit, integration and documentation tests, compiled for this machine.
    Native,
    /// `tests/*.rs` in headless Chromium.
    Browser,
    /// The packed package, imported by its name in Node.js.
    Package,
    /// The package beside its peer.
    Conformance,
    /// okta-auth-js over the package, and over its peer.
    Client,
    /// The demo, signed in to by headless Chromium.
    Demo,
    /// For the inner loop: the fast half of lint, then native and package.
    Quick,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suite {
    Lint { thorough: bool },
    Native,
    Browser,
    Package,
    Conformance,
    Client,
    Demo,
}

const ALL: &[Suite] = &[
    Suite::Lint { thorough: true },
    Suite::Native,
    Suite::Browser,
    Suite::Package,
    Suite::Conformance,
    Suite::Client,
    Suite::Demo,
];

const QUICK: &[Suite] = &[
    Suite::Lint { thorough: false },
    Suite::Native,
    Suite::Package,
];

/// What the suites of one run share: the package is built and installed once, when it is first asked for.
struct Session<'a> {
    project: &'a Project,
    built: OnceCell<()>,
    installed: OnceCell<Installed>,
}

/// Runs the suites and prints the sum.
pub fn run(project: &Project, args: &Args) -> Result<ExitCode> {
    let suites = chosen(&args.suites);
    let pieces: Vec<Piece> = suites.iter().flat_map(|suite| suite.pieces()).collect();
    setup::prepare(project, &pieces)?;

    let session = Session {
        project,
        built: OnceCell::new(),
        installed: OnceCell::new(),
    };
    let results: Vec<(String, Tally)> = suites.iter().map(|suite| suite.report(&session)).collect();

    println!("\n== summary ==");
    for (line, _) in &results {
        println!("{line}");
    }
    let sum: Tally = results.into_iter().map(|(_, tally)| tally).sum();
    println!("{sum}");
    Ok(if sum.failed == 0 && sum.passed > 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The suites that the names stand for, each of them once.
fn chosen(choices: &[Choice]) -> Vec<Suite> {
    let named = choices.iter().flat_map(|choice| match choice {
        Choice::Lint => &ALL[..1],
        Choice::Native => &ALL[1..2],
        Choice::Browser => &ALL[2..3],
        Choice::Package => &ALL[3..4],
        Choice::Conformance => &ALL[4..5],
        Choice::Client => &ALL[5..6],
        Choice::Demo => &ALL[6..],
        Choice::Quick => QUICK,
    });
    let mut suites = Vec::new();
    for suite in if choices.is_empty() {
        ALL.iter().collect()
    } else {
        named.collect::<Vec<_>>()
    } {
        if !suites.contains(suite) {
            suites.push(*suite);
        }
    }
    suites
}

impl Suite {
    fn name(self) -> &'static str {
        match self {
            Self::Lint { .. } => "lint",
            Self::Native => "native",
            Self::Browser => "browser",
            Self::Package => "package",
            Self::Conformance => "conformance",
            Self::Client => "client",
            Self::Demo => "demo",
        }
    }

    /// The tools that it uses.
    fn pieces(self) -> Vec<Piece> {
        let own: &[Piece] = match self {
            Self::Lint { thorough: false } => &[],
            Self::Lint { thorough: true } => &[Piece::RustTarget],
            Self::Native => native::PIECES,
            Self::Browser => browser::PIECES,
            Self::Package => setup::BUILD,
            Self::Conformance | Self::Client | Self::Demo => {
                &[setup::BUILD, crate::demo::SMOKE_PIECES].concat()
            }
        };
        own.to_vec()
    }

    fn run(self, session: &Session) -> Result<Tally> {
        match self {
            Self::Lint { thorough } => lint::run(session.project, thorough),
            Self::Native => native::run(session.project),
            Self::Browser => browser::run(session.project),
            Self::Package => package::run(session),
            Self::Conformance => conformance::run(session),
            Self::Client => client::run(session),
            Self::Demo => demo::run(session),
        }
    }

    /// Runs it under its headline. Gives its line for the summary.
    fn report(self, session: &Session) -> (String, Tally) {
        let name = self.name();
        println!("\n== {name} ==");
        let started = Instant::now();
        let mut tally = self.run(session).unwrap_or_else(|error| {
            println!("error: {error:#}");
            Tally::FAILURE
        });
        if tally == Tally::default() {
            println!("error: the suite ran no test");
            tally = Tally::FAILURE;
        }
        let line = format!(
            "{name}: {} in {}",
            tally.in_words(),
            seconds(started.elapsed())
        );
        println!("{line}");
        (line, tally)
    }
}

impl Session<'_> {
    /// Builds the package.
    fn build(&self) -> Result<()> {
        if self.built.get().is_none() {
            build::build(self.project, build::Args::default())?;
            let _ = self.built.set(());
        }
        Ok(())
    }

    /// Builds the package, and installs it in its throw-away project.
    fn installed(&self) -> Result<&Installed> {
        self.build()?;
        if let Some(installed) = self.installed.get() {
            return Ok(installed);
        }
        let installed = pack::install(self.project)?;
        Ok(self.installed.get_or_init(|| installed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_every_suite() {
        assert!(chosen(&[]) == ALL);
    }

    #[test]
    fn suites_run_once_and_in_the_order_given() {
        let suites = chosen(&[Choice::Demo, Choice::Native, Choice::Demo]);
        assert!(suites == [Suite::Demo, Suite::Native]);
    }

    #[test]
    fn quick_is_the_inner_loop() {
        assert!(chosen(&[Choice::Quick, Choice::Native]) == QUICK);
    }

    #[test]
    fn every_choice_is_the_suite_of_its_name() {
        for choice in Choice::value_variants() {
            let name = choice.to_possible_value().unwrap();
            let suites = chosen(&[*choice]);
            assert!(
                name.get_name() == "quick"
                    || suites.len() == 1 && suites[0].name() == name.get_name()
            );
        }
    }
}
