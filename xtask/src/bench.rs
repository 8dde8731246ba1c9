//! `cargo xtask bench`: this package and its peer, measured side by side.

use std::time::Duration;

use anyhow::Result;

use crate::build;
use crate::pack;
use crate::process::Run;
use crate::project::Project;
use crate::setup::{self, Engine};

/// What a whole run may take on a slow machine.
const LIMIT: Duration = Duration::from_secs(60 * 60);

/// The document that tells how fast the package is.
const DOCUMENT: &str = "docs/performance.md";

/// How to measure.
#[derive(clap::Args)]
pub struct Args {
    /// Fewer rounds: some five minutes with all browsers.
    #[arg(long)]
    quick: bool,
    /// Put the table into docs/performance.md.
    #[arg(long)]
    write: bool,
    /// Measure the package as it was built last.
    #[arg(long)]
    no_build: bool,
    /// A browser to measure in, beside Node.js; all of them by default.
    #[arg(long = "engine")]
    engines: Vec<Engine>,
    /// What to measure: page, node, warm, flow, limit, scale, memory, install. Everything, where none is named.
    measures: Vec<String>,
}

/// Builds and installs the package, and runs `bench/run.mjs` on it. Slow is no error; not to have measured is.
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
