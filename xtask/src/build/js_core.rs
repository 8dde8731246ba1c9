//! The same core in plain JavaScript, for environments where WebAssembly is forbidden or too old.
//!
//! cargo (for the first version of WebAssembly) → wasm-bindgen, whose glue then needs no reference types →
//! wasm-opt, which lowers the newer features in `std` → wasm2js.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::core::{
    Part, bind, bound_in, cargo_build, compiled_in, find_boundary, glue_in, rename, rust_flags,
    size_of, wasm_opt,
};
use super::panics;
use crate::files::{read, write};
use crate::progress::Step;
use crate::project::Project;

/// The features to lower after the glue is written.
const LOWER: &[&str] = &[
    "--llvm-memory-copy-fill-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--signext-lowering",
];

/// The paths of the parts of the JavaScript core.
pub struct JsCore {
    /// The glue that wasm-bindgen wrote for it.
    pub glue: PathBuf,
    /// The core itself: a module with the function `asmFunc`, which makes an instance.
    pub script: PathBuf,
    /// The crate's own JavaScript, which the glue imports.
    pub boundary: PathBuf,
}

impl JsCore {
    /// Finds the parts that the build steps have made.
    pub fn find(project: &Project, part: Part) -> Result<Self> {
        let folder = folder(project, part);
        Ok(Self {
            glue: glue_in(&folder),
            script: folder.join(SCRIPT),
            boundary: find_boundary(&folder, part)?,
        })
    }
}

/// The folder of its parts.
pub fn folder(project: &Project, part: Part) -> PathBuf {
    project.target.join(part.folder("js-core"))
}

/// The path of the core in that folder.
const SCRIPT: &str = "translated.js";

fn target(project: &Project, part: Part) -> PathBuf {
    project.target.join(part.folder("js-core-target"))
}

/// Compiles the crate for the first version of WebAssembly. Always as a release: unoptimised, it would be megabytes
/// of JavaScript.
pub fn compile(project: &Project, part: Part, step: &mut Step) -> Result<String> {
    let flags = rust_flags(&["-Ctarget-cpu=mvp"])?;
    let run = cargo_build(project, part, &target(project, part)).arg("--release");
    run.env("CARGO_ENCODED_RUSTFLAGS", flags)
        .watch(|line| step.now(line))?;
    size_of(&compiled(project, part))
}

/// The output of cargo.
pub fn compiled(project: &Project, part: Part) -> PathBuf {
    compiled_in(&target(project, part), "release")
}

/// Writes the glue, and translates the core to JavaScript.
pub fn make(project: &Project, part: Part) -> Result<String> {
    let folder = folder(project, part);
    let [old, small, renamed, lowered] = ["old.wasm", "small.wasm", "renamed.wasm", "lowered.wasm"]
        .map(|name| target(project, part).join(name));
    // wasm-bindgen reads the features that the module declares, which include those of `std`.
    let run = wasm_opt(project).args(["--strip-target-features", "--debuginfo"]);
    let run = run.arg(compiled(project, part));
    run.arg("--output").arg(&old).read()?;
    bind(project, &old, &folder)?;
    let glue = glue_in(&folder);
    let text = compare_buffers(&read(&glue)?).with_context(|| glue.display().to_string())?;
    write(&glue, &text)?;

    panics::trap(&bound_in(&folder), &small)?;
    rename(project, &folder, &small, &renamed)?;
    let run = wasm_opt(project).args(["-Oz", "--converge"]).args(LOWER);
    let run = run.arg("-Oz").arg(&renamed);
    run.arg("--output").arg(&lowered).read()?;

    let script = folder.join(SCRIPT);
    // In the form for Emscripten, the result is a function that makes instances, not a module with a single instance.
    let run = project.npm_bin("wasm2js").args(["-Oz", "--emscripten"]);
    run.arg(&lowered).arg("--output").arg(&script).read()?;
    let exported = [&*read(&script)?, "export { instantiate as asmFunc };\n"].concat();
    write(&script, &exported)?;
    size_of(&script)
}

/// How the glue checks whether a view of the memory is outdated.
const ASKS: &[&str] = &[
    // For typed arrays: a view of WebAssembly's memory is empty after the memory has grown.
    ".byteLength === 0",
    // For the `DataView`, whose length throws in that case.
    ".buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
];

/// Makes the glue compare buffers. When WebAssembly's memory grows, its old buffer is detached, which tells the glue
/// that its views are outdated. The memory of wasm2js is an ordinary buffer that is replaced when it grows, so its old
/// views remain valid and only the buffers differ.
fn compare_buffers(glue: &str) -> Result<String> {
    const COMPARED: &str = ".buffer !== wasm.memory.buffer";
    let mut text = glue.to_owned();
    for asks in ASKS {
        if !text.contains(asks) {
            bail!("the glue no longer detects growing memory by `{asks}`");
        }
        text = text.replace(asks, COMPARED);
    }
    // Each view has its own variable, and is created in one place.
    let kept = text
        .lines()
        .filter(|line| line.starts_with("let cached") && line.ends_with("Memory0 = null;"));
    let (views, compared) = (kept.count(), text.matches(COMPARED).count());
    if views != compared {
        bail!("the glue keeps {views} views of the memory, but {compared} of them compare buffers");
    }
    for other in ["detached", "byteLength", "maxByteLength", "resizable"] {
        if text.contains(other) {
            bail!(
                "the glue detects growing memory by `{other}`, which does not work for the memory of wasm2js"
            );
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
let cachedDataViewMemory0 = null;
function getDataViewMemory0() {
    if (cachedDataViewMemory0 === null || cachedDataViewMemory0.buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)) {
let cachedUint8ArrayMemory0 = null;
function getUint8ArrayMemory0() {
    if (cachedUint8ArrayMemory0 === null || cachedUint8ArrayMemory0.byteLength === 0) {
";

    #[test]
    fn every_view_of_the_memory_is_compared_by_its_buffer() {
        let text = compare_buffers(GLUE).unwrap();
        assert_eq!(
            text.matches(" || cachedDataViewMemory0.buffer !== wasm.memory.buffer) {")
                .count(),
            1
        );
        assert_eq!(
            text.matches(" || cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer) {")
                .count(),
            1
        );
    }

    #[test]
    fn a_glue_that_notices_growth_in_another_way_fails_the_build() {
        for (from, to) in [
            ("byteLength === 0", "byteLength < 1"),
            ("detached === true", "detached"),
            ("null || cachedUint8ArrayMemory0.byteLength === 0", "null"),
        ] {
            assert!(compare_buffers(&GLUE.replace(from, to)).is_err(), "{from}");
        }
        for also in ["buffer.resizable", "let cachedFloat64ArrayMemory0 = null;"] {
            assert!(
                compare_buffers(&[GLUE, also, "\n"].concat()).is_err(),
                "{also}"
            );
        }
    }
}
