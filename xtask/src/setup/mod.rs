//! `cargo xtask setup`: the tools that the other commands need.
//!
//! Every command asks for the pieces it uses, so that a build needs no browser. A piece that is there costs
//! a look; nothing is installed outside the project but Rust's own target and, on a Debian that lets us, the
//! browsers.

mod browser;
mod cache;
mod cargo_tools;
mod engines;
mod newest_node;
mod npm;
mod rust_target;

use anyhow::Result;

use self::cargo_tools::GECKODRIVER;
use crate::progress::{Step, Steps};
use crate::project::Project;

pub use self::cargo_tools::{CARGO_DENY, WASM_BINDGEN};
pub use self::engines::Engine;
pub use self::newest_node::nodes;

/// Something that a command needs on this machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Piece {
    /// Rust's standard library for WebAssembly.
    RustTarget,
    /// The root's npm packages, and a Node.js that runs them.
    Npm,
    /// The newest Node.js, beside the installed one.
    NewestNode,
    /// The pinned `wasm-bindgen` and its test runner.
    WasmBindgen,
    /// Chromium.
    Chromium,
    /// The driver that runs tests in Chromium.
    Chromedriver,
    /// Firefox.
    Firefox,
    /// The pinned driver of Firefox.
    Geckodriver,
    /// The driver of `WebKitGTK`, with its browser.
    Webkitdriver,
    /// A screen for a browser that has no headless mode.
    Xvfb,
    /// The pinned `cargo-deny`.
    CargoDeny,
}

/// What building the package takes.
pub const BUILD: &[Piece] = &[Piece::RustTarget, Piece::Npm, Piece::WasmBindgen];

const ALL: &[Piece] = &[
    Piece::RustTarget,
    Piece::Npm,
    Piece::NewestNode,
    Piece::WasmBindgen,
    Piece::Chromium,
    Piece::Chromedriver,
    Piece::Firefox,
    Piece::Geckodriver,
    Piece::Webkitdriver,
    Piece::Xvfb,
    Piece::CargoDeny,
];

/// Installs everything.
pub fn run(project: &Project) -> Result<()> {
    prepare(project, ALL)
}

/// Makes sure of `pieces`, each of them once.
pub fn prepare(project: &Project, pieces: &[Piece]) -> Result<()> {
    let mut pieces = pieces.to_vec();
    pieces.sort_unstable();
    pieces.dedup();
    let mut steps = Steps::new("setup", pieces.len());
    for piece in pieces {
        steps.run(&piece.label(project)?, |step| piece.ensure(project, step))?;
    }
    Ok(())
}

impl Piece {
    fn label(self, project: &Project) -> Result<String> {
        Ok(match self {
            Self::RustTarget => "Rust's WebAssembly target".into(),
            Self::Npm => "npm packages".into(),
            Self::NewestNode => newest_node::label(project)?,
            Self::WasmBindgen => WASM_BINDGEN.label(project)?,
            Self::Chromium => "Chromium".into(),
            Self::Chromedriver => "chromedriver".into(),
            Self::Firefox => "Firefox".into(),
            Self::Geckodriver => GECKODRIVER.label(project)?,
            Self::Webkitdriver => "WebKitGTK with its driver".into(),
            Self::Xvfb => "Xvfb".into(),
            Self::CargoDeny => CARGO_DENY.label(project)?,
        })
    }

    fn ensure(self, project: &Project, step: &mut Step) -> Result<String> {
        match self {
            Self::RustTarget => rust_target::ensure(step),
            Self::Npm => npm::ensure(project, step),
            Self::NewestNode => newest_node::ensure(project, step),
            Self::WasmBindgen => WASM_BINDGEN.ensure(project, step),
            Self::Chromium => browser::ensure(&browser::CHROMIUM, step),
            Self::Chromedriver => browser::ensure(&browser::CHROMEDRIVER, step),
            Self::Firefox => browser::ensure(&browser::FIREFOX, step),
            Self::Geckodriver => GECKODRIVER.ensure(project, step),
            Self::Webkitdriver => browser::ensure(&browser::WEBKITDRIVER, step),
            Self::Xvfb => browser::ensure(&browser::XVFB, step),
            Self::CargoDeny => CARGO_DENY.ensure(project, step),
        }
    }
}
