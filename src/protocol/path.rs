//! The path grammar of `relatesTo`.
//!
//! A `relatesTo` names another part of the same response, as `$.authenticators.value[0]`, `$.user`
//! or a bare `authenticatorChallenge`. Only names and indexes are paths here. JSONPath's filters,
//! scripts, wildcards, slices and descents are not: such a text is no path and stays as it is, so
//! nothing that a response holds is ever evaluated.
//!
//! ```text
//! path    = "$" *step / name *step
//! step    = "." name / "." bracket / bracket
//! bracket = "[" digits "]" / "['" quoted "']" / "[" DQUOTE quoted DQUOTE "]"
//! ```

/// One name on the way: the UTF-16 units `start..end` of the path's text. An index is the name of
/// an array's member, just as in JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Where the name starts, in UTF-16 units.
    pub start: u32,
    /// Where it ends; not part of it.
    pub end: u32,
}

/// The names to follow from the response's root. None at all is the root itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(pub Vec<Segment>);

impl Path {
    /// Reads a path from its UTF-16 units (a word each, as a scan holds them); `None` where the
    /// text is not of the grammar.
    pub fn parse(text: &[u32]) -> Option<Self> {
        let mut cursor = Cursor { text, at: 0 };
        let mut segments = Vec::new();
        if cursor.eat('$') {
            if cursor
                .peek()
                .is_some_and(|unit| !is(unit, '.') && !is(unit, '['))
            {
                return None;
            }
        } else {
            segments.push(cursor.name()?);
        }
        while cursor.peek().is_some() {
            segments.push(cursor.step()?);
        }
        Some(Self(segments))
    }
}

struct Cursor<'a> {
    text: &'a [u32],
    at: usize,
}

fn is(unit: u32, character: char) -> bool {
    unit == u32::from(character)
}

/// Characters that mean something in JSONPath, and so are no part of an unquoted name.
fn is_reserved(unit: u32) -> bool {
    ".[]'\"()*?@,:^~`$;"
        .chars()
        .any(|character| is(unit, character))
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u32> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, character: char) -> bool {
        let eaten = self.peek().is_some_and(|unit| is(unit, character));
        if eaten {
            self.at = self.at.saturating_add(1);
        }
        eaten
    }

    fn step(&mut self) -> Option<Segment> {
        if self.eat('.') && !self.peek().is_some_and(|unit| is(unit, '[')) {
            return self.name();
        }
        if !self.eat('[') {
            return None;
        }
        let quote = ['\'', '"'].into_iter().find(|&quote| self.eat(quote));
        let segment = match quote {
            Some(quote) => {
                let segment = self.take_while(|unit| !is(unit, quote));
                // JSONPath gives these a meaning even inside quotes.
                let text = self
                    .text
                    .get(segment.start as usize..segment.end as usize)?;
                let plain = !text.iter().any(|&unit| !is(unit, '.') && is_reserved(unit));
                (plain && self.eat(quote)).then_some(segment)?
            }
            None => self.take_while(|unit| (u32::from('0')..=u32::from('9')).contains(&unit)),
        };
        (segment.start < segment.end && self.eat(']')).then_some(segment)
    }

    fn name(&mut self) -> Option<Segment> {
        let segment = self.take_while(|unit| !is_reserved(unit));
        (segment.start < segment.end).then_some(segment)
    }

    fn take_while(&mut self, keep: impl Fn(u32) -> bool) -> Segment {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.at = self.at.saturating_add(1);
        }
        Segment {
            start: start as u32,
            end: self.at as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Option<Vec<String>> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let words: Vec<u32> = units.iter().copied().map(u32::from).collect();
        let path = Path::parse(&words)?;
        let name = |s: &Segment| String::from_utf16_lossy(&units[s.start as usize..s.end as usize]);
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

    trait MapInto {
        fn map_into(self) -> Vec<String>;
    }
    impl MapInto for Vec<&str> {
        fn map_into(self) -> Vec<String> {
            self.into_iter().map(String::from).collect()
        }
    }
}
