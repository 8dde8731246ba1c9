//! The path grammar of `relatesTo`.
//!
//! A `relatesTo` refers to another part of the same response, as `$.authenticators.value[0]`, `$.user` or a bare
//! `authenticatorChallenge` do. The peer reads it as JSONPath. This grammar has only JSONPath's names and indexes, which is all
//! that Okta sends. A string with a filter, script, wildcard, slice or descent is not a path, and stays as it is, so that nothing
//! in a response is ever evaluated.
//!
//! ```text
//! path    = "$" *step / name *step
//! step    = "." name / "." bracket / bracket
//! bracket = "[" digits "]" / "['" quoted "']" / "[" DQUOTE quoted DQUOTE "]"
//! ```
//!
//! A name is one or more characters without a meaning in JSONPath; a quoted one may also contain `.`.

/// One segment of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// A member's name: the UTF-16 units `start..end` of the path's text.
    Name {
        /// Where the name starts, in UTF-16 units.
        start: u32,
        /// Where the name ends: after its last unit.
        end: u32,
    },
    /// The index of an array's item, below 10^9, written without leading zeros. Larger numbers and numbers with leading zeros are
    /// names.
    Index(u32),
}

/// The segments from the response to one of its parts. Without segments, the part is the response itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(pub Vec<Segment>);

impl Path {
    /// Parses the UTF-16 units of a path, a word each, as a summary has them. `None` if the grammar does not allow them.
    pub fn parse(text: &[u32]) -> Option<Self> {
        let mut reader = PathReader::default();
        reader.read(0, text)?;
        Some(reader.path)
    }
}

/// Parses one path after another. Options often relate to the items of one list, so that their paths differ only in the last
/// index; the part before it is parsed once.
#[derive(Debug, Default)]
pub struct PathReader {
    text: Vec<u32>,
    /// The path that was read last. Incomplete if that was not a path.
    pub path: Path,
    bracket: Option<Bracket>,
}

/// The last bracket of a path, after which the next path may begin to differ. Positions are in UTF-16 units.
#[derive(Debug, Clone, Copy)]
struct Bracket {
    /// The start of the step that has the bracket.
    step: usize,
    /// The position after the `[`.
    after: usize,
    /// How many segments come before it.
    segments: usize,
}

impl PathReader {
    /// Parses the path whose text is the first `shared` units of the previous text, followed by `rest`. Returns how many segments
    /// it shares with the previous path: the first ones. `None` if the grammar does not allow the text.
    pub fn read(&mut self, shared: usize, rest: &[u32]) -> Option<usize> {
        let Self {
            text,
            path: Path(segments),
            bracket,
        } = self;
        let same = bracket.take().filter(|bracket| bracket.after == shared);
        text.truncate(shared);
        text.extend_from_slice(rest);
        segments.truncate(same.map_or(0, |bracket| bracket.segments));
        let mut cursor = Cursor {
            text,
            at: same.map_or(0, |bracket| bracket.step),
        };
        let kept = segments.len();
        if same.is_none() {
            if cursor.eat('$') {
                let is_step = |unit| is(unit, '.') || is(unit, '[');
                if !cursor.peek().is_none_or(is_step) {
                    return None;
                }
            } else {
                segments.push(cursor.name()?);
            }
        }
        let mut last = None;
        while cursor.peek().is_some() {
            let (step, before) = (cursor.at, segments.len());
            let (segment, after) = cursor.step()?;
            segments.push(segment);
            if let Some(after) = after {
                last = Some(Bracket {
                    step,
                    after,
                    segments: before,
                });
            }
        }
        *bracket = last;
        Some(kept)
    }
}

struct Cursor<'a> {
    text: &'a [u32],
    at: usize,
}

fn is(unit: u32, character: char) -> bool {
    unit == u32::from(character)
}

/// Whether a character has a meaning in JSONPath, so that it cannot be part of an unquoted name.
fn is_reserved(unit: u32) -> bool {
    const RESERVED: [u32; 4] = masks(b".[]'\"()*?@,:^~`$;");
    let mask = RESERVED.get((unit >> 5) as usize);
    mask.is_some_and(|mask| (mask >> (unit & 31)) & 1 == 1)
}

/// A set of printable ASCII characters, a bit for each.
const fn masks(mut characters: &[u8]) -> [u32; 4] {
    let mut masks = [0; 4];
    while let [character, rest @ ..] = characters {
        let [_, second, third, fourth] = &mut masks;
        let mask = match *character >> 5 {
            1 => second,
            2 => third,
            _ => fourth,
        };
        *mask |= 1 << (*character & 31);
        characters = rest;
    }
    masks
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

    /// A segment and, if it is in a bracket, the position after the `[`.
    fn step(&mut self) -> Option<(Segment, Option<usize>)> {
        if self.eat('.') && !self.peek().is_some_and(|unit| is(unit, '[')) {
            return Some((self.name()?, None));
        }
        if !self.eat('[') {
            return None;
        }
        let after = self.at;
        let quote = ['\'', '"'].into_iter().find(|&quote| self.eat(quote));
        let segment = match quote {
            Some(quote) => {
                let (start, end) = self.take_while(|unit| !is(unit, quote));
                // The other characters have a meaning in JSONPath even inside quotes.
                let text = self.text.get(start..end)?;
                let plain = !text.iter().any(|&unit| !is(unit, '.') && is_reserved(unit));
                (plain && self.eat(quote)).then_some(())?;
                segment(start, end)?
            }
            None => self.index()?,
        };
        self.eat(']').then_some((segment, Some(after)))
    }

    /// Digits: an index, or a name if no array has an index that is written so.
    fn index(&mut self) -> Option<Segment> {
        let (start, end) = self.take_while(|unit| digit(unit).is_some());
        let digits = self.text.get(start..end)?;
        let is_index = digits.len() == 1 || digits.first().is_some_and(|&unit| !is(unit, '0'));
        if digits.len() > MAX_INDEX_DIGITS || !is_index {
            return segment(start, end);
        }
        let next = |index: u32, &unit| Some(index.saturating_mul(10).saturating_add(digit(unit)?));
        digits.iter().try_fold(0, next).map(Segment::Index)
    }

    fn name(&mut self) -> Option<Segment> {
        let (start, end) = self.take_while(|unit| !is_reserved(unit));
        segment(start, end)
    }

    fn take_while(&mut self, keep: impl Fn(u32) -> bool) -> (usize, usize) {
        let start = self.at;
        while self.peek().is_some_and(&keep) {
            self.at = self.at.saturating_add(1);
        }
        (start, self.at)
    }
}

/// Indexes with at most this many digits fit into 32 bits.
const MAX_INDEX_DIGITS: usize = 9;

fn digit(unit: u32) -> Option<u32> {
    unit.checked_sub(u32::from('0')).filter(|&digit| digit < 10)
}

/// The name `start..end`, unless it is empty.
fn segment(start: usize, end: usize) -> Option<Segment> {
    (start < end).then_some(Segment::Name {
        start: start as u32,
        end: end as u32,
    })
}
