//! npm's lock files.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::rules::File;
use crate::project::Project;

/// How to make a lock file without the addresses of a registry. npm reads the `.npmrc` of its own folder only.
const ADVICE: &str = "run `npm install --package-lock-only --userconfig <the root>/.npmrc` in the folder of the file";

/// lockfile-lint checks the kind of hashes and that no host of a registry is named. It accepts packages without a hash
/// and does not check the manifests, so both are checked here.
pub fn check(project: &Project, files: &[File]) -> Result<()> {
    let locks: Vec<&File> = files
        .iter()
        .filter(|file| file.path.ends_with("package-lock.json"))
        .collect();
    project
        .npm_bin("lockfile-lint")
        .args(locks.iter().flat_map(|lock| ["--path", &lock.path]))
        .args(["--validate-https", "--allowed-hosts", "no-host.invalid"])
        .args(["--validate-integrity", "--format", "plain"])
        .read()
        .context(ADVICE)?;
    let mut violations = Vec::new();
    let locked: Vec<String> = locks.iter().map(|lock| lock.path.clone()).collect();
    for File { path, text } in locks {
        let lock: Value =
            serde_json::from_str(text).with_context(|| format!("cannot read {path}"))?;
        let found = loose(&lock).into_iter().chain(without_hash(&lock));
        violations.extend(found.map(|what| format!("\n  {path}: {what}")));
    }
    for File { path, text } in files {
        let Some(folder) = path.strip_suffix("package.json") else {
            continue;
        };
        let has_lock = locked.contains(&format!("{folder}package-lock.json"));
        if text.contains("ependencies\": {") && !has_lock {
            violations.push(format!("\n  {path}: has no package-lock.json"));
        }
    }
    if !violations.is_empty() {
        bail!("{}", violations.concat());
    }
    Ok(())
}

/// Dependencies with a range instead of a version. The lock file repeats them from the manifest.
fn loose(lock: &Value) -> Vec<String> {
    let manifest = &lock["packages"][""];
    ["dependencies", "devDependencies", "optionalDependencies"]
        .iter()
        .filter_map(|group| manifest[*group].as_object())
        .flatten()
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

fn without_hash(lock: &Value) -> Vec<String> {
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
        let found = loose(&json!({ "packages": { "": manifest } }));
        assert_eq!(found.len(), 4, "{found:?}");
    }

    #[test]
    fn packages_without_a_hash_are_found() {
        let lock = json!({ "packages": {
            "": {}, "node_modules/a": { "integrity": "sha512-x" }, "node_modules/b": {},
            "node_modules/c": { "link": true }
        }});
        assert_eq!(without_hash(&lock), ["node_modules/b has no integrity"]);
    }
}
