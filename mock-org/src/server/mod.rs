//! Serves an org over sockets, and the pages that use it beside it.

mod break_connections;
mod connection;
mod origin;
mod static_pages;

pub use break_connections::break_connections;
pub use connection::{BreakableListener, Connection};
pub use origin::Origin;
pub use static_pages::{Mount, static_pages};
