//! Checks the dependencies of the package (locked, allowed, with notices) and that its build is reproducible.

mod audit;
mod linked;
mod twin;

use anyhow::Result;

use super::Session;
use super::count::Tally;

/// The outcome of a check without findings.
enum Outcome {
    Passed,
    /// It needs a service that does not answer: neither passed nor failed.
    NotAsked,
}

/// Runs every check.
pub fn run(session: &Session) -> Result<Tally> {
    let project = session.project;
    session.build()?;
    let passed = |()| Outcome::Passed;
    let checks = [
        (
            "licences, bans and sources of crates",
            audit::crates(project, &["bans", "licenses", "sources"]),
        ),
        (
            "each crate that is shipped has one version",
            audit::shipped_once(project).map(passed),
        ),
        (
            "every crate that is linked has its notice",
            linked::check(project).map(passed),
        ),
        (
            "two builds in two folders are the same bytes",
            twin::check(project).map(passed),
        ),
        (
            "advisories on crates",
            audit::crates(project, &["advisories"]),
        ),
        ("advisories on npm packages", audit::npm(project)),
    ];
    let tallies = checks.into_iter().map(|(name, outcome)| match outcome {
        Ok(Outcome::Passed) => {
            println!("ok     {name}");
            Tally::one(true)
        }
        Ok(Outcome::NotAsked) => {
            println!("skipped, as the service does not answer: {name}");
            Tally::default()
        }
        Err(error) => {
            println!("FAILED {name}: {error:#}");
            Tally::FAILURE
        }
    });
    Ok(tallies.sum())
}
