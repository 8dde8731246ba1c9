//! The workspace's Rust tests, compiled for this machine.

use anyhow::Result;

use super::count::{self, Tally};
use crate::project::Project;
use crate::setup::Piece;

/// Tests of xtask itself run Node.js.
pub const PIECES: &[Piece] = &[Piece::Npm];

/// Unit, integration and documentation tests of every member.
pub fn run(project: &Project) -> Result<Tally> {
    let finished = project
        .cargo()
        .args(["test", "--workspace", "--no-fail-fast"])
        .tee()?;
    Ok(count::libtest(&finished.stdout).with_success(finished.status.success()))
}
