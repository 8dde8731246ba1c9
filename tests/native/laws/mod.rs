//! Laws: what holds for any input. Nothing panics, the size of the output is bounded by that of the input, and the output refers to
//! nothing but the input.
//!
//! Each law takes bytes from a fuzzer. The targets in `fuzz/` search for bytes that break a law; `corpus.rs` replays those that they
//! have found so far.

pub mod callback;
pub mod flow;
pub mod generated;
pub mod meaning;
pub mod path;
pub mod request;
pub mod saved;

/// A law. It panics for bytes that break it.
pub type Law = fn(&[u8]);

/// All laws, each with the name of its fuzz target.
pub const LAWS: [(&str, Law); 6] = [
    ("path", path::of_bytes),
    ("meaning", meaning::of_bytes),
    ("request", request::of_bytes),
    ("callback", callback::of_bytes),
    ("saved", saved::of_bytes),
    ("flow", flow::of_bytes),
];

/// The bytes as numbers of two bytes, which are UTF-16 units, flags and small counts, and of four, which may be any word of a
/// summary.
fn words(bytes: &[u8]) -> [Vec<u32>; 2] {
    let (pairs, _) = bytes.as_chunks::<2>();
    let (quads, _) = bytes.as_chunks::<4>();
    [
        pairs
            .iter()
            .map(|&it| u16::from_le_bytes(it).into())
            .collect(),
        quads.iter().map(|&it| u32::from_le_bytes(it)).collect(),
    ]
}
