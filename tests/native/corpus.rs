//! The laws, on what the fuzzers have found so far and on random input.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::laws::{LAWS, flow, meaning};
use super::properties::json;

/// Checks a law on every file of its fuzz target's corpus. Returns how many files there are.
fn replay(name: &str, law: fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join("corpus")
        .join(name);
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        assert!(
            std::panic::catch_unwind(|| law(&bytes)).is_ok(),
            "{} breaks the law {name}",
            path.display()
        );
        files += 1;
    }
    files
}

#[test]
fn the_corpora_keep_the_laws() {
    for (name, law) in LAWS {
        let files = replay(name, law);
        assert!(files >= 20, "{files} files in the corpus of {name}");
    }
}

/// Random bytes, some of them UTF-8, some of them strings separated by 255 as in [`laws::request`](super::laws::request).
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        ".{0,120}".prop_map(String::into_bytes),
        prop::collection::vec(".{0,12}", 0..24).prop_map(|texts| {
            let texts: Vec<_> = texts.into_iter().map(String::into_bytes).collect();
            texts.join(&255)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_bytes_keep_the_laws(bytes in bytes()) {
        for (_, law) in LAWS {
            law(&bytes);
        }
    }

    #[test]
    fn any_response_keeps_its_laws(response in json()) {
        meaning::of_response(&response);
        flow::of_json(&response, response.to_string().len());
    }
}
