//! What the package is made of: locked, allowed, told of, and the same bytes wherever it is built.

mod audit;
mod linked;
mod locks;
mod twin;

use anyhow::Result;

use super::Session;
use super::count::Tally;
use crate::dependencies::{self, Crate};
use crate::project::Project;

/// What a check came to.
enum Outcome {
    /// Nothing breaks it; with what there is to note.
    Passed(Vec<String>),
    Failed(Vec<String>),
    /// It needs a service that does not answer here: neither passed nor failed.
    NotAsked(String),
}

impl From<Vec<String>> for Outcome {
    /// Passed, where nothing breaks it.
    fn from(violations: Vec<String>) -> Self {
        if violations.is_empty() {
            Self::Passed(vec![])
        } else {
            Self::Failed(violations)
        }
    }
}

/// Runs every check.
pub fn run(session: &Session) -> Result<Tally> {
    let project = session.project;
    session.build()?;
    let crates = dependencies::locked(project, "Cargo.toml")?;
    let checks = [
        ("fuzz/Cargo.lock fits its manifest", fits(project)),
        ("npm packages are pinned and sealed", locks::npm(project)),
        (
            "licences, bans and sources of crates",
            audit::crates(project, &["bans", "licenses", "sources"]),
        ),
        ("versions of crates", versions(project, &crates)),
        (
            "every crate that is linked has its notice",
            linked::check(project, &crates).map(Into::into),
        ),
        (
            "two builds in two folders are the same bytes",
            twin::check(project).map(Into::into),
        ),
        (
            "advisories on crates",
            audit::crates(project, &["advisories"]),
        ),
        ("advisories on npm packages", audit::npm(project)),
    ];
    Ok(checks
        .into_iter()
        .map(|(name, check)| told(name, check))
        .sum())
}

fn told(name: &str, outcome: Result<Outcome>) -> Tally {
    let (line, details, tally) = match outcome {
        Ok(Outcome::Passed(notes)) => ("ok    ", notes, Tally::one(true)),
        Ok(Outcome::Failed(violations)) => ("FAILED", violations, Tally::FAILURE),
        Ok(Outcome::NotAsked(why)) => ("not asked", vec![why], Tally::default()),
        Err(error) => ("FAILED", vec![format!("{error:#}")], Tally::FAILURE),
    };
    println!("{line} {name}");
    for detail in details {
        println!("       {detail}");
    }
    tally
}

/// The fuzzers' lock file; that of the workspace was read with `--locked` before.
fn fits(project: &Project) -> Result<Outcome> {
    dependencies::locked(project, "fuzz/Cargo.toml").map(|_| vec![].into())
}

/// What is shipped has each crate once; of the others it is told.
fn versions(project: &Project, all: &[Crate]) -> Result<Outcome> {
    let shipped = dependencies::shipped(project)?;
    let twice = dependencies::twice(&shipped);
    if !twice.is_empty() {
        return Ok(Outcome::Failed(twice));
    }
    Ok(Outcome::Passed(vec![format!(
        "{} crates shipped, each once; of those for tools, {} are there in several versions",
        shipped.len(),
        dependencies::twice(all).len()
    )]))
}
