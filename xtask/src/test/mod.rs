//! `cargo xtask test`: every test of the project, suite by suite.
//!
//! A suite tells how many of its tests passed and failed. One that cannot run, or that runs no test, has
//! failed; only one that needs an org to ask may be skipped. The last line is the sum.

mod auth_js;
mod browser;
mod conformance;
mod count;
mod demo;
mod environments;
mod live;
mod native;
mod node;
mod package;
mod reliability;
mod size;
mod suite;
mod supply;
mod warm;

use std::cell::OnceCell;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

pub use self::count::Tally;
use self::suite::{Choice, Suite, chosen};
use crate::build;
use crate::check;
use crate::pack::{self, Installed};
use crate::progress::seconds;
use crate::project::Project;
use crate::setup::{self, Engine, Piece};

/// What to test.
#[derive(clap::Args)]
pub struct Args {
    /// The suites to run, in this order; all but `quick` and `live` by default.
    suites: Vec<Choice>,
    /// A browser for the suites `browser` and `demo`; all of them by default.
    #[arg(long = "engine")]
    engines: Vec<Engine>,
}

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
    let skipped = suites == [Suite::Live];
    Ok(if sum.failed == 0 && (sum.passed > 0 || skipped) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl Suite {
    /// The tools that it uses.
    fn pieces(self) -> Vec<Piece> {
        let chromium = Engine::Chromium.smoke_pieces();
        let own: &[Piece] = match self {
            Self::Lint { .. } => check::PIECES,
            Self::Native => native::PIECES,
            Self::Browser(engine) => {
                &[setup::BUILD, browser::PIECES, engine.test_pieces()].concat()
            }
            Self::Size | Self::Live => setup::BUILD,
            Self::Package => &[setup::BUILD, &[Piece::NewestNode], chromium].concat(),
            Self::Supply => &[setup::BUILD, &[Piece::CargoDeny]].concat(),
            Self::Conformance | Self::AuthJs | Self::Reliability => {
                &[setup::BUILD, &[Piece::NewestNode], chromium].concat()
            }
            Self::Environments => &[setup::BUILD, chromium].concat(),
            Self::Demo(engine) => &[setup::BUILD, engine.smoke_pieces()].concat(),
        };
        own.to_vec()
    }

    fn run(self, session: &Session) -> Result<Tally> {
        match self {
            Self::Lint { thorough } => check::run(session.project, thorough),
            Self::Native => native::run(session.project),
            Self::Browser(engine) => browser::run(session, engine),
            Self::Package => package::run(session),
            Self::Size => size::run(session),
            Self::Conformance => conformance::run(session),
            Self::AuthJs => auth_js::run(session),
            Self::Environments => environments::run(session),
            Self::Reliability => reliability::run(session),
            Self::Supply => supply::run(session),
            Self::Live => live::run(session),
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
        if tally == Tally::default() && self != Self::Live {
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
