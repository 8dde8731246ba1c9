//! The newest Node.js. Some suites run on it as well as on the installed one, because faults can depend on the engine.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use super::npm::{install, installed_version, major};
use crate::files::{copy, read};
use crate::progress::Step;
use crate::project::Project;

/// A Node.js to run suites on.
pub struct Node {
    /// Its display name.
    pub title: String,
    /// The path of its program.
    pub program: PathBuf,
}

/// The installed Node.js; with `with_newest` also the newest one, if its major version differs.
pub fn nodes(project: &Project, with_newest: bool) -> Result<Vec<Node>> {
    let node = |version: &str, program| Node {
        title: format!("Node.js {}", version.trim().trim_start_matches('v')),
        program,
    };
    let installed = installed_version()?;
    let mut nodes = vec![node(&installed, "node".into())];
    let newest = version(project)?;
    if with_newest && major(&newest) > major(&installed) {
        nodes.push(node(&newest, program(project)?));
    }
    Ok(nodes)
}

/// The label of this piece of the setup.
pub fn label(project: &Project) -> Result<String> {
    Ok(format!("Node.js {}", version(project)?))
}

/// Installs the version of its lock file from npm, unless the installed Node.js is as new.
pub fn ensure(project: &Project, step: &mut Step) -> Result<String> {
    if major(&version(project)?) <= major(&installed_version()?) {
        return Ok("the installed Node.js is as new".into());
    }
    for name in ["package.json", "package-lock.json"] {
        copy(&manifests(project).join(name), &folder(project).join(name))?;
    }
    install(&folder(project), step)
}

/// The version that the manifest pins, the same for every platform.
fn version(project: &Project) -> Result<String> {
    let manifest: Value = serde_json::from_str(&read(&manifests(project).join("package.json"))?)?;
    pinned(&manifest)
        .ok_or_else(|| anyhow!("tests/support/newest-node/package.json does not pin one version"))
}

fn pinned(manifest: &Value) -> Option<String> {
    let mut versions = manifest["optionalDependencies"].as_object()?.values();
    let first = versions.next()?.as_str()?;
    versions.all(|other| other == first).then(|| first.into())
}

/// npm installs only the package of this platform.
fn program(project: &Project) -> Result<PathBuf> {
    let modules = folder(project).join("node_modules");
    let entries =
        fs::read_dir(&modules).with_context(|| format!("cannot read {}", modules.display()))?;
    entries
        .filter_map(|entry| Some(entry.ok()?.path().join("bin").join("node")))
        .find(|program| program.is_file())
        .ok_or_else(|| {
            anyhow!(
                "npm has no package of the newest Node.js for this platform: install it as `node` on $PATH"
            )
        })
}

fn manifests(project: &Project) -> PathBuf {
    project
        .root
        .join("tests")
        .join("support")
        .join("newest-node")
}

fn folder(project: &Project) -> PathBuf {
    project.target.join("newest-node")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_platform_has_the_same_version() {
        let of = |other| pinned(&json!({ "optionalDependencies": { "a": "1.2.3", "b": other } }));
        assert_eq!(of("1.2.3"), Some("1.2.3".into()));
        assert_eq!(of("1.2.4"), None);
        assert_eq!(pinned(&json!({})), None);
    }
}
