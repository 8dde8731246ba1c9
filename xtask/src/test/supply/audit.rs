//! cargo-deny and audit-ci. They need online databases of vulnerabilities. If a database does not answer, this is
//! reported and is not a failure.

use anyhow::{Error, Result};

use super::Outcome;
use crate::process::Run;
use crate::project::{Project, WASM_TARGET};
use crate::setup;

/// The messages of cargo-deny and audit-ci if a service does not answer. npm then reports an error without a code.
const NO_ANSWER: &[&str] = &[
    "failed to fetch advisory database",
    "failed to load advisory database",
    "code undefined",
];

/// Runs the given checks of `cargo deny check` for every crate of both workspaces. The lock files must match the
/// manifests.
pub fn crates(project: &Project, what: &[&str]) -> Result<Outcome> {
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        let run = deny(project, &["--workspace", "--manifest-path", manifest])?.args(what);
        if let Outcome::NotAsked = answered(run)? {
            return Ok(Outcome::NotAsked);
        }
    }
    Ok(Outcome::Passed)
}

/// Only checked for the package: every further version of a crate adds bytes to it. Tools may use several versions.
pub fn shipped_once(project: &Project) -> Result<()> {
    let shipped = ["--exclude-dev", "--target", WASM_TARGET];
    let run = deny(project, &shipped)?.args(["--deny", "duplicate", "bans"]);
    run.read().map(drop)
}

/// audit-ci, for the tools of the root. The package itself has no dependencies.
pub fn npm(project: &Project) -> Result<Outcome> {
    answered(
        project
            .npm_bin("audit-ci")
            .args(["--config", "audit-ci.jsonc"]),
    )
}

fn deny(project: &Project, graph: &[&str]) -> Result<Run> {
    Ok(setup::CARGO_DENY
        .run(project)?
        .arg("--locked")
        .args(graph)
        .args(["--config", "deny.toml", "--log-level", "error"])
        .args(["check", "--hide-inclusion-graph"]))
}

fn answered(run: Run) -> Result<Outcome> {
    run.read().map_or_else(unanswered, |_| Ok(Outcome::Passed))
}

/// Distinguishes a service that does not answer from a failed check.
fn unanswered(error: Error) -> Result<Outcome> {
    let text = format!("{error:#}");
    if NO_ANSWER.iter().any(|words| text.contains(words)) {
        Ok(Outcome::NotAsked)
    } else {
        Err(error)
    }
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn only_silence_is_forgiven() {
        let silent = anyhow!("`audit-ci` failed. It said:\n  code undefined: \n  Exiting...");
        assert!(matches!(unanswered(silent), Ok(Outcome::NotAsked)));
        assert!(unanswered(anyhow!("code ENOLOCK: no lock file")).is_err());
    }
}
