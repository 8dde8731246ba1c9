//! The boundary of `okta-idx-wasm/flow`.
//!
//! JavaScript encodes what it is given first (`js/encode.js`), so no code of callers runs while the core is on the stack:
//! getters and proxies have run before, and what a poll or a search waits for runs afterwards. An export returns its result,
//! or the error to throw. Any other exception is a trap, after which the core is started anew.

mod bindings;
mod data;
mod device_challenge;
mod function;
mod poll;
mod steps;

pub use device_challenge::search;
pub use function::run;
pub use poll::poll;

use wasm_bindgen::prelude::*;

/// The size of the core's memory, in WebAssembly's pages of 64 KiB.
#[wasm_bindgen]
pub fn pages() -> usize {
    core::arch::wasm32::memory_size(0)
}
