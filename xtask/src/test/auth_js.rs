//! A real client on top: okta-auth-js, unmodified, over the packed tarball.

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::demo;
use crate::process::Run;
use crate::setup;

/// Runs `tests/auth-js/run.mjs`, on every Node.js.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let project = session.project;
    let org = demo::compile_mock_org(project)?;
    let mut sum = Tally::default();
    for node in setup::nodes(project)? {
        println!("auth-js on {}", node.title);
        let run = project.root.join("tests").join("auth-js").join("run.mjs");
        let finished = Run::new(&node.program)
            .arg(run)
            .dir(&project.root)
            .env("PACKAGE_TARBALL", &installed.tarball)
            .env("MOCK_ORG", &org)
            .env("CHROME", setup::chromium()?)
            .env("WORK_DIR", project.target.join("auth-js"))
            .tee()?;
        sum = sum + count::closing(&finished)?;
    }
    Ok(sum)
}
