//! Sizes of files, raw and compressed.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow};
use serde_json::Value;

use crate::process::Run;
use crate::project::Project;

/// The sizes of a file, in bytes.
#[derive(Clone)]
pub struct Size {
    pub name: String,
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

/// Measures files, in the given order.
pub fn measure(project: &Project, files: &[(String, PathBuf)]) -> Result<Vec<Size>> {
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

/// Prints a table.
pub fn print(sizes: &[Size]) {
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

/// The ratio of two files' sizes in brotli.
pub fn ratio(ours: &Size, theirs: &Size) -> f64 {
    ours.brotli as f64 / theirs.brotli as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_ours_to_theirs() {
        let size = |brotli| Size {
            name: String::new(),
            raw: 1,
            gzip: 1,
            brotli,
        };
        assert_eq!(ratio(&size(25), &size(100)), 0.25);
    }
}
