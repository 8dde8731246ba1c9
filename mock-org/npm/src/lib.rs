//! The mock org for hosts that speak JavaScript: it takes a request and gives its response, in process.
//!
//! Nothing here waits or draws anything: time comes with the options or from `Date.now()`, randomness from a seed, and what
//! a response cannot say, such as a connection that breaks, is left to the caller.

#[cfg(target_arch = "wasm32")]
mod boundary;
mod entries;
#[cfg(target_arch = "wasm32")]
mod entropy;
mod error;
mod instance;
mod options;

pub use error::Error;
pub use instance::{Answer, Instance, Request};
pub use options::Options;
