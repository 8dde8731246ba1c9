//! The boundary to JavaScript: the only rooms where a `JsValue` may live.
//!
//! Every value that comes from outside is read through calls that catch what it throws, so a
//! hostile one ends in a rejected promise and never unwinds through Rust.

mod action;
mod answer;
mod bindings;
mod config;
mod endpoints;
mod errors;
mod known;
mod send;
mod start;
mod state;

pub use action::{proceed, send_action, settle_action};
pub use bindings::connect;
pub use endpoints::{interact, introspect, settle_interact, settle_introspect};
pub use start::{continue_start, settle_start, start};
pub use state::make_idx_state;

use wasm_bindgen::prelude::*;

/// The HTTP client with its interceptors. The package exports the object itself, not this.
pub fn client() -> JsValue {
    bindings::CLIENT.with(JsValue::clone)
}

/// The summary that `scan.js` makes of a response, to be held to that of the
/// native tests.
///
/// # Errors
///
/// What a getter or a proxy in the response throws.
pub fn tape(raw: &JsValue) -> Result<Vec<u32>, JsValue> {
    Ok(bindings::read(raw)?.tape())
}

/// The size of the core's memory, in WebAssembly's pages of 64 KiB.
#[wasm_bindgen]
pub fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}

// Two kilobytes (brotli) smaller than the standard allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
