//! What the targets share: the laws, which are those of the tests in `src/protocol/tests/laws`.

// The laws say `crate::protocol`.
use okta_idx_wasm::protocol;

#[path = "../../src/protocol/tests/laws/mod.rs"]
pub mod laws;

#[path = "../../src/protocol/tests/steps.rs"]
mod steps;
