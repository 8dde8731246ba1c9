//! The demo, driven by a headless browser.

use anyhow::{Result, anyhow};

use super::Session;
use super::count::{self, Tally};
use crate::demo::{self, Core, Demo, Log, Walks};
use crate::process::Finished;
use crate::setup::Engine;

/// Serves the demo and runs its smoke run, on either core; in Chromium every flow of the mock org, too.
pub fn run(session: &Session, engine: Engine) -> Result<Tally> {
    session.build()?;
    let project = session.project;
    let mut tallies = Vec::new();
    for (core, walks) in [
        (Core::WebAssembly, Walks::All),
        (Core::JavaScript, Walks::Few),
    ] {
        println!("demo: the page runs on {core:?}");
        let demo = Demo::start(project, core, Log::File, 0, 0)?;
        tallies.push(tally(&demo.smoke(project, engine)?)?);
        if engine == Engine::Chromium {
            println!("demo: walking the flows on {core:?}");
            tallies.push(tally(&demo::walk(project, core, walks)?)?);
        }
    }
    Ok(tallies.into_iter().sum())
}

fn tally(finished: &Finished) -> Result<Tally> {
    let tally = count::closing_line(&finished.stdout).ok_or_else(|| {
        anyhow!(
            "the run ended without its line `N passed, N failed`: {}",
            finished.status
        )
    })?;
    Ok(tally.with_success(finished.status.success()))
}
