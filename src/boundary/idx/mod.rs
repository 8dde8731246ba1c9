//! The boundary of the package itself.
//!
//! JavaScript calls the exports through `js/core.js`. This side keeps no data of states or promises, so an instance can
//! be replaced between any two calls. Except for `fetch`, no code of callers runs while a call is on the stack:
//! anything that can throw or call back is read in JavaScript before the call, or done there afterwards. An export
//! returns its result, or the value to throw, through [`returned`](errors::returned). Any other exception is a trap.

mod action;
mod bindings;
mod config;
mod endpoints;
mod errors;
mod plan;
mod send;
mod settle;
mod unreadable;

pub use action::{form_pair, prepare_action};
pub use bindings::{client, connect, interact, introspect, make_idx_state, start, summary};
pub use endpoints::{prepare, prepare_first_introspect};
pub use plan::{plan, refusal};
pub use send::send;
pub use settle::{retry_after, settle};
pub use unreadable::{explain, shown};

use wasm_bindgen::prelude::*;

/// The size of the core's memory, in WebAssembly's pages of 64 KiB.
#[wasm_bindgen]
pub fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}
