//! The summary of a response: the members that decide its meaning, as 32-bit words.
//!
//! A response stays the object that `response.json()` returned, because callers compare its parts by identity, and copying it
//! would take longer. Only the few members that decide its meaning are copied, in one pass. Each value that the summary describes
//! has a number, its *id*, counted from 0 in the order of the summary; the [`BuildPlan`](super::BuildPlan) refers to values by
//! their ids.
//!
//! ```text
//! summary = kind  relates  remediations  code  fields      the kind of the response itself
//! relates = count *(node text)              the values that have a `relatesTo`, and its string
//! text    = shared count *unit              the first `shared` UTF-16 units of the previous text, then `count` more
//! remediations = kind count *node           the kind of `remediation.value`, and its items
//! code    = count *node                     the fields of `successWithInteractionCode`
//! fields  = count *node                     the top-level fields, in order
//! node    = flags [count *node]             the list is there if flags has LISTED
//! ```
//!
//! `boundary/js/read-response.js` writes it. The tests have a native writer, and check that both write the same summary.

/// The kind of a value: the lowest three bits of a node's word, or a word of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, or absent.
    Nullish,
    /// A number or a boolean, or any other value that is neither a string nor an object (in JavaScript, a function).
    Scalar,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    fn from_bits(bits: u32) -> Self {
        match bits & 7 {
            0 => Self::Nullish,
            1 => Self::Scalar,
            2 => Self::Text,
            3 => Self::List,
            _ => Self::Object,
        }
    }
}

/// The length of the longest string that is read as a path, in UTF-16 units. Okta's paths have about 30.
pub const MAX_PATH: usize = 1024;

/// What a node's word says about a value and its members: the value's [`Kind`], that of its member `value`, and flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// How many bits lie below the kind of the member `value`.
    pub const VALUE_SHIFT: u32 = 3;
    /// `value` is truthy, in the sense of JavaScript.
    pub const TRUTHY: u32 = 1 << 6;
    /// `rel` is truthy, in the sense of JavaScript: the value is an action.
    pub const REL: u32 = 1 << 7;
    /// `type` is `'object'`.
    pub const TYPE_OBJECT: u32 = 1 << 8;
    /// `mutable` is `false`.
    pub const IMMUTABLE: u32 = 1 << 9;
    /// `name` is `'interaction_code'`.
    pub const CODE: u32 = 1 << 10;
    /// A list follows: the fields of an action, the entries of an object field, or the definitions of a remediation.
    pub const LISTED: u32 = 1 << 11;
    /// The top-level field `remediation` or `context`, which is neither an action nor context.
    pub const SKIPPED: u32 = 1 << 12;

    /// Whether a flag is set.
    pub fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    /// The kind of the value itself.
    pub fn kind(self) -> Kind {
        Kind::from_bits(self.0)
    }

    /// The kind of its member `value`.
    pub fn value(self) -> Kind {
        Kind::from_bits(self.0 >> Self::VALUE_SHIFT)
    }
}

/// A value that the summary describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Its id.
    pub id: u32,
    /// Its kind and flags.
    pub flags: Flags,
}

/// Reads a summary from its start. A summary that ends too early reads as if zeros followed, which are nullish values and empty
/// lists.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    words: &'a [u32],
    next_id: u32,
}

impl<'a> Reader<'a> {
    /// A reader of a whole summary.
    pub fn new(words: &'a [u32]) -> Self {
        Self { words, next_id: 0 }
    }

    fn word(&mut self) -> u32 {
        match self.words.split_first() {
            Some((&word, rest)) => {
                self.words = rest;
                word
            }
            None => 0,
        }
    }

    /// A kind that is a word of its own.
    pub fn kind(&mut self) -> Kind {
        Kind::from_bits(self.word())
    }

    /// The length of a list. It is at most the number of words left, so that loops over a malformed summary end.
    pub fn count(&mut self) -> usize {
        let count = self.word() as usize;
        count.min(self.words.len())
    }

    /// The next described value.
    pub fn node(&mut self) -> Node {
        let flags = Flags(self.word());
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        Node { id, flags }
    }

    /// A text: how many UTF-16 units it shares with the start of the previous text, and the units that follow them, a word each.
    pub fn text(&mut self) -> (usize, &'a [u32]) {
        let shared = self.word() as usize;
        let length = self.count();
        let (rest, words) = self
            .words
            .split_at_checked(length)
            .unwrap_or((self.words, &[]));
        self.words = words;
        (shared, rest)
    }
}
