//! What only a server can be asked. These tests do not run against the package.

mod host;
#[cfg(feature = "server")]
mod pages;
