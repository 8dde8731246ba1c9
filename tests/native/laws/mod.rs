//! Laws: what holds for any input. Nothing panics, the size of the output is bounded by that of the input, and the output refers to
//! nothing but the input.
//!
//! Each law takes bytes from a fuzzer. The targets in `fuzz/` search for bytes that break a law; `corpus.rs` replays those that they
//! have found so far.

pub mod generated;
pub mod meaning;
pub mod path;
pub mod request;

/// A law. It panics for bytes that break it.
pub type Law = fn(&[u8]);

/// All laws, each with the name of its fuzz target.
pub const LAWS: [(&str, Law); 3] = [
    ("path", path::of_bytes),
    ("meaning", meaning::of_bytes),
    ("request", request::of_bytes),
];
