//! How JavaScript hands over plain data: as numbers and one text, in a single call.
//!
//! The numbers are a value in prefix order. Each value begins with its [`Kind`]. Bytes are numbers, too; the characters of texts and
//! of the names of members are taken from the text, so their lengths are in units of UTF-16.

use super::value::Value;

/// How a value begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Kind {
    /// Null.
    Null,
    /// False.
    False,
    /// True.
    True,
    /// A number, which follows.
    Number,
    /// A text. Its length follows.
    Text,
    /// Bytes. Their number follows, then they.
    Bytes,
    /// An array. Its length follows, then its items.
    List,
    /// An object. The number of members follows, then the length of a name and a value for each.
    Object,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 8] = [
        Self::Null,
        Self::False,
        Self::True,
        Self::Number,
        Self::Text,
        Self::Bytes,
        Self::List,
        Self::Object,
    ];
}

/// Reads a value. `None` if the numbers or the text do not hold one.
pub fn decode(numbers: &[f64], text: &str) -> Option<Value> {
    Reader { numbers, text }.value()
}

struct Reader<'a> {
    numbers: &'a [f64],
    text: &'a str,
}

impl Reader<'_> {
    fn number(&mut self) -> Option<f64> {
        let (first, rest) = self.numbers.split_first()?;
        self.numbers = rest;
        Some(*first)
    }

    /// A text whose length follows.
    fn text(&mut self) -> Option<String> {
        let mut units = self.number()? as usize;
        let mut bytes = 0_usize;
        let mut characters = self.text.chars();
        while units > 0 {
            let character = characters.next()?;
            units = units.checked_sub(character.len_utf16())?;
            bytes = bytes.checked_add(character.len_utf8())?;
        }
        let (text, rest) = self.text.split_at_checked(bytes)?;
        self.text = rest;
        Some(text.into())
    }

    /// A value. It recurses as deep as the value is nested, which JavaScript limits.
    fn value(&mut self) -> Option<Value> {
        let kind = *Kind::ALL.get(self.number()? as usize)?;
        Some(match kind {
            Kind::Null => Value::Null,
            Kind::False => Value::Bool(false),
            Kind::True => Value::Bool(true),
            Kind::Number => Value::Number(self.number()?),
            Kind::Text => Value::Text(self.text()?),
            Kind::Bytes | Kind::List | Kind::Object => {
                let count = self.number()? as usize;
                let (mut bytes, mut items, mut members) = (Vec::new(), Vec::new(), Vec::new());
                for _ in 0..count {
                    match kind {
                        Kind::Bytes => bytes.push(self.number()? as u8),
                        Kind::List => items.push(self.value()?),
                        _ => members.push((self.text()?, self.value()?)),
                    }
                }
                match kind {
                    Kind::Bytes => Value::Bytes(bytes),
                    Kind::List => Value::List(items),
                    _ => Value::Object(members),
                }
            }
        })
    }
}
