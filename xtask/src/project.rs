//! The paths of the project, from `cargo metadata`.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::process::Run;

/// Name of the crate and of the npm package.
pub const CRATE: &str = "okta-idx-wasm";

/// Name of the crate and of the npm package of the mock org.
pub const MOCK_ORG: &str = "okta-mock-org";

/// File stem of the compiled core.
pub const CORE: &str = "okta_idx_wasm";

/// Rust's target for WebAssembly in browsers.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The workspace: its folders and its version.
pub struct Project {
    /// The workspace's root folder.
    pub root: PathBuf,
    /// Cargo's target folder. It contains all generated files except `pkg/`.
    pub target: PathBuf,
    /// Version of the crate and of the npm package.
    pub version: String,
}

impl Project {
    /// Asks `cargo metadata` about the workspace around the current folder.
    pub fn load() -> Result<Self> {
        let told = Run::cargo()
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .read()
            .context("cannot read the workspace: run this inside the repository")?;
        Self::from_metadata(&serde_json::from_str(&told)?)
    }

    fn from_metadata(metadata: &Value) -> Result<Self> {
        let text = |value: &Value, key: &str| {
            value[key]
                .as_str()
                .map(String::from)
                .ok_or_else(|| anyhow!("`cargo metadata` names no {key}"))
        };
        let krate = metadata["packages"]
            .as_array()
            .and_then(|packages| packages.iter().find(|package| package["name"] == CRATE))
            .ok_or_else(|| anyhow!("the workspace has no package {CRATE}"))?;
        Ok(Self {
            root: text(metadata, "workspace_root")?.into(),
            target: text(metadata, "target_directory")?.into(),
            version: text(krate, "version")?,
        })
    }

    /// The npm package that `build` makes.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The npm package that `build mock-org` makes.
    pub fn pkg_mock_org(&self) -> PathBuf {
        self.root.join("pkg-mock-org")
    }

    /// The temporary project in which the packed package is installed.
    pub fn package_project(&self) -> PathBuf {
        self.target.join("package-test")
    }

    /// A command of one of the root's npm packages.
    pub fn npm_bin(&self, name: &str) -> Run {
        Run::new(self.root.join("node_modules").join(".bin").join(name)).dir(&self.root)
    }

    /// `path` for output: relative to the root if it is inside it.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// Files that are committed or could be, as paths relative to the root. Deleted files that git still lists are
    /// included.
    pub fn repository_files(&self) -> Result<Vec<String>> {
        let list = Run::new("git")
            .args([
                "ls-files",
                "-z",
                "--cached",
                "--others",
                "--exclude-standard",
            ])
            .dir(&self.root)
            .read()
            .context("cannot list the repository's files")?;
        let names = list.trim_end().split('\0').filter(|name| !name.is_empty());
        Ok(names.map(String::from).collect())
    }

    /// `cargo` in the workspace's root.
    pub fn cargo(&self) -> Run {
        Run::cargo().dir(&self.root)
    }
}

/// The environment variable `name` as a path, if it is set and not empty.
pub fn env_path(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_the_crates_version_and_the_folders() {
        let project = Project::from_metadata(&json!({
            "workspace_root": "/repo",
            "target_directory": "/elsewhere",
            "packages": [{"name": "xtask", "version": "9.9.9"}, {"name": CRATE, "version": "1.2.3"}],
        }))
        .unwrap();
        assert_eq!(project.version, "1.2.3");
        assert_eq!(project.pkg(), Path::new("/repo/pkg"));
        assert_eq!(project.target, Path::new("/elsewhere"));
        assert_eq!(
            project.shown(Path::new("/repo/pkg/index.mjs")),
            "pkg/index.mjs"
        );
    }

    #[test]
    fn a_workspace_without_the_crate_is_an_error() {
        let metadata = json!({"workspace_root": "/repo", "target_directory": "/t", "packages": []});
        assert!(Project::from_metadata(&metadata).is_err());
    }
}
