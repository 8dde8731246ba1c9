//! The demo, driven by a headless browser.

use anyhow::{Result, anyhow};

use super::Session;
use super::count::{self, Tally};
use crate::demo::{Demo, Log};
use crate::setup::Engine;

/// Serves the demo and runs its smoke run.
pub fn run(session: &Session, engine: Engine) -> Result<Tally> {
    session.build()?;
    let demo = Demo::start(session.project, Log::File, 0, 0)?;
    let finished = demo.smoke(session.project, engine)?;
    match count::closing_line(&finished.stdout) {
        Some(tally) => Ok(tally.with_success(finished.status.success())),
        None => Err(anyhow!(
            "the run ended without its line `N passed, N failed`: {}",
            finished.status
        )),
    }
}
