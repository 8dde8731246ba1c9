//! The package's size, held to its budget.

use anyhow::Result;

use super::Session;
use super::count::Tally;
use crate::size;

/// One test for each line of the budget.
pub fn run(session: &Session) -> Result<Tally> {
    session.build()?;
    let lines = size::check(session.project)?;
    Ok(lines.into_iter().map(|(_, well)| Tally::one(well)).sum())
}
