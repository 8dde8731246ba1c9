//! The suites in JavaScript: `tests/<suite>/*.test.mjs` under Node.js's own test runner.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::Session;
use super::count::{self, Tally};
use super::suite::{Choice, Suite};
use crate::demo;
use crate::docs;
use crate::files;
use crate::pack;
use crate::playground;
use crate::process::Run;
use crate::project::Project;
use crate::setup::{self, Engine};

/// The extra time before the whole process is stopped, because a test that blocks the event loop cannot be stopped from
/// within.
const GRACE: Duration = Duration::from_secs(10);

/// The prefixes of files that `quick` skips; each takes a minute.
const SLOW: &[&str] = &["growth", "memory", "recovery"];

/// The file that runs in every browser on the demo page.
const SMOKE: &str = "smoke.test.mjs";

/// Runs the suite's files one by one, because some measure time and memory, on every required Node.js. A file that
/// hangs is a failure, and the others still run.
pub fn run(session: &Session, suite: Suite) -> Result<Tally> {
    let project = session.project;
    let scripts = suite.scripts().context("this suite is not in JavaScript")?;
    let files = test_files(project, suite)?;
    let installed = session.installed()?;
    let org = demo::compile_mock_org(project)?;
    let packed = match suite.choice {
        Choice::MockOrg | Choice::Examples => Some(pack::mock_org(project)?),
        _ => None,
    };
    let playground = project.target.join(playground::FOLDER);
    if suite.choice == Choice::Demo && !is_smoke(suite) {
        playground::write_to(project, &playground)?;
    }
    if suite.choice == Choice::Docs {
        docs::write_site(project)?;
    }
    let screen = suite.browser().screen()?;
    let mut sum = Tally::default();
    for (index, node) in setup::nodes(project, scripts.newest)?
        .into_iter()
        .enumerate()
    {
        println!("{} on {}", suite.title(), node.title);
        // Pages do not depend on the Node.js that drives the browser.
        let with_pages = index == 0;
        let mut files = files.clone();
        files.retain(|path| with_pages || !is_of_pages(path));
        let size = if scripts.together { files.len() } else { 1 };
        for files in files.chunks(size) {
            let run = Run::new(&node.program)
                .env("PACKAGE_PROJECT", &installed.project)
                .env("PACKAGE_TARBALL", &installed.tarball)
                .env("MOCK_ORG", &org)
                .env("PLAYGROUND", &playground)
                .env("CARGO_TARGET_DIR", &project.target)
                .env("PAGES", if with_pages { "yes" } else { "no" });
            let run = match &packed {
                Some(tarball) => run
                    .env("MOCK_ORG_CORE", project.pkg_mock_org())
                    .env("MOCK_ORG_PACKAGE", tarball),
                None => run,
            };
            let run = suite.browser().for_scripts(project, run)?;
            let run = match &screen {
                Some(screen) => screen.shows(run),
                None => run,
            };
            let tally = run_files(session, run, files, scripts.limit).and_then(|tally| {
                let some = suite.choice == Choice::Live || !session.node_args.is_empty();
                if tally == Tally::default() && !some {
                    bail!("no test ran");
                }
                Ok(tally)
            });
            sum = sum
                + tally.unwrap_or_else(|error| {
                    let names: Vec<String> = files.iter().map(|it| project.shown(it)).collect();
                    println!("error: {}: {error:#}", names.join(", "));
                    Tally::FAILURE
                });
        }
    }
    Ok(sum)
}

/// Whether a file tests pages only.
fn is_of_pages(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name == "page.test.mjs" || name.ends_with("-page.test.mjs")
}

/// Whether only [`SMOKE`] runs: the other files use features of Chromium.
fn is_smoke(suite: Suite) -> bool {
    suite.quick || suite.browser() != Engine::Chromium
}

fn test_files(project: &Project, suite: Suite) -> Result<Vec<PathBuf>> {
    let folder = project.root.join("tests").join(suite.choice.name());
    let mut files = files::list(&folder)?;
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let wanted = match suite.choice {
            Choice::Package if suite.quick => !SLOW.iter().any(|slow| name.starts_with(slow)),
            // In Chromium, the walks do what it does.
            Choice::Demo => is_smoke(suite) == (name == SMOKE),
            _ => true,
        };
        wanted && name.ends_with(".test.mjs")
    });
    if files.is_empty() {
        bail!("{} has no tests", project.shown(&folder));
    }
    Ok(files)
}

fn run_files(session: &Session, run: Run, files: &[PathBuf], limit: Duration) -> Result<Tally> {
    // One report is printed, and one is counted. An old report must not be counted.
    let report = session.project.target.join("node-test.tap");
    files::write(&report, "")?;
    let finished = run
        .args(["--test", "--test-concurrency=2"])
        .arg(format!("--test-timeout={}", limit.as_millis()))
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .arg("--test-reporter=tap")
        .arg(format!("--test-reporter-destination={}", report.display()))
        .args(session.node_args)
        .args(files)
        .dir(&session.project.root)
        .limit(limit + GRACE)
        .tee()?;
    let report = files::read(&report)?;
    let mut failed = session.failed.borrow_mut();
    failed.extend(count::failed(&report));
    Ok(count::tap(&report).with_success(finished.status.success()))
}
