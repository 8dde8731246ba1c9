//! `cargo xtask size`: what the package weighs, and what its peer does.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::build;
use crate::files;
use crate::process::Run;
use crate::project::{CORE, Project};
use crate::setup;

/// The package that this one replaces.
const PEER: &str = "@okta/okta-idx-js";

/// The file that a page loads.
const PAGE_FILE: &str = "index.mjs";

/// Bytes of one file.
#[derive(Clone)]
struct Size {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Builds both, and prints them with their ratio.
pub fn run(project: &Project) -> Result<()> {
    setup::prepare(project, setup::BUILD)?;
    build::build(project, build::Args::default())?;
    let peer = bundle_peer(project)?;
    let ours = measure(project, &package_files(project)?)?;
    let theirs = measure(project, &[(format!("{PEER}, one module"), peer)])?;

    print(&[ours.as_slice(), theirs.as_slice()].concat());
    let ours = ours.iter().find(|size| size.name == shown(PAGE_FILE));
    if let (Some(ours), Some(theirs)) = (ours, theirs.first()) {
        println!("{} / peer: {}", ours.name, ratios(ours, theirs));
    }
    Ok(())
}

/// Prints the sizes of the package's code.
pub fn print_package(project: &Project) -> Result<()> {
    print(&measure(project, &package_files(project)?)?);
    Ok(())
}

fn shown(file: &str) -> String {
    format!("pkg/{file}")
}

/// The package's modules, and the core that they hold.
fn package_files(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let mut files: Vec<(String, PathBuf)> = files::list(&project.pkg())?
        .into_iter()
        .filter(|path| has_extension(path, &["mjs", "cjs", "js", "wasm"]))
        .filter_map(|path| Some((shown(path.file_name()?.to_str()?), path.clone())))
        .collect();
    let core = project.core().join(format!("{CORE}.wasm"));
    if core.exists() {
        files.push(("the core in them (wasm)".into(), core));
    }
    Ok(files)
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .and_then(|found| found.to_str())
        .is_some_and(|found| extensions.contains(&found))
}

/// The peer as this package is measured: one minified ES module.
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

fn measure(project: &Project, files: &[(String, PathBuf)]) -> Result<Vec<Size>> {
    let told = Run::new("node")
        .arg(project.root.join("xtask").join("js").join("sizes.mjs"))
        .args(files.iter().map(|(_, path)| path))
        .read()?;
    let told: Vec<Value> = serde_json::from_str(&told).context("cannot read the measured sizes")?;
    let sizes = files.iter().zip(&told).map(|((name, _), told)| {
        let bytes = |key: &str| {
            told[key]
                .as_u64()
                .ok_or_else(|| anyhow!("no {key} size of {name}"))
        };
        Ok(Size {
            name: name.clone(),
            raw: bytes("raw")?,
            gzip: bytes("gzip")?,
            brotli: bytes("brotli")?,
        })
    });
    sizes.collect()
}

fn print(sizes: &[Size]) {
    let width = sizes
        .iter()
        .map(|size| size.name.len())
        .max()
        .unwrap_or_default();
    println!(
        "{:width$} {:>10} {:>10} {:>10}",
        "", "raw", "gzip", "brotli"
    );
    for Size {
        name,
        raw,
        gzip,
        brotli,
    } in sizes
    {
        println!("{name:width$} {raw:>10} {gzip:>10} {brotli:>10}");
    }
}

fn ratios(ours: &Size, theirs: &Size) -> String {
    let ratio = |ours: u64, theirs: u64| ours as f64 / theirs as f64;
    format!(
        "raw {:.3}, gzip {:.3}, brotli {:.3}",
        ratio(ours.raw, theirs.raw),
        ratio(ours.gzip, theirs.gzip),
        ratio(ours.brotli, theirs.brotli)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_ours_to_theirs() {
        let ours = Size {
            name: String::new(),
            raw: 50,
            gzip: 30,
            brotli: 25,
        };
        let theirs = Size {
            name: String::new(),
            raw: 100,
            gzip: 60,
            brotli: 100,
        };
        assert_eq!(
            ratios(&ours, &theirs),
            "raw 0.500, gzip 0.500, brotli 0.250"
        );
    }

    #[test]
    fn only_code_is_measured() {
        assert!(has_extension(Path::new("a/index.mjs"), &["mjs"]));
        assert!(!has_extension(Path::new("a/index.d.ts"), &["mjs"]));
    }
}
