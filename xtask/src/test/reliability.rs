//! What the package does when things go wrong, when much goes on at once, and when it goes on for long.

use anyhow::Result;

use super::count::Tally;
use super::{Session, node};
use crate::{demo, setup};

/// Runs `tests/reliability/*.test.mjs`, with a mock org in which faults can be asked for.
pub fn run(session: &Session) -> Result<Tally> {
    let org = demo::compile_mock_org(session.project)?;
    let chromium = setup::chromium()?;
    node::run(session, "reliability", |run| {
        Ok(run.env("MOCK_ORG", org).env("CHROME", chromium))
    })
}
