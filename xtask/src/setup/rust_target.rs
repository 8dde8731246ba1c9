//! Rust's standard library for WebAssembly.

use std::path::Path;

use anyhow::{Context, Result};

use crate::process::Run;
use crate::progress::Step;
use crate::project::WASM_TARGET;

/// Adds the target to the current toolchain with `rustup`, unless it is installed.
pub fn ensure(step: &mut Step) -> Result<String> {
    let folder = Run::new("rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .read()?;
    if Path::new(folder.trim()).is_dir() {
        return Ok("present".into());
    }
    step.announce("adding it");
    Run::new("rustup")
        .args(["target", "add", WASM_TARGET])
        .watch(|line| step.now(line))
        .with_context(|| {
            format!(
                "cannot add the target: install {WASM_TARGET} for the Rust in rust-toolchain.toml"
            )
        })?;
    Ok("added".into())
}
