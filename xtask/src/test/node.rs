//! Node.js's own test runner, on the installed package.

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::files;
use crate::process::Run;

/// Runs `tests/<folder>/*.test.mjs` against the installed tarball: `$PACKAGE_PROJECT` is its project. `more` adds to
/// the environment.
pub fn run(
    session: &Session,
    folder: &str,
    more: impl FnOnce(Run) -> Result<Run>,
) -> Result<Tally> {
    let installed = session.installed()?;
    let project = session.project;
    let mut tests = files::list(&project.root.join("tests").join(folder))?;
    tests.retain(|path| {
        path.to_str()
            .is_some_and(|path| path.ends_with(".test.mjs"))
    });
    if tests.is_empty() {
        return Ok(Tally::default());
    }
    // One report to read, one to count.
    let report = project.target.join(format!("{folder}-test.tap"));
    let run = Run::new("node")
        .args([
            "--test",
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
        ])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(&tests)
        .dir(&project.root)
        .env("PACKAGE_PROJECT", &installed.project);
    let finished = more(run)?.tee()?;
    Ok(count::tap(&files::read(&report)?).with_success(finished.status.success()))
}
