//! The path grammar of `relatesTo`.

use crate::protocol::response::{Path, PathReader, Segment};

fn names(text: &str) -> Option<Vec<String>> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let words: Vec<u32> = units.iter().copied().map(u32::from).collect();
    let path = Path::parse(&words)?;
    let name = |segment: &Segment| match *segment {
        Segment::Name { start, end } => {
            String::from_utf16_lossy(&units[start as usize..end as usize])
        }
        Segment::Index(index) => index.to_string(),
    };
    Some(path.0.iter().map(name).collect())
}

#[test]
fn reads_every_form_that_okta_sends() {
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
        assert_eq!(
            names(text).as_deref(),
            Some(&expected.map_into()[..]),
            "{text}"
        );
    }
}

#[test]
fn digits_are_an_index_where_an_array_has_such_a_member() {
    let parse = |text: &str| {
        let words: Vec<u32> = text.encode_utf16().map(u32::from).collect();
        Path::parse(&words).map(|path| path.0)
    };
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
fn knows_no_scripts_filters_wildcards_slices_or_descents() {
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
fn a_path_that_shares_the_start_of_the_one_before_is_the_same_as_on_its_own() {
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
    let words = |text: &str| text.encode_utf16().map(u32::from).collect::<Vec<u32>>();
    let mut reader = PathReader::default();
    let mut before = String::new();
    for (start, rest) in texts {
        let shared = if before.starts_with(start) {
            start.len()
        } else {
            0
        };
        let text = [start, rest].concat();
        let kept = reader.read(shared, &words(&text[shared..]));
        let whole = Path::parse(&words(&text));
        assert_eq!(kept.map(|_| &reader.path), whole.as_ref(), "{text}");
        before = text;
    }
    assert_eq!(reader.read(0, &words("$.a.value[0]")), Some(0));
    assert_eq!(reader.read(10, &words("12]")), Some(2));
    // A start that is not there, or ends elsewhere, is no reason to trust it.
    assert_eq!(reader.read(99, &words("12]")), None);
    assert_eq!(reader.read(0, &words("$.a.value[0]")), Some(0));
    assert_eq!(reader.read(4, &words("b")), Some(0));
}

trait MapInto {
    fn map_into(self) -> Vec<String>;
}
impl MapInto for Vec<&str> {
    fn map_into(self) -> Vec<String> {
        self.into_iter().map(String::from).collect()
    }
}
