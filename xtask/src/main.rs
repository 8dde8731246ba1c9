//! The project's own commands: `cargo xtask setup | build | check | test | demo | release | size | bench`.
//!
//! `main` only dispatches. One file holds one command; what several commands share has a module of its
//! own: [`project`] (where things are), [`process`] (child processes), [`progress`] (what is going on),
//! [`files`], [`dependencies`] (the crates), [`setup`] (the tools), [`pack`] (the package as npm installs it).

mod bench;
mod build;
mod check;
mod demo;
mod dependencies;
mod files;
mod pack;
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

/// Builds, tests and shows okta-idx-wasm.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install everything the other commands need; fast when it is there.
    Setup,
    /// Make the npm package in pkg/.
    Build(build::Args),
    /// Check formatting, lint, types, links and file rules, in under a minute.
    Check,
    /// Run every test, or the suites named.
    Test(test::Args),
    /// Serve the demo page and its mock org.
    Demo(demo::Args),
    /// Publish the package of a tag, or with --dry-run show what would be published.
    Release(release::Args),
    /// Print the package's sizes beside the peer's.
    Size,
    /// Measure the package's speed beside the peer's.
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
        Command::Release(args) => release::run(&project, &args)?,
        Command::Size => size::run(&project)?,
        Command::Bench(args) => bench::run(&project, &args)?,
    }
    Ok(ExitCode::SUCCESS)
}
