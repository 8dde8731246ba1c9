//! What the targets share: the laws, which are those of the tests in `tests/protocol/laws`.

// The laws say `crate::protocol`.
use okta_idx_wasm::protocol;

#[path = "../../tests/protocol/laws/mod.rs"]
pub mod laws;

#[path = "../../tests/protocol/steps.rs"]
mod steps;
