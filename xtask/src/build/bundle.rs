//! Bundling by esbuild, with the core inlined.
//!
//! The loaders import names that only exist here: `okta-idx-wasm:core` (the glue), `okta-idx-wasm:boundary`
//! (the very module that the glue imports too) and `okta-idx-wasm:bytes` (the wasm, as a string); for the
//! core in JavaScript `okta-idx-wasm:js-core`, `okta-idx-wasm:js-boundary` and `okta-idx-wasm:js-script`, or, where
//! it is bundled already, `okta-idx-wasm:js-bundle`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::core::Core;
use super::js_core::JsCore;
use crate::files::{read, write};
use crate::project::Project;

/// What stands for the bytes until esbuild is done: it names variables by how often each letter is used, and with the
/// hexadecimal counted in, the page's file has 54 bytes more in brotli.
const PLACEHOLDER: &str = "okta-idx-wasm-bytes-go-here";

/// An ES module is strict, and what it becomes must be, too.
const STRICT: &str = "--banner:js=\"use strict\";";

/// How one file is bundled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An ES module, with its bytes in hexadecimal.
    Esm,
    /// A CommonJS module for Node.js, whose `Buffer` reads base64.
    Cjs,
    /// A CommonJS module for bundlers, with its bytes in hexadecimal.
    BrowserCjs,
}

/// Where the core is that one file needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// In the file itself.
    Wasm,
    /// In the file itself, and so is the one in JavaScript.
    Both,
    /// In a file beside it.
    NoWasm,
    /// It is JavaScript.
    JavaScript,
}

/// Bundles `entry` into `out`.
pub fn bundle(
    project: &Project,
    (core, js_core): (&Core, &JsCore),
    (format, holds): (Format, Holds),
    entry: &Path,
    out: &Path,
    dev: bool,
) -> Result<()> {
    let bytes = match format {
        Format::Esm | Format::BrowserCjs => write_placeholder(project)?,
        Format::Cjs => core.wasm.clone(),
    };
    let flags: &[&str] = match format {
        Format::Esm => &[
            "--format=esm",
            "--platform=browser",
            "--target=es2019",
            // webpack 4 and Node.js 12 know it, and nothing else loads the other core.
            "--supported:dynamic-import=true",
        ],
        Format::BrowserCjs => &[
            "--format=cjs",
            "--platform=browser",
            "--target=es2019",
            STRICT,
        ],
        Format::Cjs => &[
            "--format=cjs",
            "--target=node12",
            STRICT,
            "--platform=node",
            "--loader:.wasm=base64",
        ],
    };
    let own: &[&str] = match holds {
        // Needs `import.meta`, to find the file beside it.
        Holds::NoWasm => &["--supported:import-meta=true"],
        Holds::Wasm | Holds::Both | Holds::JavaScript => &[],
    };
    let template = |name: &str| project.root.join("pkg-template").join(name);
    let inject = |name: &str| format!("--inject:{}", template(name).display());
    let alias =
        |name: &str, path: &Path| format!("--alias:okta-idx-wasm:{name}={}", path.display());
    let mut run = project
        .npm_bin("esbuild")
        .arg(entry)
        .args(["--bundle", "--charset=ascii", "--log-level=warning"])
        // Otherwise esbuild reads the tsconfig.json of a parent folder, which changes the CommonJS bundles.
        .arg("--tsconfig-raw={}")
        .args(flags)
        .args(own)
        .args([
            alias("core", &core.glue),
            alias("boundary", &core.boundary),
            alias("bytes", &bytes),
            alias("js-core", &js_core.glue),
            alias("js-boundary", &js_core.boundary),
            alias("js-script", &js_core.script),
            alias("js-bundle", &out.with_file_name("js-core.mjs")),
            inject("text-coding.mjs"),
        ])
        .arg(format!("--outfile={}", out.display()));
    if holds != Holds::Both {
        // A file of its own, which only those load who need it.
        run = run.args(["--external:./js-core.mjs", "--external:./js-core.cjs"]);
    }
    if holds == Holds::JavaScript {
        run = run.arg(inject("translated-wasm.mjs"));
    }
    if !dev {
        run = run.arg("--minify");
    }
    run.read()?;

    let text = read(out)?;
    // What bundlers and old runtimes stumble over.
    if holds != Holds::NoWasm && text.contains("import.meta") {
        bail!(
            "{} uses import.meta, which not every bundler and runtime knows",
            project.shown(out)
        );
    }
    if format != Format::Cjs && matches!(holds, Holds::Wasm | Holds::Both) {
        if text.matches(PLACEHOLDER).count() != 1 {
            bail!("{} is to use okta-idx-wasm:bytes once", entry.display());
        }
        write(out, &text.replace(PLACEHOLDER, &hex(&core.wasm)?))?;
    }
    Ok(())
}

fn write_placeholder(project: &Project) -> Result<PathBuf> {
    let path = project.target.join("bytes.mjs");
    write(&path, &format!("export default \"{PLACEHOLDER}\";\n"))?;
    Ok(path)
}

/// A file in hexadecimal. Every file of the package is ASCII: a page that declares no charset has its scripts read as windows-1252.
/// Two characters a byte keep repeats in step, so compressed by brotli this costs 7 % more than the bytes themselves, where
/// base64 costs 29 %.
fn hex(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(digits.concat())
}
