//! The same core in plain JavaScript, for where WebAssembly is forbidden or too old.
//!
//! cargo (for the first WebAssembly there was) → wasm-bindgen, whose glue then needs no reference types →
//! wasm-opt, which takes out what `std` was compiled with → wasm2js.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::core::{FEATURES, compiled_in, find_host, rust_flags, size_of};
use super::shrink;
use crate::files::{read, write};
use crate::progress::Step;
use crate::project::{CORE, CRATE, Project, WASM_TARGET};
use crate::setup::WASM_BINDGEN;

/// What is left to lower once the glue is written.
const LOWER: &[&str] = &[
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// Where the parts of the core in JavaScript lie.
pub struct JsCore {
    /// Its exports.
    pub glue: PathBuf,
    /// The crate's own JavaScript, which the glue imports.
    pub host: PathBuf,
}

impl JsCore {
    /// Finds the parts that the steps below have made.
    pub fn find(project: &Project) -> Result<Self> {
        let folder = folder(project);
        Ok(Self {
            glue: folder.join(format!("{CORE}.js")),
            host: find_host(&folder.join("snippets"))?,
        })
    }
}

/// Compiles the crate for the first WebAssembly there was. Always as a release: unoptimised it would be
/// megabytes of JavaScript.
pub fn compile(project: &Project, step: &mut Step) -> Result<String> {
    project
        .cargo()
        .args(["build", "--lib", "--release", "--package", CRATE])
        .args(["--target", WASM_TARGET, "--target-dir"])
        .arg(target(project))
        .env(
            "CARGO_ENCODED_RUSTFLAGS",
            rust_flags(&["-Ctarget-cpu=mvp"])?,
        )
        .watch(|line| step.now(line))?;
    size_of(&compiled_in(&target(project), "release"))
}

/// Writes the glue.
pub fn bind(project: &Project) -> Result<String> {
    let folder = folder(project);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    // wasm-bindgen goes by the features that a module says it was compiled with, which are `std`'s, too.
    let old = target(project).join("no-features.wasm");
    wasm_opt(project)
        .args(["--strip-target-features", "--debuginfo"])
        .arg(compiled_in(&target(project), "release"))
        .arg("--output")
        .arg(&old)
        .read()?;
    WASM_BINDGEN
        .run(project)?
        .args([
            "--target",
            "bundler",
            "--no-typescript",
            "--out-name",
            CORE,
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&old)
        .read()?;
    see_growth(&folder.join(format!("{CORE}_bg.js")))?;
    size_of(&bound(project))
}

/// When WebAssembly's memory grows, views of what it was become empty, and by that the glue knows that
/// its own are old. The memory of wasm2js is an ordinary buffer, whose views stay as they were.
fn see_growth(glue: &Path) -> Result<()> {
    const EMPTY: &str = ".byteLength === 0";
    let text = read(glue)?;
    if !text.contains(EMPTY) {
        bail!(
            "{} does not look out for growing memory as it used to",
            glue.display()
        );
    }
    write(glue, &text.replace(EMPTY, ".buffer !== wasm.memory.buffer"))
}

/// Makes it small, and JavaScript.
pub fn translate(project: &Project) -> Result<String> {
    let small = target(project).join("small.wasm");
    let lowered = target(project).join("lowered.wasm");
    shrink::trap_only(&bound(project), &small)?;
    wasm_opt(project)
        .args(["-Oz", "--converge"])
        .args(LOWER)
        .arg("-Oz")
        .arg(&small)
        .arg("--output")
        .arg(&lowered)
        .read()?;
    // In the place of the wasm, which esbuild then takes for what the glue imports.
    let wasm = bound(project);
    let script = wasm.with_extension("wasm.js");
    fs::remove_file(&wasm).with_context(|| format!("cannot remove {}", wasm.display()))?;
    let run = project.npm_bin("wasm2js").arg("-Oz");
    run.arg(&lowered).arg("--output").arg(&script).read()?;
    size_of(&script)
}

fn wasm_opt(project: &Project) -> crate::process::Run {
    project.npm_bin("wasm-opt").args(FEATURES)
}

fn target(project: &Project) -> PathBuf {
    project.target.join("js-core-target")
}

fn folder(project: &Project) -> PathBuf {
    project.target.join("js-core")
}

fn bound(project: &Project) -> PathBuf {
    folder(project).join(Path::new(&format!("{CORE}_bg.wasm")))
}
