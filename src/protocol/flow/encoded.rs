//! How JavaScript hands over plain data: as numbers and one text, in a single call.
//!
//! The numbers are a value in prefix order, four for each: the length of its name, its [`Kind`], its number or the length of its text,
//! and how many values are directly in it, which follow. Names and texts are one after the other in the text, and their lengths are in
//! units of UTF-16.

use super::value::{Kind, Node};

/// Reads a value. Null if the numbers or the text do not hold one.
pub fn decode<'a>(numbers: &[f64], text: &'a str) -> Node<'a> {
    let mut reader = Reader { numbers, text };
    reader.value().map_or(Node::null(), |(_, node)| node)
}

struct Reader<'n, 'a> {
    numbers: &'n [f64],
    text: &'a str,
}

impl<'a> Reader<'_, 'a> {
    /// A value and its name. It recurses as deep as the value is nested, which JavaScript limits.
    fn value(&mut self) -> Option<(&'a str, Node<'a>)> {
        let ([name, kind, content, count], rest) = self.numbers.split_first_chunk()?;
        self.numbers = rest;
        let name = self.take(*name)?;
        let mut node = Node {
            kind: *Kind::ALL.get(*kind as usize)?,
            text: "",
            number: *content,
            below: Vec::new(),
        };
        if matches!(node.kind, Kind::Text | Kind::Bytes) {
            node.text = self.take(*content)?;
        }
        for _ in 0..*count as usize {
            node.below.push(self.value()?);
        }
        Some((name, node))
    }

    /// So many units of UTF-16 of the text.
    fn take(&mut self, units: f64) -> Option<&'a str> {
        let mut units = units as usize;
        let mut bytes = 0_usize;
        let mut characters = self.text.chars();
        while units > 0 {
            let character = characters.next()?;
            units = units.checked_sub(character.len_utf16())?;
            bytes = bytes.checked_add(character.len_utf8())?;
        }
        let (taken, rest) = self.text.split_at_checked(bytes)?;
        self.text = rest;
        Some(taken)
    }
}
