//! What the targets share: the laws, which are those of the tests in `tests/native/laws`.

// The laws say `crate::protocol`.
use okta_idx_wasm::protocol;

#[path = "../../tests/native/laws/mod.rs"]
pub mod laws;

#[path = "../../tests/support/summary_of_json.rs"]
mod summary_of_json;

#[path = "../../tests/native/steps.rs"]
mod steps;
