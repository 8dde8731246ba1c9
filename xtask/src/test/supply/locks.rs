//! The lock files of npm.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Outcome;
use crate::files;
use crate::process::Run;
use crate::project::Project;

/// Every manifest with a lock file names exact versions, and every locked package has the hash of its bytes.
pub fn npm(project: &Project) -> Result<Outcome> {
    let list = Run::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .args(["--", "package-lock.json", "**/package-lock.json"])
        .dir(&project.root)
        .read()?;
    let mut violations = Vec::new();
    let locks: Vec<&str> = list.lines().collect();
    for lock in &locks {
        let path = project.root.join(lock);
        let read = |path: &Path| -> Result<Value> {
            serde_json::from_str(&files::read(path)?).with_context(|| format!("cannot read {lock}"))
        };
        let manifest = read(&path.with_file_name("package.json"))?;
        let found = loose(&manifest).into_iter().chain(unsealed(&read(&path)?));
        violations.extend(found.map(|what| format!("{lock}: {what}")));
    }
    if locks.is_empty() {
        bail!("no package-lock.json");
    }
    Ok(violations.into())
}

/// Dependencies with a range instead of a version.
fn loose(manifest: &Value) -> Vec<String> {
    let groups = ["dependencies", "devDependencies", "optionalDependencies"];
    let all = groups
        .iter()
        .filter_map(|group| manifest[*group].as_object());
    all.flatten()
        .filter_map(|(name, version)| {
            let version = version.as_str().unwrap_or_default();
            // An alias has its version after the last `@`.
            let exact = version.rsplit('@').next().unwrap_or_default();
            let is_exact = exact.split('.').count() >= 3
                && exact.starts_with(|it: char| it.is_ascii_digit())
                && !exact.contains([' ', '|', 'x', '*']);
            (!is_exact).then(|| format!("{name} is wanted as {version:?}"))
        })
        .collect()
}

/// Locked packages without a hash.
fn unsealed(lock: &Value) -> Vec<String> {
    let packages = lock["packages"].as_object().into_iter().flatten();
    packages
        .filter(|(place, package)| {
            !place.is_empty()
                && package["link"] != true
                && package["inBundle"] != true
                && package["integrity"].as_str().is_none()
        })
        .map(|(place, _)| format!("{place} has no integrity"))
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ranges_are_found() {
        let manifest = json!({
            "dependencies": { "a": "1.2.3", "b": "^1.2.3", "c": "npm:d@1.0.0-rc.1" },
            "devDependencies": { "e": "latest", "f": "1.x", "g": "1.2.3 - 2.0.0" }
        });
        let names: Vec<String> = loose(&manifest);
        assert_eq!(names.len(), 4, "{names:?}");
        assert!(loose(&json!({})).is_empty());
    }

    #[test]
    fn packages_without_a_hash_are_found() {
        let lock = json!({ "packages": {
            "": {}, "node_modules/a": { "integrity": "sha512-x" }, "node_modules/b": {},
            "node_modules/c": { "link": true }
        }});
        assert_eq!(unsealed(&lock), ["node_modules/b has no integrity"]);
    }
}
