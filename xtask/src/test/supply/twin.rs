//! A second build, in another folder.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::files;
use crate::process::Run;
use crate::project::Project;

/// A build from nothing, on a slow machine.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Copies the repository, builds the package of the copy, and says in which files it differs.
pub fn check(project: &Project) -> Result<Vec<String>> {
    let twin = project.target.join("twin");
    let root = twin.join("some-other-folder");
    copy_repository(project, &root)?;
    // Its own target folder: nothing that the first build made is used again.
    Run::new(env::current_exe().context("cannot find xtask")?)
        .arg("build")
        .dir(&root)
        .env("CARGO_TARGET_DIR", twin.join("target"))
        .limit(LIMIT)
        .read()
        .context("cannot build in another folder")?;
    differences(&project.pkg(), &root.join("pkg"))
}

/// Copies what git has or would take; the npm packages are shared.
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

fn differences(one: &Path, other: &Path) -> Result<Vec<String>> {
    let names: BTreeSet<PathBuf> = [one, other]
        .into_iter()
        .map(|folder| below(folder, Path::new("")))
        .collect::<Result<Vec<_>>>()?
        .concat()
        .into_iter()
        .collect();
    if names.is_empty() {
        bail!("there are no files to compare");
    }
    let differs = |name: &&PathBuf| match (fs::read(one.join(name)), fs::read(other.join(name))) {
        (Ok(one), Ok(other)) => one != other,
        _ => true,
    };
    let different = names.iter().filter(differs);
    Ok(different
        .map(|name| format!("{} differs", name.display()))
        .collect())
}

/// Every file below a folder, by its path from there.
fn below(root: &Path, folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(root.join(folder))
        .with_context(|| format!("cannot read {}", root.join(folder).display()))?;
    for entry in entries {
        let entry = entry?;
        let path = folder.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            found.extend(below(root, &path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_or_a_file_more_is_a_difference() {
        let folder = env::temp_dir().join(format!("okta-idx-wasm-twin-{}", std::process::id()));
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        for side in ["a", "b"] {
            write(&format!("{side}/same/x"), "x");
            write(&format!("{side}/other"), side);
        }
        write("a/more", "");
        let found = differences(&folder.join("a"), &folder.join("b")).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, ["more differs", "other differs"]);
    }
}
