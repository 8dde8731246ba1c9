//! Takes out of the core what no page can see: what panics do, and their texts.
//!
//! What panics is the job of `panics.rs`.

use std::path::Path;

use anyhow::{Context, Result};
use walrus::Module;

use super::panics::{blank_panic_texts, trap_panics};

/// Reads `from` and writes the smaller core to `to`. Gives how many functions trap at once.
pub fn shrink(from: &Path, to: &Path) -> Result<usize> {
    let mut module =
        Module::from_file(from).with_context(|| format!("cannot read {}", from.display()))?;
    let trapped = trap_panics(&mut module)?;
    blank_panic_texts(&mut module);
    module
        .emit_wasm_file(to)
        .with_context(|| format!("cannot write {}", to.display()))?;
    Ok(trapped)
}
