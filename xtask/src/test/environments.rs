//! The packed tarball in throw-away projects, one for each tool and runtime it is for.

use std::time::Duration;

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::demo;
use crate::process::Run;
use crate::setup;

/// The first run installs every tool of the matrix.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Runs `tests/environments/run.mjs`.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let project = session.project;
    let finished = Run::new("node")
        .arg(
            project
                .root
                .join("tests")
                .join("environments")
                .join("run.mjs"),
        )
        .dir(&project.root)
        .env("PACKAGE_TARBALL", &installed.tarball)
        .env("MOCK_ORG", demo::compile_mock_org(project)?)
        .env("CHROME", setup::chromium()?)
        .env("WORK_DIR", project.target.join("environments"))
        .limit(LIMIT)
        .tee()?;
    count::closing(&finished)
}
