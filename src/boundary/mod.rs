//! The boundary to JavaScript: the only folder where a `JsValue` may live.
//!
//! JavaScript calls what is exported here, by way of `js/core.js`. Nothing of a state or a promise is kept on this side, so an
//! instance can be replaced between any two calls. No code of callers runs while a call is on the stack, but for their `fetch`:
//! what can throw or call back is read in JavaScript before, or done there afterwards. An export returns what it gives, or what it throws by way of
//! [`returned`](errors::returned): an exception that leaves it in any other way is a trap.

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
pub use settle::settle;
pub use unreadable::{explain, shown};

use wasm_bindgen::prelude::*;

/// The size of the core's memory, in WebAssembly's pages of 64 KiB.
#[wasm_bindgen]
pub fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

// Two kilobytes (brotli) smaller than the standard allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
