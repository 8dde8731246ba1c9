//! Native tests of the protocol, through its public items: without JavaScript and without a browser.
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

mod actions;
mod codes;
mod config;
mod corpus;
mod destinations;
mod flow;
mod laws;
mod meaning;
mod parameters;
mod paths;
mod properties;
mod requests;
mod retry_after;
mod settlements;
mod shown_urls;
mod steps;
mod summary;
#[path = "../support/summary_of_json.rs"]
mod summary_of_json;
mod unreadable;
mod versions;
