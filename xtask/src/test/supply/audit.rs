//! Known weaknesses of what is depended on. Those who know them have to be asked; where they do not
//! answer, that is said, and nothing has failed.

use std::collections::BTreeMap;

use anyhow::{Context, Error, Result};
use serde::Deserialize;
use serde_json::Value;

use super::Outcome;
use crate::files;
use crate::process::Run;
use crate::project::Project;
use crate::setup;

/// What npm and cargo-deny say when nobody answers them.
const NO_ANSWER: &[&str] = &[
    "audit endpoint returned an error",
    "network connectivity",
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ETIMEDOUT",
    "failed to fetch advisory database",
    "failed to load advisory database",
];

/// Findings that are let be: `xtask/npm-audit.toml`.
#[derive(Deserialize)]
struct Known {
    allow: BTreeMap<String, String>,
}

/// The workspaces that are held to `deny.toml`.
const MANIFESTS: &[&str] = &["Cargo.toml", "fuzz/Cargo.toml"];

/// `cargo deny check` of the things named.
pub fn crates(project: &Project, what: &[&str]) -> Result<Outcome> {
    for manifest in MANIFESTS {
        let run = setup::CARGO_DENY
            .run(project)?
            .args(["--locked", "--manifest-path", manifest])
            .args(["--config", "deny.toml", "--log-level", "error"])
            .args(["check", "--hide-inclusion-graph"])
            .args(what);
        if let Err(error) = run.read() {
            return unanswered(error);
        }
    }
    Ok(Outcome::Passed(vec![]))
}

/// `npm audit` of the tools. The package itself has no dependencies to ask about.
pub fn npm(project: &Project) -> Result<Outcome> {
    let known = files::read(&project.root.join("xtask").join("npm-audit.toml"))?;
    let known: Known = toml::from_str(&known).context("cannot read xtask/npm-audit.toml")?;
    let asked = Run::new("npm")
        .args([
            "audit",
            "--json",
            "--package-lock-only",
            "--audit-level=none",
        ])
        .dir(&project.root)
        .read();
    match asked {
        Ok(report) => {
            let report: Value =
                serde_json::from_str(&report).context("cannot read npm's report")?;
            Ok(unknown(&report, &known).into())
        }
        Err(error) => unanswered(error),
    }
}

/// Tells a service that does not answer from a check that fails.
fn unanswered(error: Error) -> Result<Outcome> {
    let text = format!("{error:#}");
    let line = text
        .lines()
        .find(|line| NO_ANSWER.iter().any(|words| line.contains(words)));
    match line {
        Some(line) => Ok(Outcome::NotAsked(line.trim().to_owned())),
        None => Err(error),
    }
}

/// The findings that nobody has let be.
fn unknown(report: &Value, known: &Known) -> Vec<String> {
    let packages = report["vulnerabilities"].as_object().into_iter().flatten();
    let findings =
        packages.flat_map(|(_, package)| package["via"].as_array().into_iter().flatten());
    let mut told: Vec<String> = findings
        .filter_map(|finding| {
            let url = finding["url"].as_str()?;
            let id = url.rsplit('/').next()?;
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            let line = || format!("{}: {} ({url})", text("name"), text("title"));
            (!known.allow.contains_key(id)).then(line)
        })
        .collect();
    told.sort();
    told.dedup();
    told
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;
    use serde_json::json;

    use super::*;

    #[test]
    fn findings_are_told_once_unless_they_are_let_be() {
        let finding =
            |id: &str| json!({ "name": "a", "title": id, "url": format!("https://x/{id}") });
        let report = json!({ "vulnerabilities": {
            "a": { "via": [finding("GHSA-1"), finding("GHSA-2")] },
            "b": { "via": ["a", finding("GHSA-2")] }
        }});
        let known: Known = toml::from_str("[allow]\nGHSA-1 = 'why'").unwrap();
        assert_eq!(unknown(&report, &known), ["a: GHSA-2 (https://x/GHSA-2)"]);
        assert!(unknown(&json!({ "vulnerabilities": {} }), &known).is_empty());
    }

    #[test]
    fn only_silence_is_forgiven() {
        let silent = anyhow!("npm failed. It said:\n  npm error audit endpoint returned an error");
        assert!(matches!(unanswered(silent), Ok(Outcome::NotAsked(_))));
        assert!(unanswered(anyhow!("no lock file")).is_err());
    }
}
