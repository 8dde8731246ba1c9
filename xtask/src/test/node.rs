//! Node.js's own test runner, on the installed package.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use super::Session;
use super::count::{self, Tally};
use crate::files;
use crate::process::Run;
use crate::setup::{Node, nodes};

/// What one file of tests may take, unless its suite says otherwise. The slowest takes a fifth of it.
pub const LIMIT: Duration = Duration::from_secs(3 * 60);

/// How much later the whole process is stopped: a test that never yields cannot be stopped from within.
const GRACE: Duration = Duration::from_secs(10);

/// Runs `tests/<folder>/*.test.mjs` against the installed tarball, on every Node.js: `$PACKAGE_PROJECT` is its
/// project. `more` adds to the environment. A file that hangs is a failure, and the others still run.
pub fn run(
    session: &Session,
    folder: &str,
    limit: Duration,
    more: impl Fn(Run) -> Run,
) -> Result<Tally> {
    let mut tests = files::list(&session.project.root.join("tests").join(folder))?;
    tests.retain(|path| {
        path.to_str()
            .is_some_and(|path| path.ends_with(".test.mjs"))
    });
    let mut sum = Tally::default();
    for node in nodes(session.project)? {
        println!("{folder} on {}", node.title);
        for file in &tests {
            let tally = run_file(session, &node, file, limit, &more)?;
            sum = sum + tally;
        }
    }
    Ok(sum)
}

fn run_file(
    session: &Session,
    node: &Node,
    file: &Path,
    limit: Duration,
    more: impl Fn(Run) -> Run,
) -> Result<Tally> {
    let project = session.project;
    let shown = project.shown(file);
    // One report to read, one to count. An old one must not be counted.
    let report: PathBuf = project.target.join("node-test.tap");
    files::write(&report, "")?;
    let run = Run::new(&node.program)
        .args([
            "--test",
            &format!("--test-timeout={}", limit.as_millis()),
            "--test-reporter=spec",
            "--test-reporter-destination=stdout",
        ])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .arg(file)
        .dir(&project.root)
        .env("PACKAGE_PROJECT", &session.installed()?.project)
        .limit(limit + GRACE);
    let finished = match more(run).tee() {
        Ok(finished) => finished,
        Err(error) => {
            println!("error: {shown} on {}: {error:#}", node.title);
            return Ok(Tally::FAILURE);
        }
    };
    let tally = count::tap(&files::read(&report)?).with_success(finished.status.success());
    if tally == Tally::default() {
        println!("error: {shown} on {} ran no test", node.title);
        return Ok(Tally::FAILURE);
    }
    Ok(tally)
}
