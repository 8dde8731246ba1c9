//! The demo page as files for any static host, with the mock org in a service worker.

use std::fs;
use std::path::{self, Path};

use anyhow::{Result, bail};

use crate::build::{self, NOTICES};
use crate::files::{copy, empty, read, tree, write};
use crate::progress::Steps;
use crate::project::{CRATE, MOCK_ORG, Project};

/// The folder below cargo's target folder that the tests use.
pub const FOLDER: &str = "playground";

/// The page's entry point, as `index.html` loads it, and the one that waits for the worker first.
const ENTRY: &str = "src=\"app.mjs\"";
const OWN_ENTRY: &str = "src=\"playground.mjs\"";

/// The service worker. Its folder is its scope.
const WORKER: &str = "org-worker.js";

/// Builds the mock org unless it is up to date, and replaces the files of the folder. The package is built.
pub fn write_to(project: &Project, folder: &Path) -> Result<()> {
    build::build_mock_org(project)?;
    // Tools run in the root of the workspace.
    let folder = &path::absolute(folder)?;
    Steps::new("playground", 1).run("write the files", |_| {
        empty_own(folder)?;
        let page = project.root.join("www-demo");
        let own = page.join("playground");
        copy_tree(&page, folder, &own)?;
        copy_tree(&project.pkg(), &folder.join(CRATE), &own)?;
        for name in ["LICENSE", NOTICES] {
            let from = project.pkg_mock_org().join(name);
            copy(&from, &folder.join(MOCK_ORG).join(name))?;
        }
        copy(&own.join("config.json"), &folder.join("config.json"))?;
        copy(&own.join("page.mjs"), &folder.join("playground.mjs"))?;
        let index = folder.join("index.html");
        write(&index, &with_own_entry(&read(&index)?)?)?;
        build::bundle_script(project, &own.join("worker.mjs"), &folder.join(WORKER))?;
        Ok(format!("{} files", tree(folder)?.len()))
    })
}

/// Empties the folder, if its files were written by this command.
fn empty_own(folder: &Path) -> Result<()> {
    let is_empty = !folder.exists() || fs::read_dir(folder)?.next().is_none();
    if !is_empty && !folder.join(WORKER).exists() {
        bail!("{} has other files: name a new folder", folder.display());
    }
    empty(folder)
}

fn copy_tree(from: &Path, to: &Path, without: &Path) -> Result<()> {
    for path in tree(from)? {
        if !path.starts_with(without) {
            copy(&path, &to.join(path.strip_prefix(from)?))?;
        }
    }
    Ok(())
}

fn with_own_entry(index: &str) -> Result<String> {
    if index.matches(ENTRY).count() != 1 {
        bail!("index.html must load app.mjs exactly once");
    }
    Ok(index.replace(ENTRY, OWN_ENTRY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loads_its_own_entry_point() {
        let page = "<script type=\"module\" src=\"app.mjs\"></script>";
        let own = "<script type=\"module\" src=\"playground.mjs\"></script>";
        assert_eq!(with_own_entry(page).unwrap(), own);
        assert!(with_own_entry("").is_err());
        assert!(with_own_entry(&page.repeat(2)).is_err());
    }

    #[test]
    fn other_files_are_kept() {
        let folder = std::env::temp_dir().join(format!("playground-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        empty_own(&folder).unwrap();
        fs::write(folder.join("thesis.md"), "").unwrap();
        assert!(empty_own(&folder).is_err());
        fs::write(folder.join(WORKER), "").unwrap();
        empty_own(&folder).unwrap();
        assert!(tree(&folder).unwrap().is_empty());
        fs::remove_dir(&folder).unwrap();
    }
}
