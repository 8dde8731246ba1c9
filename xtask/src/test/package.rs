//! The packed package, imported by its name in Node.js.

use anyhow::Result;

use super::count::Tally;
use super::{Session, node};

/// Runs `tests/package/*.test.mjs`.
pub fn run(session: &Session) -> Result<Tally> {
    node::run(session, "package", Ok)
}
