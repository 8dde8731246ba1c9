//! Node.js and the root's npm packages, in the exact versions of `package-lock.json`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::files::{read, write};
use crate::process::Run;
use crate::progress::Step;
use crate::project::Project;

/// The oldest Node.js that runs the tools.
const NODE: u32 = 20;

/// Installs the root's packages.
pub fn ensure(project: &Project, step: &mut Step) -> Result<String> {
    check_node()?;
    install(&project.root, step)
}

/// Installs the packages of the lock file in `folder`, unless the last installation used the same lock file.
pub fn install(folder: &Path, step: &mut Step) -> Result<String> {
    let lock = read(&folder.join("package-lock.json"))?;
    // A copy of the lock file. It is written last, so an interrupted installation has none.
    let stamp = folder.join("node_modules").join(".xtask-lock");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok("present".into());
    }
    step.announce("installing");
    Run::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .dir(folder)
        .watch(|line| step.now(line))
        .context("cannot install npm packages")?;
    write(&stamp, &lock)?;
    Ok("installed".into())
}

fn check_node() -> Result<()> {
    let wanted = format!("install Node.js {NODE} or newer, with npm");
    let version = installed_version().with_context(|| format!("no Node.js found: {wanted}"))?;
    match major(&version) {
        Some(major) if major >= NODE => Ok(()),
        _ => bail!("Node.js {} is too old: {wanted}", version.trim()),
    }
}

/// The output of `node --version`.
pub fn installed_version() -> Result<String> {
    Run::new("node").arg("--version").read()
}

/// The major version in the output of `node --version`, or in a version.
pub fn major(version: &str) -> Option<u32> {
    let version = version.trim().trim_start_matches('v');
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_nodes_major_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("26.10.0"), Some(26));
        assert_eq!(major("newest"), None);
        assert_eq!(major(""), None);
    }
}
