//! The same core in plain JavaScript, for where WebAssembly is forbidden or too old.
//!
//! cargo (for the first WebAssembly there was) → wasm-bindgen, whose glue then needs no reference types →
//! wasm-opt, which takes out what `std` was compiled with → wasm2js.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::core::{RENEWABLE, compiled_in, find_boundary, rename, rust_flags, size_of, wasm_opt};
use super::shrink::shrink;
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
    /// The glue that wasm-bindgen wrote for it.
    pub glue: PathBuf,
    /// The core itself: a module with the function `asmFunc`, which makes an instance.
    pub script: PathBuf,
    /// The crate's own JavaScript, which the glue imports.
    pub boundary: PathBuf,
}

impl JsCore {
    /// Finds the parts that the steps below have made.
    pub fn find(project: &Project) -> Result<Self> {
        let folder = folder(project);
        Ok(Self {
            glue: folder.join(format!("{CORE}.js")),
            script: script(project),
            boundary: find_boundary(&folder.join("snippets"))?,
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
            "web",
            "--omit-default-module-path",
            "--no-typescript",
            RENEWABLE,
            "--out-name",
            CORE,
            "--out-dir",
        ])
        .arg(&folder)
        .arg(&old)
        .read()?;
    let glue = folder.join(format!("{CORE}.js"));
    let text = compare_buffers(&read(&glue)?).with_context(|| glue.display().to_string())?;
    write(&glue, &text)?;
    size_of(&bound(project))
}

/// How the glue asks whether a view of the memory is still one of all of it.
const ASKS: &[&str] = &[
    // Of typed arrays: that of WebAssembly's memory is empty once the memory has grown.
    ".byteLength === 0",
    // Of the `DataView`, whose length throws then.
    ".buffer.detached === true || (cachedDataViewMemory0.buffer.detached === undefined && cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
];

/// When WebAssembly's memory grows, its old buffer is detached, and by that the glue knows that its views
/// are old. The memory of wasm2js is an ordinary buffer, which grows by being replaced: its old views stay
/// as they were, so the buffers themselves have to be compared.
fn compare_buffers(glue: &str) -> Result<String> {
    const COMPARED: &str = ".buffer !== wasm.memory.buffer";
    let mut text = glue.to_owned();
    for asks in ASKS {
        if !text.contains(asks) {
            bail!("it does not look out for growing memory by `{asks}` any more");
        }
        text = text.replace(asks, COMPARED);
    }
    // Each view is kept in a variable of its own, and made anew in one place.
    let kept = text
        .lines()
        .filter(|line| line.starts_with("let cached") && line.ends_with("Memory0 = null;"));
    let (views, compared) = (kept.count(), text.matches(COMPARED).count());
    if views != compared {
        bail!("it keeps {views} views of the memory, and compares the buffers of {compared}");
    }
    for other in ["detached", "byteLength", "maxByteLength", "resizable"] {
        if text.contains(other) {
            bail!(
                "it looks out for growing memory by `{other}`, which the memory of wasm2js does not show"
            );
        }
    }
    Ok(text)
}

/// Makes it small, and JavaScript.
pub fn translate(project: &Project) -> Result<String> {
    let [small, renamed, lowered] =
        ["small.wasm", "renamed.wasm", "lowered.wasm"].map(|name| target(project).join(name));
    shrink(&bound(project), &small)?;
    rename(project, &folder(project), &small, &renamed)?;
    let run = wasm_opt(project).args(["-Oz", "--converge"]).args(LOWER);
    let run = run.arg("-Oz").arg(&renamed);
    run.arg("--output").arg(&lowered).read()?;
    let script = script(project);
    let run = project.npm_bin("wasm2js").arg("-Oz").arg(&lowered);
    run.arg("--output").arg(&script).read()?;
    let text = as_function(&read(&script)?).with_context(|| script.display().to_string())?;
    write(&script, &text)?;
    size_of(&script)
}

/// wasm2js writes a module that makes one instance of the core when it is loaded. This gives one that
/// exports the function that makes them.
fn as_function(script: &str) -> Result<String> {
    const INSTANCE: &str = "\nvar retasmFunc = asmFunc({";
    let [module, _instance] = script.split(INSTANCE).collect::<Vec<_>>()[..] else {
        bail!(
            "wasm2js does not make its instance by `{}` any more",
            INSTANCE.trim()
        );
    };
    let body: Vec<&str> = module
        .lines()
        .filter(|line| !line.starts_with("import "))
        .collect();
    Ok([&body.join("\n"), "\nexport { asmFunc };\n"].concat())
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

fn script(project: &Project) -> PathBuf {
    folder(project).join("translated.js")
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

    #[test]
    fn the_translated_core_is_a_function() {
        let script = "import * as a from './a.js';\nfunction asmFunc(imports) {}\nvar retasmFunc = asmFunc({\n});\nexport var b = retasmFunc.b;\n";
        assert_eq!(
            as_function(script).unwrap(),
            "function asmFunc(imports) {}\nexport { asmFunc };\n"
        );
        assert!(as_function("function asmFunc() {}").is_err());
    }
}
