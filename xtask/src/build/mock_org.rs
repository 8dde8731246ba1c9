//! `cargo xtask build mock-org`: from the crate `okta-mock-org` to the npm package in `pkg-mock-org/`.
//!
//! cargo → wasm-bindgen → wasm-opt → esbuild → `pkg-mock-org/`, as for the package itself, but with one core.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::bundle::hex;
use super::core::{rust_flags, size_of, wasm_opt};
use super::package::{replace, with_version};
use super::stamp::{Inputs, Stamp};
use super::{TOOLS, below, notices, stamp_file};
use crate::files::{copy, empty, read, write};
use crate::progress::Steps;
use crate::project::{MOCK_ORG, Project, WASM_TARGET};
use crate::setup::WASM_BINDGEN;

/// The file stem of the compiled crate.
const STEM: &str = "okta_mock_org";

/// Randomness for the crates for cryptography comes from the crate itself: see its `entropy.rs`.
const FLAGS: &[&str] = &["--cfg", "getrandom_backend=\"custom\""];

/// What the core is made of.
const CORE: &[&str] = &[".cargo", "Cargo.toml", "rust-toolchain.toml", "mock-org"];

/// What else goes into the package.
const REST: &[&str] = &["pkg-template/from-hex.mjs", "LICENSE", "xtask/notices"];

/// A bundle: its entry point, where its core comes from, esbuild's flags, and its name in the package.
const BUNDLES: &[(&str, &str, &[&str], &str)] = &[
    (
        "index.mjs",
        "bytes.browser.mjs",
        &["--format=esm", "--platform=browser", "--target=es2022"],
        "index.mjs",
    ),
    (
        "node.mjs",
        "bytes.node.mjs",
        &["--format=esm", "--platform=node", "--target=node20"],
        "node.mjs",
    ),
    (
        "node.mjs",
        "bytes.cjs.mjs",
        &["--format=cjs", "--platform=node", "--target=node20"],
        "node.cjs",
    ),
    (
        "cli.mjs",
        "bytes.node.mjs",
        &[
            "--format=esm",
            "--platform=node",
            "--target=node20",
            "--external:./node.mjs",
            "--loader:.txt=text",
        ],
        "cli.mjs",
    ),
];

/// Stands for the bytes until esbuild is done.
const PLACEHOLDER: &str = "okta-mock-org-bytes-go-here";

/// Builds with the installed tools, unless the package is up to date. Returns whether it built anything.
pub fn build(project: &Project) -> Result<bool> {
    let package = Stamp::new(
        stamp_file(project, "mock-org-package"),
        inputs(project, &[CORE, REST]),
        project.pkg_mock_org(),
    );
    if package.is_fresh() {
        println!(
            "build: {} is up to date",
            project.shown(&project.pkg_mock_org())
        );
        return Ok(false);
    }
    let mut steps = Steps::new("build of the mock org", 3);
    steps.run("compile the core", |step| {
        let run = project.cargo().args(["build", "--lib", "--release"]);
        let run = run.args(["--package", MOCK_ORG, "--target", WASM_TARGET]);
        let run = run.arg("--target-dir").arg(target(project));
        run.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(FLAGS)?)
            .watch(|line| step.now(line))?;
        size_of(&compiled(project))
    })?;
    let core = Stamp::new(
        stamp_file(project, "mock-org-core"),
        inputs(project, &[]).path(&compiled(project)),
        folder(project),
    );
    steps.run("optimise the core", |_| core.make(|| optimise(project)))?;
    steps.run("bundle the package", |_| package.make(|| assemble(project)))?;
    Ok(true)
}

fn inputs(project: &Project, more: &[&[&str]]) -> Inputs {
    let inputs = below(project, Inputs::default(), TOOLS);
    more.iter()
        .fold(inputs, |inputs, names| below(project, inputs, names))
}

fn target(project: &Project) -> PathBuf {
    project.target.join("mock-org-target")
}

fn compiled(project: &Project) -> PathBuf {
    let folder = target(project).join(WASM_TARGET).join("release");
    folder.join(format!("{STEM}.wasm"))
}

/// The folder of the core and its glue.
fn folder(project: &Project) -> PathBuf {
    project.target.join("mock-org-core")
}

fn optimise(project: &Project) -> Result<String> {
    let folder = folder(project);
    empty(&folder)?;
    WASM_BINDGEN
        .run(project)?
        .args(["--target", "web", "--omit-default-module-path"])
        .args(["--no-typescript", "--out-name", "glue", "--out-dir"])
        .arg(&folder)
        .arg(compiled(project))
        .read()?;
    let (bound, core) = (folder.join("glue_bg.wasm"), folder.join("core.wasm"));
    // `-Oz` takes a minute more, and saves nothing in brotli.
    wasm_opt(project)
        .args(["-O1", "--strip-producers", "--strip-target-features"])
        .arg(&bound)
        .arg("--output")
        .arg(&core)
        .read()?;
    fs::remove_file(&bound).context("cannot remove the core before optimising")?;
    size_of(&core)
}

fn assemble(project: &Project) -> Result<String> {
    let staging = project.target.join("pkg-mock-org-staging");
    empty(&staging)?;
    let source = project.root.join("mock-org").join("npm");
    let core = folder(project).join("core.wasm");
    for (entry, bytes, flags, made) in BUNDLES {
        let js = source.join("js");
        let parts = (&*js.join(entry), &*js.join(bytes));
        bundle(project, parts, flags, &staging.join(made))?;
    }
    insert_bytes(project, &staging.join("index.mjs"))?;
    copy(&core, &staging.join("core.wasm"))?;
    let template = source.join("template");
    for name in ["README.md", "index.d.ts"] {
        copy(&template.join(name), &staging.join(name))?;
    }
    copy(&template.join("index.d.ts"), &staging.join("index.d.cts"))?;
    copy(&project.root.join("LICENSE"), &staging.join("LICENSE"))?;
    write(
        &staging.join(notices::FILE),
        &notices::text(project, MOCK_ORG)?,
    )?;
    let manifest = read(&template.join("package.json"))?;
    write(
        &staging.join("package.json"),
        &with_version(&manifest, &project.version)?,
    )?;
    let made = project.pkg_mock_org();
    replace(&made, &staging)?;
    Ok(format!(
        "version {} in {}",
        project.version,
        project.shown(&made)
    ))
}

/// Bundles a classic script of a page that uses the sources of the package, with the core inside. The package is built.
pub fn bundle_script(project: &Project, entry: &Path, made: &Path) -> Result<()> {
    let bytes = project.root.join("mock-org/npm/js/bytes.browser.mjs");
    let flags = ["--format=iife", "--platform=browser", "--target=es2022"];
    bundle(project, (entry, &bytes), &flags, made)?;
    insert_bytes(project, made)
}

/// Replaces the placeholder of a bundle by the core.
fn insert_bytes(project: &Project, made: &Path) -> Result<()> {
    let core = folder(project).join("core.wasm");
    write(made, &read(made)?.replace(PLACEHOLDER, &hex(&core)?))
}

fn bundle(
    project: &Project,
    (entry, bytes): (&Path, &Path),
    flags: &[&str],
    made: &Path,
) -> Result<()> {
    let hex = project.target.join("mock-org-hex.mjs");
    write(&hex, &format!("export default \"{PLACEHOLDER}\";\n"))?;
    let glue = folder(project).join("glue.js");
    project
        .npm_bin("esbuild")
        .arg(entry)
        .args([
            "--bundle",
            "--charset=ascii",
            "--log-level=warning",
            "--minify-syntax",
        ])
        .args(["--minify-whitespace", "--tsconfig-raw={}"])
        .args(flags)
        .arg(format!("--alias:okta-mock-org:core={}", glue.display()))
        .arg(format!("--alias:okta-mock-org:bytes={}", bytes.display()))
        .arg(format!("--alias:okta-mock-org:hex={}", hex.display()))
        .arg(format!("--outfile={}", made.display()))
        .read()
        .map(drop)
}
