//! `cargo xtask release`: shows the contents of a release and publishes it. The workflow `release.yml` calls it for a
//! tag.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::build;
use crate::check;
use crate::files::{read, write};
use crate::process::Run;
use crate::project::Project;

/// Options of a release.
#[derive(clap::Args)]
pub struct Args {
    /// Show everything, but publish nothing.
    #[arg(long)]
    dry_run: bool,
}

/// The output of `npm pack` for a tarball.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Tarball {
    filename: String,
    size: u64,
    unpacked_size: u64,
    integrity: String,
    files: Vec<Packed>,
}

#[derive(Deserialize)]
struct Packed {
    path: String,
    size: u64,
}

/// Shows the version, its changes and the tarballs of both packages, and publishes them with npm. If something is not ready, it reports
/// what to do and fails; a dry run only reports it, and runs npm's dry run. The changes are also written to
/// `target/release-notes.md`, for the release on GitHub.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    let version = &*project.version;
    println!("version {version}, from Cargo.toml");
    let mut flaws = check::other_versions(project)?;
    let changelog = read(&project.root.join("CHANGELOG.md"))?;
    let named = section(&changelog, version);
    if named.is_none() {
        flaws.push(format!(
            "CHANGELOG.md has no section `## {version}`: give this name to `## Unreleased`"
        ));
    }
    if let Some(changes) = named.or_else(|| section(&changelog, "Unreleased")) {
        println!("\n{changes}");
        write(&project.target.join("release-notes.md"), &changes)?;
    }
    let manifest: Value =
        serde_json::from_str(&read(&project.root.join("pkg-template/package.json"))?)?;
    if manifest["repository"]["url"].as_str().is_none() {
        flaws.push(
            "pkg-template/package.json has no `repository`, which npm needs for provenance: add it"
                .into(),
        );
    }
    if !args.dry_run {
        flaws.extend(unpublishable(project)?);
        refuse(&flaws)?;
    }

    build::set_up_and_build(project, build::Args::default())?;
    build::set_up_and_build_mock_org(project)?;
    for folder in [project.pkg(), project.pkg_mock_org()] {
        publish(&folder, version, args.dry_run)?;
    }
    for flaw in &flaws {
        println!("before the release: {flaw}");
    }
    Ok(())
}

/// Shows the tarball of a package and publishes it.
fn publish(folder: &Path, version: &str, dry_run: bool) -> Result<()> {
    let npm = |command: &str| Run::new("npm").arg(command).dir(folder);
    let told = npm("pack").args(["--dry-run", "--json"]).read()?;
    let [tarball]: [Tarball; 1] =
        serde_json::from_str(&told).context("cannot read the output of `npm pack`")?;
    println!(
        "\n{}, {} bytes, {} unpacked",
        tarball.filename, tarball.size, tarball.unpacked_size
    );
    println!("integrity {}", tarball.integrity);
    for Packed { path, size } in &tarball.files {
        println!("{size:>8}  {path}");
    }
    println!();
    // `latest` is installed by default, so prereleases get another tag.
    let tag = if version.contains('-') {
        "next"
    } else {
        "latest"
    };
    let own = if dry_run { "--dry-run" } else { "--provenance" };
    npm("publish")
        .args([
            "--access",
            "public",
            "--loglevel",
            "warn",
            "--tag",
            tag,
            own,
        ])
        .live()
        .map(drop)
}

fn refuse(flaws: &[String]) -> Result<()> {
    if !flaws.is_empty() {
        bail!("this cannot be released:\n  {}", flaws.join("\n  "));
    }
    Ok(())
}

/// Reasons why publishing is not possible from here or now.
fn unpublishable(project: &Project) -> Result<Vec<String>> {
    let git = |args: &[&str]| Run::new("git").args(args).dir(&project.root).read();
    let tag = format!("v{}", project.version);
    let mut flaws = Vec::new();
    if !git(&["status", "--porcelain"])?.is_empty() {
        flaws.push("there are uncommitted changes: commit or revert them".into());
    }
    if !git(&["tag", "--points-at", "HEAD"])?
        .lines()
        .any(|it| it == tag)
    {
        flaws.push(format!("the last commit is not tagged: git tag {tag}"));
    }
    if std::env::var_os("ACTIONS_ID_TOKEN_REQUEST_URL").is_none() {
        flaws.push(format!(
            "publishing with provenance requires a GitHub workflow: run git push origin {tag}, which starts release.yml"
        ));
    }
    Ok(flaws)
}

/// The changelog's section of a version, with its heading.
fn section(changelog: &str, version: &str) -> Option<String> {
    let is_heading = |line: &str| line.starts_with("## ");
    let is_ours = |line: &&str| {
        let title = line
            .strip_prefix("## ")
            .unwrap_or_default()
            .replace(['[', ']'], "");
        title.split(' ').next() == Some(version)
    };
    let mut lines = changelog.lines().skip_while(|line| !is_ours(line));
    let heading = lines.next()?;
    let text: Vec<&str> = lines.take_while(|line| !is_heading(line)).collect();
    Some([heading, "\n", text.join("\n").trim_end()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_of_a_version_ends_at_the_next() {
        let log = "# Log\n\n## Unreleased\n\nn\n\n## [1.1.0] - 2026-01-02\n\n### Added\n\n- a\n\n## 1.0.0\n\n- b\n";
        assert_eq!(
            section(log, "1.1.0").unwrap(),
            "## [1.1.0] - 2026-01-02\n\n### Added\n\n- a"
        );
        assert_eq!(section(log, "1.0.0").unwrap(), "## 1.0.0\n\n- b");
        assert_eq!(section(log, "1.0"), None);
    }
}
