//! The suite `mock-org`: the package okta-mock-org.
//!
//! In the suite `native` the org's tests ask its router. Here the same tests ask orgs of the built package in Node.js, and
//! the scripts in `tests/mock-org` follow.

use anyhow::{Result, bail};

use super::count::{self, Tally};
use super::suite::Suite;
use super::{Session, scripts};
use crate::build;
use crate::project::Project;

/// Tests that cannot run on the package, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "server::host::a_host_that_cannot_be_read_is_refused",
        "`fetch` refuses a URL with such a host",
    ),
    (
        "server::pages::pages_come_from_their_mounts_with_the_right_types",
        "these pages are files that the native server serves",
    ),
];

/// Builds the package and runs its tests.
pub fn run(session: &Session, suite: Suite) -> Result<Tally> {
    build::build_mock_org(session.project)?;
    let tallies = [org_tests(session.project), scripts::run(session, suite)];
    let tallies = tallies.into_iter().map(|tally| {
        tally.unwrap_or_else(|error| {
            println!("error: {error:#}");
            Tally::FAILURE
        })
    });
    Ok(tallies.sum())
}

/// The org's tests, on the package.
fn org_tests(project: &Project) -> Result<Tally> {
    for (test, why) in LEFT_OUT {
        println!("not run on the package: {test}, because {why}");
    }
    let left_out = LEFT_OUT.iter().flat_map(|(test, _)| ["--skip", test]);
    let finished = project
        .cargo()
        .args(["test", "--package", "mock-org", "--test", "org"])
        .args(["--", "--exact"])
        .args(left_out)
        .env("MOCK_ORG_CORE", project.pkg_mock_org())
        .tee()?;
    if finished.status.success() && count::left_out(&finished.stdout) != LEFT_OUT.len() as u64 {
        bail!("LEFT_OUT names a test that does not exist");
    }
    Ok(count::libtest(&finished.stdout).with_success(finished.status.success()))
}
