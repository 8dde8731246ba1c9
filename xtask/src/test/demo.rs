//! The demo, driven by a headless browser.

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::demo::{self, Core, Demo, Log, Walks};
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
        tallies.push(count::closing(&demo.smoke(project, engine)?)?);
        if engine == Engine::Chromium {
            println!("demo: walking the flows on {core:?}");
            tallies.push(count::closing(&demo::walk(project, core, walks)?)?);
        }
    }
    Ok(tallies.into_iter().sum())
}
