//! What no test run shows: format, clippy for both targets, and the repository's own rules.

use anyhow::Result;

use super::count::Tally;
use super::rules;
use crate::process::Run;
use crate::project::{CRATE, Project, WASM_TARGET};

/// Runs every check, each counted as one test; without `thorough`, those that compile nothing.
pub fn run(project: &Project, thorough: bool) -> Result<Tally> {
    let mut tally = vec![check(
        "cargo fmt",
        project.cargo().args(["fmt", "--all", "--check"]),
    )];
    for rule in rules::check(project)? {
        for line in &rule.notes {
            println!("note: {line}");
        }
        for line in &rule.violations {
            println!("error: {line}");
        }
        tally.push(told(rule.name, rule.violations.is_empty()));
    }
    if thorough {
        let clippy = || project.cargo().args(["clippy", "--quiet", "--all-targets"]);
        let deny = ["--", "--deny", "warnings"];
        tally.push(check(
            "clippy, this machine",
            clippy().arg("--workspace").args(deny),
        ));
        let wasm = clippy()
            .args(["--package", CRATE, "--target", WASM_TARGET])
            .args(deny);
        tally.push(check("clippy, WebAssembly", wasm));
    }
    Ok(tally.into_iter().sum())
}

fn check(name: &str, run: Run) -> Tally {
    let outcome = run.live();
    if let Err(error) = &outcome {
        println!("error: {error:#}");
    }
    told(name, outcome.is_ok())
}

fn told(name: &str, passed: bool) -> Tally {
    println!("{} {name}", if passed { "ok    " } else { "FAILED" });
    Tally::one(passed)
}
