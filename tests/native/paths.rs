//! The path grammar of `relatesTo`.

use super::summary_of_json::units;
use crate::protocol::response::{Path, PathReader, Segment};

/// The segments of a path, as strings.
fn names(text: &str) -> Option<Vec<String>> {
    let path = Path::parse(&units(text))?;
    let text: Vec<u16> = text.encode_utf16().collect();
    let name = |segment: &Segment| match *segment {
        Segment::Name { start, end } => {
            String::from_utf16_lossy(&text[start as usize..end as usize])
        }
        Segment::Index(index) => index.to_string(),
    };
    Some(path.0.iter().map(name).collect())
}

#[test]
fn every_form_of_names_and_indexes_is_a_path() {
    for (text, expected) in [
        (
            "$.authenticators.value[12]",
            vec!["authenticators", "value", "12"],
        ),
        ("$.currentAuthenticator", vec!["currentAuthenticator"]),
        ("authenticatorChallenge", vec!["authenticatorChallenge"]),
        ("$", vec![]),
        ("a.b[0].c", vec!["a", "b", "0", "c"]),
        ("$['a b']['c']", vec!["a b", "c"]),
        ("$.[\"a.b\"]", vec!["a.b"]),
        ("$.a.0", vec!["a", "0"]),
        ("$.a-b.ü😀", vec!["a-b", "ü😀"]),
        ("$.__proto__.constructor", vec!["__proto__", "constructor"]),
    ] {
        assert_eq!(names(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn digits_are_an_index_if_an_array_can_have_it_and_else_a_name() {
    let parse = |text| Path::parse(&units(text)).map(|path| path.0);
    assert_eq!(
        parse("$[0][17]"),
        Some(vec![Segment::Index(0), Segment::Index(17)])
    );
    assert_eq!(
        parse("$[999999999]"),
        Some(vec![Segment::Index(999_999_999)])
    );
    assert_eq!(
        parse("$[00]"),
        Some(vec![Segment::Name { start: 2, end: 4 }])
    );
    assert_eq!(
        parse("$[1000000000]"),
        Some(vec![Segment::Name { start: 2, end: 12 }])
    );
}

#[test]
fn scripts_filters_wildcards_slices_descents_and_malformed_paths_are_not_paths() {
    for text in [
        "$.a[?(@.b)]",
        "$.a[(@.length-1)]",
        "$..a",
        "$.*",
        "$.a[*]",
        "$.a[0:2]",
        "$.a[0,1]",
        "$.a[-1]",
        "$.a^",
        "$.a~",
        "$.a@string()",
        "$.`a",
        "$.$",
        "$a",
        "a$b",
        "$;a",
        "$['a'",
        "$['a\"]",
        "$['']",
        "$['a']b",
        "$.a[",
        "$.a[]",
        "$.a[0",
        "$.a]",
        "$.",
        "$.a.",
        "$.a..b",
        ".a",
        "[0]",
        "",
        "$['?(x)']",
        "$[a]",
        "$[ 0 ]",
    ] {
        assert_eq!(names(text), None, "{text}");
    }
}

#[test]
fn a_path_that_shares_the_start_of_the_previous_one_is_read_as_on_its_own() {
    let texts = [
        ("$.a.value[", "0]"),
        ("$.a.value[", "17]"),
        ("$.a.value[", "17].b"),
        ("$.a.value[", "x]"),
        ("$.a.value[", "3]"),
        ("$.a.value[", "4].c[5]"),
        ("$.a.value[4].c[", "6]"),
        ("$.a.value[4].c[", "'d']"),
        ("$.[", "0]"),
        ("$.[", "1]"),
        ("b[", "1"),
        ("b[", "2]"),
    ];
    let mut reader = PathReader::default();
    let mut before = String::new();
    for (start, rest) in texts {
        let shared = if before.starts_with(start) {
            start.len()
        } else {
            0
        };
        let text = [start, rest].concat();
        let kept = reader.read(shared, &units(&text[shared..]));
        let whole = Path::parse(&units(&text));
        assert_eq!(kept.map(|_| &reader.path), whole.as_ref(), "{text}");
        before = text;
    }
    assert_eq!(reader.read(0, &units("$.a.value[0]")), Some(0));
    assert_eq!(reader.read(10, &units("12]")), Some(2));
    // The shared part is ignored if it is longer than the previous text, or does not end after a bracket.
    assert_eq!(reader.read(99, &units("12]")), None);
    assert_eq!(reader.read(0, &units("$.a.value[0]")), Some(0));
    assert_eq!(reader.read(4, &units("b")), Some(0));
}
