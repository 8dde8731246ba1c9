//! `cargo xtask bench`: this package and its peer, measured side by side.

use std::time::Duration;

use anyhow::Result;

use crate::build;
use crate::pack;
use crate::process::Run;
use crate::project::Project;
use crate::setup::{self, Engine};

/// The time limit of a whole run, for slow machines.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// The document with the measurements.
const DOCUMENT: &str = "docs/performance.md";

/// How to measure.
#[derive(clap::Args)]
pub struct Args {
    /// Run fewer rounds: about five minutes with all browsers.
    #[arg(long)]
    quick: bool,
    /// Update the table in docs/performance.md.
    #[arg(long)]
    write: bool,
    /// Measure the existing build of the package.
    #[arg(long)]
    no_build: bool,
    /// A browser to measure in, besides Node.js. Default: all.
    #[arg(long = "engine")]
    engines: Vec<Engine>,
    /// What to measure: page, node, warm, flow, limit, scale, memory, install. Default: everything.
    measures: Vec<String>,
}

/// Builds and installs the package, and runs `bench/run.mjs` on it. Slow results are not an error, but missing
/// measurements are.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    let engines = match &args.engines[..] {
        [] => Engine::ALL,
        chosen => chosen,
    };
    let mut pieces = setup::BUILD.to_vec();
    pieces.extend(engines.iter().flat_map(|engine| engine.pieces()));
    setup::prepare(project, &pieces)?;
    if !args.no_build {
        build::build(project, build::Args::default())?;
    }
    let installed = pack::install(project)?;
    let mut run = Run::new("node")
        .arg(project.root.join("bench").join("run.mjs"))
        .arg("--package")
        .arg(&installed.package)
        .arg("--out")
        .arg(project.target.join("bench"))
        .dir(&project.root)
        .limit(LIMIT);
    let mut screens = Vec::new();
    for engine in engines {
        run = engine
            .for_scripts(project, run)?
            .args(["--engine", &engine.title().to_lowercase()]);
        if let Some(screen) = engine.screen()? {
            run = screen.shows(run);
            screens.push(screen);
        }
    }
    if args.quick {
        run = run.arg("--quick");
    }
    if args.write {
        run = run.arg("--write").arg(DOCUMENT);
    }
    run.args(&args.measures).live()
}
