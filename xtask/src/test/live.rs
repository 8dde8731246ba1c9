//! A real org, where the environment or `.env` names one.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::Session;
use super::count::{self, Tally};
use crate::process::Run;
use crate::project::Project;

/// With this `--ready` says that there is no org to ask.
const SKIPPED: i32 = 3;

/// Runs `tests/live/run.mjs` on the installed package. Without an org to ask that is said, nothing is
/// counted, and nothing is built for it.
pub fn run(session: &Session) -> Result<Tally> {
    let project = session.project;
    let ready = Run::new("node").arg(script(project)).arg("--ready");
    match ready.dir(&project.root).tee()?.status.code() {
        Some(0) => {}
        Some(SKIPPED) => return Ok(Tally::default()),
        other => bail!("cannot tell whether there is an org to ask: {other:?}"),
    }
    let finished = Run::new("node")
        .arg(script(project))
        .dir(&project.root)
        .env("PACKAGE_PROJECT", &session.installed()?.project)
        .tee()?;
    count::closing(&finished)
}

fn script(project: &Project) -> PathBuf {
    project.root.join("tests").join("live").join("run.mjs")
}
