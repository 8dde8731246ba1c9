//! `cargo xtask size`: the sizes of the package and its peer, and the size budget.

mod crates;
mod measure;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use self::measure::{measure, print, ratio};
use crate::build::{self, Part};
use crate::files;
use crate::project::{CORE, Project};
use crate::setup;

/// The package that this one replaces.
const PEER: &str = "@okta/okta-idx-js";

/// The file that a page loads.
const PAGE_FILE: &str = "index.mjs";

/// The cores.
const PARTS: [(Part, &str); 2] = [(Part::Idx, "core"), (Part::Flow, "core of flow")];

/// The file with the size budget.
const BUDGET: &str = "size-budget.toml";

/// The contents of `size-budget.toml`.
#[derive(Deserialize)]
struct Budget {
    /// The maximum ratio of the page's file to the peer, in brotli.
    ratio: f64,
    /// The maximum bytes in brotli, by file of `pkg/`.
    brotli: BTreeMap<String, u64>,
}

/// Builds both, and prints their sizes and ratio, the size of each crate, and violations of the budget.
pub fn run(project: &Project) -> Result<()> {
    setup::prepare(project, setup::BUILD)?;
    build::build(project, build::Args::default())?;
    for (part, name) in PARTS {
        println!("\nthe {name} by crate, in bytes of wasm");
        crates::print(project, part)?;
    }
    println!();
    let failed = check(project)?
        .into_iter()
        .filter(|(_, well)| !well)
        .count();
    if failed > 0 {
        bail!("over the budget in {BUDGET}");
    }
    Ok(())
}

/// Prints the sizes of a built package and its peer. Returns each line of the budget, and whether it is met.
pub fn check(project: &Project) -> Result<Vec<(String, bool)>> {
    let budget: Budget = toml::from_str(&files::read(&project.root.join(BUDGET))?)
        .with_context(|| format!("cannot read {BUDGET}"))?;
    let peer = bundle_peer(project)?;
    let ours = measure(project, &package_files(project)?)?;
    let theirs = measure(project, &[(format!("{PEER}, one module"), peer)])?;
    print(&[ours.as_slice(), theirs.as_slice()].concat());

    let find = |file: &str| {
        let size = ours.iter().find(|size| size.name == shown(file));
        size.with_context(|| format!("{BUDGET} names {file}, which is not in pkg/"))
    };
    let mut lines = Vec::new();
    for (file, most) in &budget.brotli {
        let size = find(file)?.brotli;
        lines.push((
            format!("{file}: {size} of {most} bytes in brotli"),
            size <= *most,
        ));
    }
    let theirs = theirs.first().context("the peer was not measured")?;
    let share = ratio(find(PAGE_FILE)?, theirs);
    lines.push((
        format!(
            "{PAGE_FILE} / peer: {share:.3} of {} in brotli",
            budget.ratio
        ),
        share <= budget.ratio,
    ));
    for (line, well) in &lines {
        println!("{} {line}", if *well { "ok    " } else { "failed" });
    }
    Ok(lines)
}

/// Prints the sizes of the package's code.
pub fn print_package(project: &Project) -> Result<()> {
    print(&measure(project, &package_files(project)?)?);
    Ok(())
}

fn shown(file: &str) -> String {
    format!("pkg/{file}")
}

/// The package's modules, and the core that they contain.
fn package_files(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let mut files: Vec<(String, PathBuf)> = files::list(&project.pkg())?
        .into_iter()
        .filter(|path| has_extension(path, &["mjs", "cjs", "js", "wasm"]))
        .filter_map(|path| Some((shown(path.file_name()?.to_str()?), path.clone())))
        .collect();
    for (part, name) in PARTS {
        let core = build::core_folder(project, part).join(format!("{CORE}.wasm"));
        if core.exists() {
            files.push((format!("the {name} in them (wasm)"), core));
        }
    }
    Ok(files)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .and_then(|found| found.to_str())
        .is_some_and(|found| extensions.contains(&found))
}

/// The peer in the same form as this package: one minified ES module.
fn bundle_peer(project: &Project) -> Result<PathBuf> {
    let out = project.target.join("size").join("peer.mjs");
    project
        .npm_bin("esbuild")
        .arg(PEER)
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--platform=browser",
            "--target=es2020",
        ])
        .args(["--charset=utf8", "--log-level=error"])
        .arg(format!("--outfile={}", out.display()))
        .read()
        .with_context(|| format!("cannot bundle {PEER}"))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_code_is_measured() {
        assert!(has_extension(Path::new("a/index.mjs"), &["mjs"]));
        assert!(!has_extension(Path::new("a/index.d.ts"), &["mjs"]));
    }
}
