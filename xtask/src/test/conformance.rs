//! The package beside its peer: the same calls, the same answers, and the same results wanted.

use anyhow::{Result, anyhow};

use super::Session;
use super::count::{self, Tally};
use crate::process::Run;
use crate::project::env_path;

/// Names a folder of recorded responses to compare on besides those in the repository.
const CORPUS: &str = "OKTA_IDX_CORPUS";

/// Runs `tests/conformance/run.mjs` on the installed tarball.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let root = &session.project.root;
    let run = Run::new("node")
        .arg(root.join("tests").join("conformance").join("run.mjs"))
        .dir(root)
        .env("OKTA_IDX_PACKAGE", &installed.package);
    let beside = root
        .parent()
        .map(|parent| parent.join("shared").join("corpus"));
    let run = match env_path(CORPUS).or(beside.filter(|corpus| corpus.is_dir())) {
        Some(corpus) => run.env(CORPUS, corpus),
        None => run,
    };
    let finished = run.tee()?;
    let success = finished.status.success();
    match count::closing_line(&finished.stdout) {
        Some(tally) => Ok(tally.with_success(success)),
        None => Err(anyhow!(
            "the run ended without its line `N passed, N failed`: {}",
            finished.status
        )),
    }
}
