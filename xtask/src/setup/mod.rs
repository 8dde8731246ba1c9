//! `cargo xtask setup`: the tools that the other commands need.
//!
//! Each command requests only the pieces that it uses, so a build needs no browser. Checking an installed piece is
//! fast. Only Rust's target and, on Debian with sufficient permissions, the browsers are installed outside the project.

mod browser;
mod cache;
mod cargo_tools;
mod engines;
mod newest_node;
mod npm;
mod rust_target;

use anyhow::Result;

use self::browser::Program;
use self::cargo_tools::{CargoTool, GECKODRIVER};
use crate::progress::{Step, Steps};
use crate::project::Project;

pub use self::cargo_tools::{CARGO_DENY, WASM_BINDGEN, WASM_PACK};
pub use self::engines::Engine;
pub use self::newest_node::nodes;
pub use self::npm::install as install_npm;

/// Something that a command needs on this machine.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Piece {
    /// Rust's standard library for WebAssembly.
    RustTarget,
    /// The root's npm packages, and a Node.js that runs them.
    Npm,
    /// The newest Node.js, in addition to the installed one.
    NewestNode,
    /// A tool built from its crate.
    Tool(&'static CargoTool),
    /// A browser, its driver or its display.
    Program(&'static Program),
}

/// The pieces that building the package needs.
pub const BUILD: &[Piece] = &[Piece::RustTarget, Piece::Npm, Piece::Tool(&WASM_BINDGEN)];

/// All pieces, in the order of installation.
const ALL: &[Piece] = &[
    Piece::RustTarget,
    Piece::Npm,
    Piece::NewestNode,
    Piece::Tool(&WASM_BINDGEN),
    Piece::Tool(&WASM_PACK),
    Piece::Program(&browser::CHROMIUM),
    Piece::Program(&browser::CHROMEDRIVER),
    Piece::Program(&browser::FIREFOX),
    Piece::Tool(&GECKODRIVER),
    Piece::Program(&browser::WEBKITDRIVER),
    Piece::Program(&browser::XVFB),
    Piece::Tool(&CARGO_DENY),
];

/// Installs everything.
pub fn run(project: &Project) -> Result<()> {
    prepare(project, ALL)
}

/// Installs `pieces` if needed, each of them once.
pub fn prepare(project: &Project, pieces: &[Piece]) -> Result<()> {
    let wanted = || ALL.iter().filter(|piece| pieces.contains(piece));
    let mut steps = Steps::new("setup", wanted().count());
    for piece in wanted() {
        steps.run(&piece.label(project)?, |step| piece.ensure(project, step))?;
    }
    Ok(())
}

impl Piece {
    fn label(self, project: &Project) -> Result<String> {
        match self {
            Self::RustTarget => Ok("Rust's WebAssembly target".into()),
            Self::Npm => Ok("npm packages".into()),
            Self::NewestNode => newest_node::label(project),
            Self::Tool(tool) => tool.label(project),
            Self::Program(program) => Ok(program.name.into()),
        }
    }

    fn ensure(self, project: &Project, step: &mut Step) -> Result<String> {
        match self {
            Self::RustTarget => rust_target::ensure(step),
            Self::Npm => npm::ensure(project, step),
            Self::NewestNode => newest_node::ensure(project, step),
            Self::Tool(tool) => tool.ensure(project, step),
            Self::Program(program) => program.ensure(step),
        }
    }
}
