//! The packages as users get them: packed by npm, and installed in a separate project.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files;
use crate::process::Run;
use crate::project::{CRATE, Project};

/// The package in a temporary project.
pub struct Installed {
    /// The tarball.
    pub tarball: PathBuf,
    /// The project. Its `node_modules` contains only the package.
    pub project: PathBuf,
    /// The installed package itself.
    pub package: PathBuf,
}

/// Packs `pkg/` and installs the tarball.
pub fn install(project: &Project) -> Result<Installed> {
    let tarball = pack(project, &project.pkg(), "pack")?;
    let folder = project.package_project();
    files::empty(&folder)?;
    files::write(
        &folder.join("package.json"),
        "{ \"name\": \"package-test\", \"private\": true }\n",
    )?;
    // The package has no dependencies, so no registry is needed.
    Run::new("npm")
        .args([
            "install",
            "--offline",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ])
        .arg(&tarball)
        .dir(&folder)
        .read()
        .context("cannot install the packed package")?;
    let package = folder.join("node_modules").join(CRATE);
    if !package.is_dir() {
        bail!(
            "npm installed the package, but not as {}",
            package.display()
        );
    }
    Ok(Installed {
        tarball,
        project: folder,
        package,
    })
}

/// Packs `pkg-mock-org/`, and returns the tarball.
pub fn mock_org(project: &Project) -> Result<PathBuf> {
    pack(project, &project.pkg_mock_org(), "pack-mock-org")
}

/// Packs a package into a folder of cargo's target folder, in which nothing else is.
fn pack(project: &Project, package: &Path, folder: &str) -> Result<PathBuf> {
    let folder = project.target.join(folder);
    files::empty(&folder)?;
    Run::new("npm")
        .args(["pack", "--silent", "--ignore-scripts", "--pack-destination"])
        .arg(&folder)
        .dir(package)
        .read()
        .with_context(|| format!("cannot pack {}", project.shown(package)))?;
    match files::list(&folder)?.as_slice() {
        [tarball] => Ok(tarball.clone()),
        others => bail!(
            "`npm pack` made {} files in {}, not one",
            others.len(),
            folder.display()
        ),
    }
}
