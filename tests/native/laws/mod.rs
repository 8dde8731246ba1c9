//! What holds of any bytes: nothing traps, what comes out is no longer than what went in allows, and it
//! refers to nothing else.
//!
//! Each law takes the bytes that a fuzzer makes. `fuzz/` looks for bytes that break one, and the tests
//! beside this folder replay what it has found so far.

pub mod grown;
pub mod meaning;
pub mod path;
pub mod request;

/// A law, by the name of its fuzz target.
pub type Law = fn(&[u8]);

/// All of them.
pub const LAWS: [(&str, Law); 3] = [
    ("path", path::of_bytes),
    ("meaning", meaning::of_bytes),
    ("request", request::of_bytes),
];
