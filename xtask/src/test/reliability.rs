//! What the package does when things go wrong, when much goes on at once, and when it goes on for long.

use std::time::Duration;

use anyhow::Result;

use super::count::Tally;
use super::{Session, node};
use crate::{demo, setup};

/// What one file may take: the soak goes on for minutes.
const LIMIT: Duration = Duration::from_secs(8 * 60);

/// Runs `tests/reliability/*.test.mjs`, with a mock org in which faults can be asked for.
pub fn run(session: &Session) -> Result<Tally> {
    let org = demo::compile_mock_org(session.project)?;
    let chromium = setup::chromium()?;
    let folder = session.project.target.join("reliability");
    node::run(session, "reliability", LIMIT, |run| {
        run.env("MOCK_ORG", &org)
            .env("CHROME", &chromium)
            .env("WORK_DIR", &folder)
    })
}
