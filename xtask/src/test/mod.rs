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
mod size;

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
use crate::setup::{self, Engine, Piece};

/// What to test.
#[derive(clap::Args)]
pub struct Args {
    /// The suites to run, in this order; all but `quick` by default.
    suites: Vec<Choice>,
    /// A browser for the suites `browser` and `demo`; all of them by default.
    #[arg(long = "engine")]
    engines: Vec<Engine>,
}

/// A suite's name on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Choice {
    /// Format, clippy for both targets, and the repository's rules.
    Lint,
    /// The workspace's unit, integration and documentation tests, compiled for this machine.
    Native,
    /// `tests/*.rs` in headless Chromium, Firefox and `WebKitGTK`.
    Browser,
    /// The packed package, imported by its name in Node.js.
    Package,
    /// The package's bytes, held to size-budget.toml.
    Size,
    /// The package beside its peer.
    Conformance,
    /// okta-auth-js over the package, and over its peer.
    Client,
    /// The demo, signed in to by the same three.
    Demo,
    /// For the inner loop: the fast half of lint, then native and package.
    Quick,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Suite {
    Lint { thorough: bool },
    Native,
    Browser(Engine),
    Package,
    Size,
    Conformance,
    Client,
    Demo(Engine),
}

const ALL: &[Suite] = &[
    Suite::Lint { thorough: true },
    Suite::Native,
    Suite::Browser(Engine::Chromium),
    Suite::Browser(Engine::Firefox),
    Suite::Browser(Engine::Webkit),
    Suite::Package,
    Suite::Size,
    Suite::Conformance,
    Suite::Client,
    Suite::Demo(Engine::Chromium),
    Suite::Demo(Engine::Firefox),
    Suite::Demo(Engine::Webkit),
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
    let suites = chosen(&args.suites, &args.engines);
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

/// The suites that the names stand for, in these browsers, each of them once.
fn chosen(choices: &[Choice], engines: &[Engine]) -> Vec<Suite> {
    let named = choices.iter().flat_map(|choice| match choice {
        Choice::Quick => QUICK.to_vec(),
        _ => ALL
            .iter()
            .copied()
            .filter(|suite| suite.choice() == *choice)
            .collect(),
    });
    let mut suites = Vec::new();
    for suite in if choices.is_empty() {
        ALL.to_vec()
    } else {
        named.collect()
    } {
        let wanted = suite
            .engine()
            .is_none_or(|engine| engines.is_empty() || engines.contains(&engine));
        if wanted && !suites.contains(&suite) {
            suites.push(suite);
        }
    }
    suites
}

impl Suite {
    /// The name that stands for it, alone or with others.
    fn choice(self) -> Choice {
        match self {
            Self::Lint { .. } => Choice::Lint,
            Self::Native => Choice::Native,
            Self::Browser(_) => Choice::Browser,
            Self::Package => Choice::Package,
            Self::Size => Choice::Size,
            Self::Conformance => Choice::Conformance,
            Self::Client => Choice::Client,
            Self::Demo(_) => Choice::Demo,
        }
    }

    /// The browser that it runs in.
    fn engine(self) -> Option<Engine> {
        match self {
            Self::Browser(engine) | Self::Demo(engine) => Some(engine),
            _ => None,
        }
    }

    /// Its name in a headline.
    fn title(self) -> String {
        let name = self.choice().to_possible_value();
        let name = name.as_ref().map_or("tests", |value| value.get_name());
        match self.engine() {
            Some(engine) => format!("{name} in {}", engine.title()),
            None => name.into(),
        }
    }

    /// The tools that it uses.
    fn pieces(self) -> Vec<Piece> {
        let chromium = Engine::Chromium.smoke_pieces();
        let own: &[Piece] = match self {
            Self::Lint { thorough: false } => &[],
            Self::Lint { thorough: true } => &[Piece::RustTarget],
            Self::Native => native::PIECES,
            Self::Browser(engine) => &[browser::PIECES, engine.test_pieces()].concat(),
            Self::Package | Self::Size => setup::BUILD,
            Self::Conformance | Self::Client => &[setup::BUILD, chromium].concat(),
            Self::Demo(engine) => &[setup::BUILD, engine.smoke_pieces()].concat(),
        };
        own.to_vec()
    }

    fn run(self, session: &Session) -> Result<Tally> {
        match self {
            Self::Lint { thorough } => lint::run(session.project, thorough),
            Self::Native => native::run(session.project),
            Self::Browser(engine) => browser::run(session.project, engine),
            Self::Package => package::run(session),
            Self::Size => size::run(session),
            Self::Conformance => conformance::run(session),
            Self::Client => client::run(session),
            Self::Demo(engine) => demo::run(session, engine),
        }
    }

    /// Runs it under its headline. Gives its line for the summary.
    fn report(self, session: &Session) -> (String, Tally) {
        let name = self.title();
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
        assert!(chosen(&[], &[]) == ALL);
    }

    #[test]
    fn suites_run_once_and_in_the_order_given() {
        let suites = chosen(&[Choice::Package, Choice::Native, Choice::Package], &[]);
        assert!(suites == [Suite::Package, Suite::Native]);
    }

    #[test]
    fn quick_is_the_inner_loop() {
        assert!(chosen(&[Choice::Quick, Choice::Native], &[]) == QUICK);
        assert!(QUICK.iter().all(|suite| suite.engine().is_none()));
    }

    #[test]
    fn every_name_stands_for_a_suite() {
        for choice in Choice::value_variants() {
            assert!(!chosen(&[*choice], &[]).is_empty());
        }
    }

    #[test]
    fn a_suite_of_browsers_runs_in_all_of_them_or_in_those_named() {
        for suite in [Suite::Browser, Suite::Demo] {
            let choice = suite(Engine::Chromium).choice();
            let all: Vec<Suite> = Engine::ALL.iter().copied().map(suite).collect();
            assert!(chosen(&[choice], &[]) == all);
            let some = [Engine::Webkit, Engine::Chromium];
            assert!(chosen(&[choice], &some) == [suite(Engine::Chromium), suite(Engine::Webkit)]);
        }
        assert!(chosen(&[Choice::Native], &[Engine::Firefox]) == [Suite::Native]);
    }

    #[test]
    fn a_headline_names_the_browser() {
        assert_eq!(Suite::Native.title(), "native");
        assert_eq!(Suite::Demo(Engine::Webkit).title(), "demo in WebKit");
    }
}
