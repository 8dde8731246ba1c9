//! A second build, in another folder.

use std::env;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::files;
use crate::process::Run;
use crate::project::Project;

/// The time limit of a full build, for slow machines.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Copies the repository, builds the package of the copy, and compares the two.
pub fn check(project: &Project) -> Result<()> {
    let twin = project.target.join("twin");
    let root = twin.join("some-other-folder");
    copy_repository(project, &root)?;
    // Its own target folder, so that no output of the first build is reused.
    Run::new(env::current_exe().context("cannot find xtask")?)
        .arg("build")
        .dir(&root)
        .env("CARGO_TARGET_DIR", twin.join("target"))
        .limit(LIMIT)
        .read()
        .context("cannot build in another folder")?;
    compare(&project.pkg(), &root.join("pkg"))
}

/// Copies the files that are committed or could be; the npm packages are shared.
fn copy_repository(project: &Project, to: &Path) -> Result<()> {
    files::empty(to)?;
    for name in project.repository_files()? {
        let from = project.root.join(&name);
        if from.is_file() {
            files::copy(&from, &to.join(name))?;
        }
    }
    symlink(project.root.join("node_modules"), to.join("node_modules"))
        .context("cannot link the npm packages")
}

fn compare(one: &Path, other: &Path) -> Result<()> {
    let diff = Run::new("diff").arg("-qr").arg(one).arg(other);
    diff.read().map(drop)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_byte_or_a_file_more_is_a_difference() {
        let folder = env::temp_dir().join(format!("okta-idx-wasm-twin-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let compare = || compare(&folder.join("a"), &folder.join("b"));
        write("a/x/same", "x");
        write("b/x/same", "x");
        assert!(compare().is_ok());
        write("a/other", "a");
        write("b/other", "b");
        write("a/more", "");
        let error = format!("{:#}", compare().unwrap_err());
        fs::remove_dir_all(&folder).unwrap();
        assert!(
            error.contains("/other differ") && error.contains("a: more"),
            "{error}"
        );
        assert!(!error.contains("same"), "{error}");
    }
}
