//! `cargo xtask build`: from the crate to the npm package in `pkg/`.
//!
//! cargo → wasm-bindgen → wasm-opt → esbuild → `pkg/`. Each step writes to cargo's target folder; `pkg/` is replaced
//! at the end, and only if all steps succeed. Steps whose inputs have not changed are skipped.

mod bundle;
mod core;
mod glue;
mod js_core;
mod mock_org;
mod notices;
mod package;
mod panics;
mod stamp;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;

pub use self::core::{Part, folder as core_folder, named as named_core};
pub use self::mock_org::{build as build_mock_org, bundle_script};
pub use self::notices::FILE as NOTICES;

use anyhow::{Context, Result, anyhow};

use self::stamp::{Inputs, Stamp};
use crate::process::Run;
use crate::progress::Steps;
use crate::project::{Project, env_path};
use crate::setup;
use crate::size;

/// The npm packages.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Default)]
pub enum Package {
    /// okta-idx-wasm, in pkg/.
    #[default]
    Idx,
    /// okta-mock-org, in pkg-mock-org/.
    MockOrg,
}

/// How to build.
#[derive(clap::Args, Clone, Copy, Default)]
pub struct Args {
    /// What to build.
    #[arg(default_value = "idx")]
    pub package: Package,

    /// Build faster, without optimising and minifying.
    #[arg(long)]
    pub dev: bool,
}

/// Builds, and prints the sizes unless `pkg/` was up to date.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    if args.package == Package::MockOrg {
        return set_up_and_build_mock_org(project).map(drop);
    }
    if set_up_and_build(project, *args)? {
        size::print_package(project)?;
    }
    Ok(())
}

/// Installs the tools and builds, unless `pkg/` is up to date. Returns whether it built anything.
pub fn set_up_and_build(project: &Project, args: Args) -> Result<bool> {
    if !package(project, args)?.is_fresh() {
        setup::prepare(project, setup::BUILD)?;
    }
    build(project, args)
}

/// Installs the tools and builds `pkg-mock-org/`, unless it is up to date. Returns whether it built anything.
pub fn set_up_and_build_mock_org(project: &Project) -> Result<bool> {
    setup::prepare(project, setup::BUILD)?;
    mock_org::build(project)
}

/// Builds with the installed tools, unless `pkg/` is up to date. Returns whether it built anything.
pub fn build(project: &Project, args: Args) -> Result<bool> {
    fs::create_dir_all(&project.target)
        .with_context(|| format!("cannot make {}", project.target.display()))?;
    let lock = File::create(project.target.join("xtask-build.lock"))
        .context("cannot write a lock file")?;
    lock.lock()
        .context("cannot wait for another build to end")?;

    let package = package(project, args)?;
    if package.is_fresh() {
        println!("build: {} is up to date", project.shown(&project.pkg()));
        return Ok(false);
    }
    let dev = args.dev;
    let mut steps = Steps::new("build", 7);
    for (part, name) in [(Part::Idx, "core"), (Part::Flow, "core of flow")] {
        steps.run(&format!("compile the {name}"), |step| {
            core::compile(project, part, dev, step)
        })?;
        steps.run(&format!("compile the {name} for JavaScript"), |step| {
            js_core::compile(project, part, step)
        })?;
        steps.run(&format!("optimise the {name}, both"), |_| {
            optimise(project, part, args)
        })?;
    }
    steps.run("bundle the package", |_| {
        package.make(|| package::assemble(project, dev))
    })?;
    Ok(true)
}

/// Optimises a core, in WebAssembly and in JavaScript.
fn optimise(project: &Project, part: Part, args: Args) -> Result<String> {
    let stamp = |name, compiled: &Path, made| {
        let inputs = tools(project, args).path(compiled);
        Stamp::new(stamp_file(project, &part.folder(name)), inputs, made)
    };
    let js = stamp(
        "js-core",
        &js_core::compiled(project, part),
        js_core::folder(project, part),
    );
    let core = stamp(
        "core",
        &core::compiled(project, part, args.dev),
        core::folder(project, part),
    );
    thread::scope(|scope| {
        let js = scope.spawn(|| js.make(|| js_core::make(project, part)));
        let core = core.make(|| core::make(project, part, args.dev))?;
        let js = js
            .join()
            .map_err(|_| anyhow!("the build of the JavaScript core panicked"))??;
        Ok(format!("{core}; in JavaScript {js}"))
    })
}

/// The sources of the package.
const SOURCES: &[&str] = &[
    ".cargo",
    "Cargo.toml",
    "rust-toolchain.toml",
    "src",
    "pkg-template",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "deny.toml",
    "xtask/notices",
    "xtask/src/dependencies.rs",
    "xtask/src/markdown.rs",
];

/// The files that define the build: its steps, and the versions of its tools.
const TOOLS: &[&str] = &[
    "xtask/src/build",
    "xtask/src/files.rs",
    "xtask/src/project.rs",
    "Cargo.lock",
    "package-lock.json",
];

/// The prefixes of environment variables that change how cargo and rustc work.
const SETTINGS: &[&str] = &[
    "CARGO_PROFILE_",
    "CARGO_TARGET_WASM32",
    "CARGO_BUILD_RUSTC",
    "RUSTC",
];

/// The stamp of `pkg/`.
fn package(project: &Project, args: Args) -> Result<Stamp> {
    let rustc = Run::new(env_path("RUSTC").unwrap_or_else(|| "rustc".into()));
    let rustc = rustc.arg("-vV").dir(&project.root).read()?;
    let home = env_path("CARGO_HOME").or_else(|| Some(env_path("HOME")?.join(".cargo")));
    let cargo = home.unwrap_or_default().join("config.toml");
    let settings = env::vars().filter(|(name, _)| SETTINGS.iter().any(|it| name.starts_with(it)));
    let mut settings: Vec<_> = settings
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    settings.sort();
    let inputs = below(project, tools(project, args), SOURCES).path(&cargo);
    let inputs = inputs.text(&rustc).text(&settings.join("\n"));
    Ok(Stamp::new(
        stamp_file(project, "package"),
        inputs,
        project.pkg(),
    ))
}

fn tools(project: &Project, args: Args) -> Inputs {
    let inputs = Inputs::default().text(if args.dev { "dev" } else { "release" });
    below(project, inputs, TOOLS)
}

fn below(project: &Project, inputs: Inputs, names: &[&str]) -> Inputs {
    let paths = names.iter().map(|name| project.root.join(name));
    paths.fold(inputs, |inputs, path| inputs.path(&path))
}

fn stamp_file(project: &Project, name: &str) -> PathBuf {
    project.target.join(format!("{name}.stamp"))
}
