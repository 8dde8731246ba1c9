//! The project's own commands: `cargo xtask setup | build | check | test | demo | docs | release | size | bench`.
//!
//! `main` only dispatches. Each command has its own file. Code that several commands share is in separate modules:
//! [`project`] (paths), [`process`] (child processes), [`progress`] (progress output), [`files`], [`dependencies`] (the
//! crates), [`setup`] (the tools), [`pack`] (the package as npm installs it), [`playground`] (the demo
//! as files).

mod bench;
mod build;
mod check;
mod demo;
mod dependencies;
mod docs;
mod files;
mod markdown;
mod pack;
mod playground;
mod process;
mod progress;
mod project;
mod release;
mod setup;
mod size;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::project::Project;

/// Builds, tests and demonstrates okta-idx-wasm.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install everything that the other commands need. Fast if it is already installed.
    Setup,
    /// Build the npm package in pkg/.
    Build(build::Args),
    /// Check formatting, lint, types, links and file rules, in under a minute.
    Check,
    /// Run every test, or the named suites.
    Test(test::Args),
    /// Serve the demo page and its mock org.
    Demo(demo::Args),
    /// Build the documentation as a site in target/docs.
    Docs,
    /// Publish the package of a tag. With --dry-run, show what would be published.
    Release(release::Args),
    /// Compare the package's sizes with the peer's.
    Size,
    /// Compare the package's speed with the peer's.
    Bench(bench::Args),
}

fn main() -> ExitCode {
    match dispatch(Cli::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(cli: Cli) -> Result<ExitCode> {
    process::stop_all_when_interrupted()?;
    let project = Project::load()?;
    match cli.command {
        Command::Setup => setup::run(&project)?,
        Command::Build(args) => build::run(&project, &args)?,
        Command::Check => return check::command(&project),
        Command::Test(args) => return test::run(&project, &args),
        Command::Demo(args) => demo::run(&project, &args)?,
        Command::Docs => docs::run(&project)?,
        Command::Release(args) => release::run(&project, &args)?,
        Command::Size => size::run(&project)?,
        Command::Bench(args) => bench::run(&project, &args)?,
    }
    Ok(ExitCode::SUCCESS)
}
