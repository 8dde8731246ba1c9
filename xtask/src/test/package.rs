//! The packed package, imported by its name in Node.js.

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::files;
use crate::process::Run;

/// Runs `tests/package/*.test.mjs` against the installed tarball: `$PACKAGE_PROJECT` is its project.
pub fn run(session: &Session) -> Result<Tally> {
    let installed = session.installed()?;
    let project = session.project;
    let mut tests = files::list(&project.root.join("tests").join("package"))?;
    tests.retain(|path| {
        path.to_str()
            .is_some_and(|path| path.ends_with(".test.mjs"))
    });
    if tests.is_empty() {
        return Ok(Tally::default());
    }
    // One report to read, one to count.
    let report = project.target.join("package-test.tap");
    let finished = Run::new("node")
        .args([
            "--test",
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
        ])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(&tests)
        .dir(&project.root)
        .env("PACKAGE_PROJECT", &installed.project)
        .tee()?;
    Ok(count::tap(&files::read(&report)?).with_success(finished.status.success()))
}
