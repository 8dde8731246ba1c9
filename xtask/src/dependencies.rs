//! The crates that cargo uses, and the licences that `deny.toml` allows.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::files;
use crate::process::Run;
use crate::project::{CRATE, Project, WASM_TARGET};

/// One version of a crate.
#[derive(Deserialize, Clone, Debug)]
pub struct Crate {
    pub name: String,
    pub version: String,
    pub license: Option<String>,
    pub repository: Option<String>,
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
}

/// Every crate in the lock file. An error if it does not match the manifests.
pub fn locked(project: &Project) -> Result<Vec<Crate>> {
    let told = project
        .cargo()
        .args(["metadata", "--locked", "--format-version", "1"])
        .read()?;
    let metadata: Metadata = serde_json::from_str(&told).context("cannot read cargo metadata")?;
    Ok(metadata.packages)
}

/// The crates whose code is compiled into the npm package of that name, sorted by name, without macros, the dependencies
/// of tests, and those of this workspace.
pub fn shipped(project: &Project, package: &str) -> Result<Vec<Crate>> {
    let tree = tree(project, package)
        .args(["--prefix", "none", "--format", "{p}"])
        .read()?;
    let named: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let mut crates = locked(project)?;
    crates.retain(|it| {
        !it.manifest_path.starts_with(&project.root) && named.contains(&(&it.name, &it.version))
    });
    crates.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(crates)
}

fn tree(project: &Project, package: &str) -> Run {
    let features: &[&str] = if package == CRATE {
        &["--features", "flow"]
    } else {
        &[]
    };
    project
        .cargo()
        .args(["tree", "--locked", "--package", package])
        .args(["--target", WASM_TARGET])
        .args(features)
        .args(["--edges", "normal,no-proc-macro"])
}

/// Parses `name v1.2.3`, which may be followed by other output of cargo.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split_whitespace();
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

impl Crate {
    /// A file next to its manifest, if it exists.
    pub fn file(&self, name: &str) -> Option<PathBuf> {
        let path = self.manifest_path.parent()?.join(name);
        path.is_file().then_some(path)
    }
}

/// The licences that `deny.toml` allows. Its exceptions are for crates that are never in the package itself.
pub struct Policy {
    allow: Vec<Licensee>,
    exceptions: Vec<(String, Vec<Licensee>)>,
}

#[derive(Deserialize)]
struct DenyToml {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

impl Policy {
    /// Reads the root's `deny.toml`.
    pub fn load(project: &Project) -> Result<Self> {
        Self::parse(&files::read(&project.root.join("deny.toml"))?).context("cannot read deny.toml")
    }

    fn parse(text: &str) -> Result<Self> {
        let DenyToml { licenses } = toml::from_str(text)?;
        let parse = |name: &String| {
            Licensee::parse(name).map_err(|error| anyhow!("{name} is not a licence: {error}"))
        };
        let all = |names: &[String]| names.iter().map(parse).collect::<Result<Vec<_>>>();
        let exceptions = licenses.exceptions.iter();
        let exceptions = exceptions.map(|it| Ok((it.name.clone(), all(&it.allow)?)));
        Ok(Self {
            allow: all(&licenses.allow)?,
            exceptions: exceptions.collect::<Result<_>>()?,
        })
    }

    /// The same without the exceptions, for what is in the package itself.
    pub fn strict(mut self) -> Self {
        self.exceptions.clear();
        self
    }

    /// The licences under which a crate is used, preferring those that come earlier in the list. A crate that is under
    /// several licences at once has more than one.
    pub fn taken(&self, it: &Crate) -> Result<Vec<String>> {
        let text = it.license.as_deref();
        let text = text.ok_or_else(|| anyhow!("{} {} names no licence", it.name, it.version))?;
        let expression = Expression::parse_mode(text, ParseMode::LAX)
            .map_err(|error| anyhow!("{} {}: {error}", it.name, it.version))?;
        let exceptions = self.exceptions.iter().filter(|(name, _)| *name == it.name);
        let exceptions = exceptions.flat_map(|(_, allow)| allow);
        let allow: Vec<_> = self.allow.iter().chain(exceptions).cloned().collect();
        let taken = expression
            .minimized_requirements(&allow)
            .map_err(|_| anyhow!("{} {} is under {text}", it.name, it.version))?;
        let mut names: Vec<String> = taken.iter().map(ToString::to_string).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn krate(license: &str) -> Crate {
        Crate {
            name: "a".into(),
            version: "1.0.0".into(),
            license: Some(license.into()),
            repository: None,
            manifest_path: PathBuf::new(),
        }
    }

    fn policy() -> Policy {
        Policy::parse("[licenses]\nallow = ['Apache-2.0', 'MIT', 'Unicode-3.0']").unwrap()
    }

    #[test]
    fn the_first_licence_of_the_list_is_taken() {
        for (text, expected) in [
            ("MIT OR Apache-2.0", &["Apache-2.0"][..]),
            ("Unlicense/MIT", &["MIT"]),
            (
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                &["Apache-2.0", "Unicode-3.0"],
            ),
        ] {
            let taken = policy().taken(&krate(text)).unwrap();
            assert_eq!(taken, expected, "{text}");
        }
    }

    #[test]
    fn other_licences_are_errors() {
        for text in ["GPL-3.0-only", "MPL-2.0", "MIT AND MPL-2.0", "nonsense"] {
            assert!(policy().taken(&krate(text)).is_err());
        }
        let mut without = krate("MIT");
        without.license = None;
        assert!(policy().taken(&without).is_err());
    }

    #[test]
    fn an_exception_is_for_its_crate_and_not_for_the_package_itself() {
        let text =
            "[licenses]\nallow = ['MIT']\nexceptions = [{ crate = 'a', allow = ['MPL-2.0'] }]";
        let mut other = krate("MPL-2.0");
        other.name = "b".into();
        let policy = Policy::parse(text).unwrap();
        assert_eq!(policy.taken(&krate("MPL-2.0")).unwrap(), ["MPL-2.0"]);
        assert!(policy.taken(&other).is_err());
        assert!(policy.strict().taken(&krate("MPL-2.0")).is_err());
    }

    #[test]
    fn reads_cargos_tree() {
        assert_eq!(name_and_version("a-b v1.2.3 (*)"), Some(("a-b", "1.2.3")));
        assert_eq!(name_and_version(""), None);
    }
}
