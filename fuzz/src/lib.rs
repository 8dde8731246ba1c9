//! What the targets share: the laws, which are those of the tests in `tests/protocol/laws`.

// The laws say `crate::protocol`.
use okta_idx_wasm::protocol;

#[path = "../../tests/protocol/laws/mod.rs"]
pub mod laws;

#[path = "../../tests/support/summary_of_json.rs"]
mod summary_of_json;

#[path = "../../tests/protocol/steps.rs"]
mod steps;
