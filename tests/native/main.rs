//! The protocol, tested natively through what it makes public: no JavaScript, no browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    reason = "a test that panics fails"
)]

use okta_idx_wasm::protocol;

mod codes;
mod config;
mod corpus;
mod laws;
mod meaning;
mod parameters;
mod paths;
mod properties;
mod requests;
mod steps;
mod summary;
#[path = "../support/summary_of_json.rs"]
mod summary_of_json;
