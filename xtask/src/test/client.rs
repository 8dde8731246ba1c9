//! A real client on top: okta-auth-js, unmodified, over the packed tarball.

use anyhow::{Result, anyhow};

use super::Session;
use super::count::{self, Tally};
use crate::demo;
use crate::process::Run;
use crate::setup;

/// Runs `tests/real-client/run.mjs`.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let project = session.project;
    let finished = Run::new("node")
        .arg(
            project
                .root
                .join("tests")
                .join("real-client")
                .join("run.mjs"),
        )
        .dir(&project.root)
        .env("PACKAGE_TARBALL", &installed.tarball)
        .env("MOCK_ORG", demo::compile_mock_org(project)?)
        .env("CHROME", setup::chromium()?)
        .env("WORK_DIR", project.target.join("real-client"))
        .tee()?;
    let success = finished.status.success();
    match count::closing_line(&finished.stdout) {
        Some(tally) => Ok(tally.with_success(success)),
        None => Err(anyhow!(
            "the run ended without its line `N passed, N failed`: {}",
            finished.status
        )),
    }
}
