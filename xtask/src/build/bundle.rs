//! Bundling by esbuild, with the core inlined.
//!
//! The loaders import names that exist only here: `okta-idx-wasm:core` (the glue), `okta-idx-wasm:boundary`
//! (the very module that the glue imports too) and `okta-idx-wasm:bytes` (the wasm, as a string); for the
//! core in JavaScript `okta-idx-wasm:js-core`, `okta-idx-wasm:js-boundary` and `okta-idx-wasm:js-script`, or, where
//! it is bundled already, `okta-idx-wasm:js-bundle`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::core::{Core, Part};
use super::js_core::JsCore;
use crate::files::{read, write};
use crate::project::Project;

/// A placeholder for the bytes until esbuild is done. esbuild names variables by how often each letter is used; if it
/// counted the hexadecimal, the page's file would have 54 more bytes in brotli.
const PLACEHOLDER: &str = "okta-idx-wasm-bytes-go-here";

/// ES modules are strict, so their CommonJS bundles must be strict, too.
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

/// Where the core of a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// In the file itself.
    Wasm,
    /// In the file itself, together with the JavaScript core.
    Both,
    /// In a separate file.
    NoWasm,
    /// The core is JavaScript.
    JavaScript,
}

/// The cores of a part of the package.
pub struct Cores {
    part: Part,
    core: Core,
    js_core: JsCore,
}

impl Cores {
    /// Finds what the build steps have made.
    pub fn find(project: &Project, part: Part) -> Result<Self> {
        Ok(Self {
            part,
            core: Core::find(project, part)?,
            js_core: JsCore::find(project, part)?,
        })
    }

    /// The file of the core in WebAssembly.
    pub fn wasm(&self) -> &Path {
        &self.core.wasm
    }
}

/// Bundles `entry` into `out`.
pub fn bundle(
    project: &Project,
    Cores {
        part,
        core,
        js_core,
    }: &Cores,
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
            // webpack 4 and Node.js 12 support it, and there is no other way to load the JavaScript core.
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
        // Needs `import.meta` to find the core's file.
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
        // Otherwise esbuild uses the tsconfig.json of any parent folder.
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
            alias("js-bundle", &out.with_file_name(part.folder("js-core.mjs"))),
            inject("text-coding.mjs"),
        ])
        .arg(format!("--outfile={}", out.display()));
    if holds != Holds::Both {
        // A separate file, which is loaded only when it is needed.
        run = run.args(
            ["js-core.mjs", "js-core.cjs"]
                .map(|name| format!("--external:./{}", part.folder(name))),
        );
    }
    if *part == Part::Flow {
        let boundary = match holds {
            Holds::JavaScript => &js_core.boundary,
            Holds::Wasm | Holds::Both | Holds::NoWasm => &core.boundary,
        };
        let microtask = boundary.with_file_name("microtask.js");
        run = run.arg(format!("--inject:{}", microtask.display()));
    }
    if holds == Holds::JavaScript {
        run = run.arg(inject("translated-wasm.mjs"));
    }
    if !dev {
        run = run.arg("--minify");
    }
    run.read()?;

    let text = read(out)?;
    // Some bundlers and old runtimes fail on it.
    if holds != Holds::NoWasm && text.contains("import.meta") {
        bail!(
            "{} uses import.meta, which some bundlers and runtimes do not support",
            project.shown(out)
        );
    }
    if format != Format::Cjs && matches!(holds, Holds::Wasm | Holds::Both) {
        if text.matches(PLACEHOLDER).count() != 1 {
            bail!(
                "{} must use okta-idx-wasm:bytes exactly once",
                entry.display()
            );
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

/// A file in hexadecimal. Every file of the package is ASCII, because the scripts of a page without a declared charset
/// are read as windows-1252. With two characters per byte, repeated bytes give repeated text, so this costs only 7 %
/// more than the bytes when compressed by brotli; base64 costs 29 %.
pub fn hex(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(digits.concat())
}
