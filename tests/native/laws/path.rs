//! The path grammar of `relatesTo`.

use super::super::summary_of_json::units;
use super::words;
use crate::protocol::response::{Path, Segment};

/// Reads the bytes as UTF-8, as UTF-16 units (which may have lone surrogates) and as any words.
pub fn of_bytes(bytes: &[u8]) {
    of_text(&units(&String::from_utf8_lossy(bytes)));
    for text in words(bytes) {
        of_text(&text);
    }
}

/// The segments of a path account for every unit of its text, and no name has a character that JSONPath reserves.
pub fn of_text(text: &[u32]) {
    let Some(Path(segments)) = Path::parse(text) else {
        return;
    };
    assert!(segments.len() * 2 <= text.len() + 1, "more names than fit");
    let root = text.first() == Some(&unit('$'));
    let mut rest = if root { &text[1..] } else { text };
    for (nth, segment) in segments.iter().enumerate() {
        rest = if nth == 0 && !root {
            name(text, text, segment)
        } else {
            step(text, rest, segment)
        };
    }
    assert!(rest.is_empty(), "something after the last name");
    assert_eq!(
        Path::parse(&quoted(text, &segments)).map(|path| names(&quoted(text, &segments), &path.0)),
        Some(names(text, &segments)),
        "quoting the names changes the path"
    );
}

/// Checks one segment against the start of the rest of the text. Returns the rest after it.
fn step<'a>(text: &[u32], rest: &'a [u32], segment: &Segment) -> &'a [u32] {
    let dot = rest.first() == Some(&unit('.'));
    let rest = &rest[usize::from(dot)..];
    if rest.first() != Some(&unit('[')) {
        assert!(dot, "a name without its dot");
        return name(text, rest, segment);
    }
    let rest = &rest[1..];
    let quote = rest[0] == unit('\'') || rest[0] == unit('"');
    let close: &[u32] = if quote {
        &[rest[0], unit(']')]
    } else {
        &[unit(']')]
    };
    let rest = &rest[usize::from(quote)..];
    let inside = match *segment {
        Segment::Index(index) => {
            assert!(!quote, "an index in quotes");
            let digits = units(&index.to_string());
            assert!(rest.starts_with(&digits), "another index");
            digits.len()
        }
        Segment::Name { start, end } => {
            let inside = &text[start as usize..end as usize];
            assert!(same_place(inside, rest), "a name from elsewhere");
            assert!(!inside.is_empty(), "an empty name");
            let allowed = |&unit: &u32| {
                if quote {
                    unit == u32::from('.') || !is_special(unit)
                } else {
                    char::from_u32(unit).is_some_and(|it| it.is_ascii_digit())
                }
            };
            assert!(inside.iter().all(allowed), "a reserved character");
            inside.len()
        }
    };
    let rest = &rest[inside..];
    assert!(rest.starts_with(close), "an unclosed bracket");
    &rest[close.len()..]
}

/// Checks an unquoted name against the start of the rest. Returns the rest after it.
fn name<'a>(text: &[u32], rest: &'a [u32], segment: &Segment) -> &'a [u32] {
    let Segment::Name { start, end } = *segment else {
        panic!("an index without brackets");
    };
    let name = &text[start as usize..end as usize];
    assert!(same_place(name, rest), "a name from elsewhere");
    assert!(!name.is_empty(), "an empty name");
    assert!(
        !name.iter().any(|&unit| is_special(unit)),
        "a reserved character"
    );
    &rest[name.len()..]
}

/// Whether a part of the text is at the start of the rest of the text.
fn same_place(part: &[u32], rest: &[u32]) -> bool {
    part.as_ptr() == rest.as_ptr() && part.len() <= rest.len()
}

/// Whether a character has a meaning in JSONPath.
fn is_special(unit: u32) -> bool {
    char::from_u32(unit).is_some_and(|it| ".[]'\"()*?@,:^~`$;".contains(it))
}

fn unit(character: char) -> u32 {
    character.into()
}

/// The same path with every name in quotes.
fn quoted(text: &[u32], segments: &[Segment]) -> Vec<u32> {
    let mut path = vec![unit('$')];
    for segment in segments {
        match *segment {
            Segment::Index(index) => path.extend(units(&format!("[{index}]"))),
            Segment::Name { start, end } => {
                path.extend(['[', '\''].map(unit));
                path.extend_from_slice(&text[start as usize..end as usize]);
                path.extend(['\'', ']'].map(unit));
            }
        }
    }
    path
}

/// The units of each name; an index as an `Err`.
fn names(text: &[u32], segments: &[Segment]) -> Vec<Result<Vec<u32>, u32>> {
    let name = |segment: &Segment| match *segment {
        Segment::Index(index) => Err(index),
        Segment::Name { start, end } => Ok(text[start as usize..end as usize].to_vec()),
    };
    segments.iter().map(name).collect()
}
