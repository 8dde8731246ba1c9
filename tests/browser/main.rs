//! The boundary in a headless browser: `cargo xtask test browser`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that panics fails"
)]

use okta_idx_wasm::protocol;

mod actions;
mod common;
mod growth;
mod start;
mod states;
#[allow(dead_code, reason = "the native tests use all of it")]
#[path = "../support/summary_of_json.rs"]
mod summary_of_json;
mod targets;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
