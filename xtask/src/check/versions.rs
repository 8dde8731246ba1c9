//! The version stands in one place: Cargo.toml's `workspace.package`.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::rules::File;
use crate::project::CRATE;

/// Manifests with a version of their own, and what names the package with another one. The changelog names all versions.
pub fn others(version: &str, files: &[File]) -> Result<Vec<String>> {
    let mut flaws = Vec::new();
    for File { path, text } in files.iter().filter(|file| file.path != "CHANGELOG.md") {
        let own = own_version(path, text).with_context(|| format!("cannot read {path}"))?;
        if let Some(own) = own.filter(|own| own != "0.0.0") {
            flaws.push(format!(
                "{path} has a version of its own, {own}: take it from the workspace, or make it 0.0.0"
            ));
        }
        for (number, line) in (1..).zip(text.lines()) {
            for other in named(line).filter(|it| *it != version) {
                let fix = if path.ends_with("codes.js") {
                    "run UPDATE_CODES=1 cargo test codes"
                } else {
                    "change it"
                };
                flaws.push(format!("{path}:{number} names {CRATE} {other}: {fix}"));
            }
        }
    }
    Ok(flaws)
}

/// The version that a manifest sets for itself.
fn own_version(name: &str, text: &str) -> Result<Option<String>> {
    let file = Path::new(name).file_name().unwrap_or_default();
    if file == "package.json" {
        let manifest: Value = serde_json::from_str(text)?;
        return Ok(manifest["version"].as_str().map(String::from));
    }
    if file != "Cargo.toml" {
        return Ok(None);
    }
    let manifest: toml::Table = toml::from_str(text)?;
    let version = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    Ok(version.and_then(toml::Value::as_str).map(String::from))
}

/// The versions behind the package's name and `/`, `@`, `@^` or `@~`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices(CRATE).filter_map(|(at, _)| {
        let rest = &line[at + CRATE.len()..];
        let rest = rest.strip_prefix(['/', '@'])?;
        let rest = rest.trim_start_matches(['^', '~']);
        let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
        let end = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
        let version = rest[..end].trim_end_matches(['.', '-']);
        let is_version = version.starts_with(|it: char| it.is_ascii_digit());
        (is_version && version.split('.').count() >= 3).then_some(version)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_that_are_named_are_found() {
        let line = format!("'{CRATE}/1.2.3' npm:{CRATE}@^1.0.0-rc.1\" {CRATE}/js {CRATE}/2.");
        assert_eq!(named(&line).collect::<Vec<_>>(), ["1.2.3", "1.0.0-rc.1"]);
    }

    #[test]
    fn a_manifest_has_a_version_of_its_own_or_the_workspaces() {
        let of = |name, text| own_version(name, text).unwrap();
        assert_eq!(
            of("a/Cargo.toml", "[package]\nversion = '1.0.0'"),
            Some("1.0.0".into())
        );
        assert_eq!(
            of("a/Cargo.toml", "[package]\nversion.workspace = true"),
            None
        );
        assert_eq!(
            of("Cargo.toml", "[workspace.package]\nversion = '1.0.0'"),
            None
        );
        assert_eq!(
            of("b/package.json", "{\"version\":\"0.0.0\"}"),
            Some("0.0.0".into())
        );
        assert_eq!(of("b/other.json", "{\"version\":\"1.0.0\"}"), None);
    }
}
