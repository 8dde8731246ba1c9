//! The demo, driven by a headless browser.

use anyhow::{Result, anyhow};

use super::Session;
use super::count::{self, Tally};
use crate::demo::{Core, Demo, Log};
use crate::setup::Engine;

/// Serves the demo and runs its smoke run, on either core.
pub fn run(session: &Session, engine: Engine) -> Result<Tally> {
    session.build()?;
    let mut tallies = Vec::new();
    for core in [Core::WebAssembly, Core::JavaScript] {
        println!("demo: the page runs on {core:?}");
        let demo = Demo::start(session.project, core, Log::File, 0, 0)?;
        let finished = demo.smoke(session.project, engine)?;
        let tally = count::closing_line(&finished.stdout).ok_or_else(|| {
            anyhow!(
                "the run ended without its line `N passed, N failed`: {}",
                finished.status
            )
        })?;
        tallies.push(tally.with_success(finished.status.success()));
    }
    Ok(tallies.into_iter().sum())
}
