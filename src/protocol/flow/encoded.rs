//! How JavaScript hands over plain data: as numbers and one text, in a single call.
//!
//! The numbers are a value in prefix order. Each value begins with its kind: 0 null, 1 false, 2 true, 3 a number, which
//! follows, 4 a text, 5 bytes, 6 an array, 7 an object. Of the last four the length follows. The bytes of 5 are numbers, too; the
//! characters of 4 and of the names of members are taken from the text, so their lengths are in units of UTF-16.

use super::value::Value;

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
        Some(match self.number()? as u32 {
            0 => Value::Null,
            1 => Value::Bool(false),
            2 => Value::Bool(true),
            3 => Value::Number(self.number()?),
            4 => Value::Text(self.text()?),
            kind => {
                let count = self.number()? as usize;
                let (mut bytes, mut items, mut members) = (Vec::new(), Vec::new(), Vec::new());
                for _ in 0..count {
                    match kind {
                        5 => bytes.push(self.number()? as u8),
                        6 => items.push(self.value()?),
                        _ => members.push((self.text()?, self.value()?)),
                    }
                }
                match kind {
                    5 => Value::Bytes(bytes),
                    6 => Value::List(items),
                    _ => Value::Object(members),
                }
            }
        })
    }
}
