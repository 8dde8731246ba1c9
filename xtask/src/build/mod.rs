//! `cargo xtask build`: from the crate to the npm package in `pkg/`.
//!
//! cargo → wasm-bindgen → wasm-opt → esbuild → `pkg/`. Each step writes below cargo's target folder;
//! `pkg/` appears whole at the end or stays as it was.

mod bundle;
mod core;
mod glue;
mod js_core;
mod literal;
mod notices;
mod package;
mod panics;
mod shrink;

use std::fs::{self, File};

pub use self::core::named as named_core;
pub use self::notices::FILE as NOTICES;

use anyhow::{Context, Result};

use crate::progress::Steps;
use crate::project::Project;
use crate::setup;
use crate::size;

/// How to build.
#[derive(clap::Args, Clone, Copy, Default)]
pub struct Args {
    /// Build fast and readable instead of small: no optimising, no minifying.
    #[arg(long)]
    pub dev: bool,
}

/// Sets up, builds and prints the sizes.
pub fn run(project: &Project, args: &Args) -> Result<()> {
    setup::prepare(project, setup::BUILD)?;
    build(project, *args)?;
    size::print_package(project)
}

/// Builds with the tools in place.
pub fn build(project: &Project, args: Args) -> Result<()> {
    fs::create_dir_all(&project.target)
        .with_context(|| format!("cannot make {}", project.target.display()))?;
    let lock = File::create(project.target.join("xtask-build.lock"))
        .context("cannot write a lock file")?;
    lock.lock()
        .context("cannot wait for another build to end")?;

    let mut steps = Steps::new("build", 7);
    steps.run("compile the core", |step| {
        core::compile(project, args.dev, step)
    })?;
    steps.run("bind it to JavaScript", |_| core::bind(project, args.dev))?;
    steps.run("optimise it", |_| core::optimise(project, args.dev))?;
    steps.run("compile it once more, for JavaScript", |step| {
        js_core::compile(project, step)
    })?;
    steps.run("bind that", |_| js_core::bind(project))?;
    steps.run("translate it", |_| js_core::translate(project))?;
    steps.run("bundle the package", |_| {
        package::assemble(project, args.dev)
    })
}
