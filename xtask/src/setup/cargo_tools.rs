//! Tools that are built from their crates, each with a pinned version.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use super::cache;
use crate::process::Run;
use crate::progress::Step;
use crate::project::Project;

/// `wasm-bindgen` and its test runner. The crate, the command and `Cargo.lock` must have the same version.
pub const WASM_BINDGEN: CargoTool = CargoTool {
    krate: "wasm-bindgen-cli",
    command: "wasm-bindgen",
    version: Pin::Locked("wasm-bindgen"),
};

/// `wasm-pack`, which runs the browser tests.
pub const WASM_PACK: CargoTool = CargoTool {
    krate: "wasm-pack",
    command: "wasm-pack",
    version: Pin::Exactly("0.15.1"),
};

/// `geckodriver`, which drives Firefox.
pub const GECKODRIVER: CargoTool = CargoTool {
    krate: "geckodriver",
    command: "geckodriver",
    version: Pin::Exactly("0.37.1"),
};

/// `cargo-deny`, which checks crates against `deny.toml`.
pub const CARGO_DENY: CargoTool = CargoTool {
    krate: "cargo-deny",
    command: "cargo-deny",
    version: Pin::Exactly("0.20.2"),
};

/// The time limit for building a tool, for slow machines.
const LIMIT: Duration = Duration::from_secs(45 * 60);

/// A crate to install.
#[derive(PartialEq, Debug)]
pub struct CargoTool {
    krate: &'static str,
    command: &'static str,
    version: Pin,
}

#[derive(PartialEq, Debug)]
enum Pin {
    Exactly(&'static str),
    /// The version of this package in `Cargo.lock`.
    Locked(&'static str),
}

impl CargoTool {
    /// The crate with its version.
    pub fn label(&self, project: &Project) -> Result<String> {
        Ok(format!("{} {}", self.krate, self.version(project)?))
    }

    /// The folder for the tool's commands, even if it is not installed.
    pub fn bin(&self, project: &Project) -> Result<PathBuf> {
        Ok(self.folder(project)?.join("bin"))
    }

    /// The tool's main command.
    pub fn path(&self, project: &Project) -> Result<PathBuf> {
        Ok(self.bin(project)?.join(self.command))
    }

    /// Runs it.
    pub fn run(&self, project: &Project) -> Result<Run> {
        Ok(Run::new(self.path(project)?).dir(&project.root))
    }

    /// Builds and installs the tool unless it is installed.
    pub fn ensure(&self, project: &Project, step: &mut Step) -> Result<String> {
        let folder = self.folder(project)?;
        if folder.is_dir() {
            return Ok("present".into());
        }
        let _lock = cache::lock(step)?;
        if folder.is_dir() {
            return Ok("present".into());
        }
        step.announce("building it, which takes a few minutes the first time");
        self.install(project, &folder, step).with_context(|| {
            format!("cannot install {}", self.label(project).unwrap_or_default())
        })?;
        Ok(format!("installed in {}", folder.display()))
    }

    /// Installs into a temporary folder, and moves the result to `folder` at the end, so that an interrupted
    /// installation is not used.
    fn install(&self, project: &Project, folder: &Path, step: &mut Step) -> Result<()> {
        let beside = |what: &str| folder.with_file_name(format!("{what}-{}", self.krate));
        let (partial, build) = (beside("partial"), beside("build"));
        remove(&partial)?;
        let installed = Run::cargo()
            .args(["install", self.krate, "--no-track", "--version"])
            .arg(format!("={}", self.version(project)?))
            .arg("--root")
            .arg(&partial)
            .arg("--target-dir")
            .arg(&build)
            // The tool must be the same everywhere, so neither this repository's settings nor a user's flags apply.
            .dir(&cache::folder()?)
            .without_env("RUSTFLAGS")
            .without_env("CARGO_ENCODED_RUSTFLAGS")
            .without_env("CARGO_BUILD_TARGET")
            // The tools run only briefly, so fast compilation matters more than their speed.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "none")
            .limit(LIMIT)
            .watch(|line| step.now(line));
        remove(&build)?;
        installed?;
        if self.krate == WASM_PACK.krate {
            keep_wasm_pack_offline(&partial)?;
        }
        fs::rename(&partial, folder).with_context(|| format!("cannot make {}", folder.display()))
    }

    fn folder(&self, project: &Project) -> Result<PathBuf> {
        Ok(cache::folder()?.join(format!("{}-{}", self.krate, self.version(project)?)))
    }

    fn version(&self, project: &Project) -> Result<String> {
        match self.version {
            Pin::Exactly(version) => Ok(version.into()),
            Pin::Locked(package) => {
                let path = project.root.join("Cargo.lock");
                let lock = fs::read_to_string(&path).context("cannot read Cargo.lock")?;
                locked_version(&lock, package)
            }
        }
    }
}

/// wasm-pack checks a registry for its newest version, unless a file next to it has the time of the last check. A date
/// that it cannot parse prevents the check.
fn keep_wasm_pack_offline(folder: &Path) -> Result<()> {
    fs::write(
        folder.join("bin").join("wasm-pack.stamp"),
        "created never\n",
    )
    .context("cannot write a stamp")
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
}

/// The only version of `package` in a `Cargo.lock`.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let lock: Lock = toml::from_str(lock).context("cannot read Cargo.lock")?;
    let mut versions = lock.package.into_iter().filter(|it| it.name == package);
    match (versions.next(), versions.next()) {
        (Some(locked), None) => Ok(locked.version),
        (None, _) => bail!("Cargo.lock has no {package}"),
        _ => bail!("Cargo.lock has {package} twice: keep one"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
        version = 4
        package = [
            { name = "wasm-bindgen", version = "0.2.130" },
            { name = "wasm-bindgen-futures", version = "0.4.80" },
            { name = "syn", version = "1.0.0" },
            { name = "syn", version = "2.0.0" },
        ]
    "#;

    #[test]
    fn finds_the_locked_version_of_exactly_this_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
    }

    #[test]
    fn a_package_that_is_missing_or_there_twice_is_an_error() {
        let error = |package| locked_version(LOCK, package).unwrap_err().to_string();
        assert!(error("serde").contains("no serde"));
        assert!(error("syn").contains("twice"));
    }

    #[test]
    fn a_broken_lock_file_is_an_error() {
        assert!(locked_version("[[package", "serde").is_err());
        assert!(locked_version("", "serde").is_err());
    }
}
