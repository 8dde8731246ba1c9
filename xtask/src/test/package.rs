//! The packed package, imported by its name in Node.js.

use anyhow::Result;

use super::count::Tally;
use super::{Session, node};
use crate::setup;

/// Runs `tests/package/*.test.mjs`.
pub fn run(session: &Session) -> Result<Tally> {
    let chromium = setup::chromium()?;
    node::run(session, "package", node::LIMIT, |run| {
        run.env("CHROME", &chromium)
    })
}
