//! What the org remembers, all of it in memory.

pub mod grants;
pub mod inbox;
pub mod org;
pub mod prompts;
pub mod transactions;
pub mod users;
