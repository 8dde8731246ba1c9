//! The path grammar.

use crate::protocol::response::{Path, Segment};

/// Reads the bytes as UTF-8, as UTF-16 units (lone surrogates, too) and as words of a summary.
pub fn of_bytes(bytes: &[u8]) {
    let text: Vec<u32> = String::from_utf8_lossy(bytes)
        .encode_utf16()
        .map(u32::from)
        .collect();
    let (pairs, _) = bytes.as_chunks::<2>();
    let units: Vec<u32> = pairs
        .iter()
        .map(|&pair| u16::from_le_bytes(pair).into())
        .collect();
    let (quads, _) = bytes.as_chunks::<4>();
    let words: Vec<u32> = quads.iter().map(|&quad| u32::from_le_bytes(quad)).collect();
    for text in [text, units, words] {
        of_text(&text);
    }
}

/// A path is what its text says, unit for unit, and none of it is a script.
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

/// Follows one step in what is left of the text; gives what is left after it.
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
            let digits: Vec<u32> = index.to_string().chars().map(u32::from).collect();
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
            assert!(inside.iter().all(allowed), "no plain name");
            inside.len()
        }
    };
    let rest = &rest[inside..];
    assert!(rest.starts_with(close), "an open bracket");
    &rest[close.len()..]
}

/// An unquoted name at the start of what is left.
fn name<'a>(text: &[u32], rest: &'a [u32], segment: &Segment) -> &'a [u32] {
    let Segment::Name { start, end } = *segment else {
        panic!("an index without brackets");
    };
    let name = &text[start as usize..end as usize];
    assert!(same_place(name, rest), "a name from elsewhere");
    assert!(!name.is_empty(), "an empty name");
    assert!(!name.iter().any(|&unit| is_special(unit)), "no plain name");
    &rest[name.len()..]
}

/// Whether a part of the text is the very start of what is left of it.
fn same_place(part: &[u32], rest: &[u32]) -> bool {
    part.as_ptr() == rest.as_ptr() && part.len() <= rest.len()
}

/// What JSONPath gives a meaning.
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
            Segment::Index(index) => {
                path.extend(format!("[{index}]").encode_utf16().map(u32::from))
            }
            Segment::Name { start, end } => {
                path.extend(['[', '\''].map(unit));
                path.extend_from_slice(&text[start as usize..end as usize]);
                path.extend(['\'', ']'].map(unit));
            }
        }
    }
    path
}

/// The names themselves; an index has none.
fn names(text: &[u32], segments: &[Segment]) -> Vec<Result<Vec<u32>, u32>> {
    let name = |segment: &Segment| match *segment {
        Segment::Index(index) => Err(index),
        Segment::Name { start, end } => Ok(text[start as usize..end as usize].to_vec()),
    };
    segments.iter().map(name).collect()
}
