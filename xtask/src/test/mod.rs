//! `cargo xtask test`: every test of the project, suite by suite.
//!
//! Each suite reports how many of its tests passed and failed. A suite that cannot run, or runs no test, counts as
//! failed; only `live`, which needs a real org, may be skipped. The last line is the sum.

mod browser;
mod count;
mod mock_org;
mod scripts;
mod suite;
mod supply;

use std::cell::{OnceCell, RefCell};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

pub use self::count::Tally;
use self::suite::{Choice, Suite, chosen};
use crate::build;
use crate::check;
use crate::pack::{self, Installed};
use crate::progress::seconds;
use crate::project::Project;
use crate::setup::{self, Engine, Piece};
use crate::size;

/// What to test.
#[derive(clap::Args)]
pub struct Args {
    /// The suites to run, in this order. Default: all except `quick` and `live`.
    suites: Vec<Choice>,
    /// A browser for the suites `browser` and `demo`. Default: all.
    #[arg(long = "engine")]
    engines: Vec<Engine>,
    /// Options for `node --test`, for example `test package -- --test-name-pattern=poll`.
    #[arg(last = true)]
    node_args: Vec<String>,
}

/// State that the suites of a run share. The package is built and installed once, at first use.
struct Session<'a> {
    project: &'a Project,
    node_args: &'a [String],
    built: OnceCell<()>,
    installed: OnceCell<Installed>,
    /// The names of the failed tests in JavaScript.
    failed: RefCell<Vec<String>>,
}

/// Runs the chosen suites.
pub fn run(project: &Project, args: &Args) -> Result<ExitCode> {
    let suites = chosen(&args.suites, &args.engines);
    Ok(if run_suites(project, &suites, &args.node_args)? {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Signs in on the demo page with these browsers, or with all of them.
pub fn smoke(project: &Project, engines: &[Engine]) -> Result<()> {
    let mut suites = chosen(&[Choice::Demo], engines);
    for suite in &mut suites {
        suite.quick = true;
    }
    if !run_suites(project, &suites, &[])? {
        bail!("the demo does not work in every browser");
    }
    Ok(())
}

/// How many failed tests the summary names.
const FAILED_SHOWN: usize = 40;

/// Runs the suites and prints the sum. Returns whether everything passed.
fn run_suites(project: &Project, suites: &[Suite], node_args: &[String]) -> Result<bool> {
    let pieces: Vec<Piece> = suites.iter().flat_map(|suite| suite.pieces()).collect();
    setup::prepare(project, &pieces)?;

    let session = Session {
        project,
        node_args,
        built: OnceCell::new(),
        installed: OnceCell::new(),
        failed: RefCell::default(),
    };
    let results: Vec<(String, Tally)> = suites.iter().map(|suite| suite.report(&session)).collect();

    println!("\n== summary ==");
    for name in session.failed.borrow().iter().take(FAILED_SHOWN) {
        println!("failed: {name}");
    }
    for (line, _) in &results {
        println!("{line}");
    }
    let sum: Tally = results.into_iter().map(|(_, tally)| tally).sum();
    println!("{sum}");
    let may_be_skipped = suites.iter().all(|suite| suite.choice == Choice::Live);
    Ok(sum.failed == 0 && (sum.passed > 0 || may_be_skipped))
}

impl Suite {
    fn run(self, session: &Session) -> Result<Tally> {
        match self.choice {
            Choice::Check => check::run(session.project, true),
            Choice::Native => native(session.project),
            Choice::MockOrg => mock_org::run(session, self),
            Choice::Examples => {
                build::build_mock_org(session.project)?;
                scripts::run(session, self)
            }
            Choice::Browser => browser::run(session, self.browser()),
            Choice::Size => {
                session.build()?;
                let lines = size::check(session.project)?;
                Ok(lines.into_iter().map(|(_, well)| Tally::one(well)).sum())
            }
            Choice::Supply => supply::run(session),
            _ => scripts::run(session, self),
        }
    }

    /// Runs the suite and prints its heading. Returns its line for the summary.
    fn report(self, session: &Session) -> (String, Tally) {
        let name = self.title();
        println!("\n== {name} ==");
        let started = Instant::now();
        let mut tally = self.run(session).unwrap_or_else(|error| {
            println!("error: {error:#}");
            Tally::FAILURE
        });
        if tally == Tally::default() && self.choice != Choice::Live {
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

/// Unit, integration and documentation tests of every member of the workspace.
fn native(project: &Project) -> Result<Tally> {
    let finished = project
        .cargo()
        .args(["test", "--workspace", "--no-fail-fast"])
        .tee()?;
    Ok(count::libtest(&finished.stdout).with_success(finished.status.success()))
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

    /// Builds the package and installs it in a temporary project.
    fn installed(&self) -> Result<&Installed> {
        self.build()?;
        if let Some(installed) = self.installed.get() {
            return Ok(installed);
        }
        let installed = pack::install(self.project)?;
        Ok(self.installed.get_or_init(|| installed))
    }
}
