//! What the protocol reads of a response, written down flat.
//!
//! A response stays the very object that `response.json()` gave: callers hold its parts by
//! identity, and a copy would be slow and false. So its owner reads the few members that decide
//! what a response means, in one pass, and writes them as 32-bit words: the *summary*. Every value it
//! describes gets the next number, from 0, which is how a [`BuildPlan`](super::BuildPlan) names it.
//!
//! ```text
//! summary = kind  relates  remediations  code  fields      the kind of the response itself
//! relates = count *(node text)              who holds a `relatesTo`, and its text
//! text    = shared count *unit              so many units of the text before, and more
//! remediations = kind count *node           the kind of `remediation.value`, and its items
//! code    = count *node                     the fields of `successWithInteractionCode`
//! fields  = count *node                     the top-level fields, in order
//! node    = flags [count *node]             a list follows where flags has LISTED
//! ```
//!
//! `boundary/js/read-response.js` writes it. The tests have a native writer, and hold the two to the same summary.

/// What kind of JSON value something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, or not there.
    Nullish,
    /// A number, a boolean; anything else that is no text and has no members.
    Scalar,
    /// A text.
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

/// The longest text that is tried as a path, in UTF-16 units. Okta's have about thirty.
pub const MAX_PATH: usize = 1024;

/// The members of a value that were read, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// Where the kind of the member `value` is.
    pub const VALUE_SHIFT: u32 = 3;
    /// `value` is truthy.
    pub const TRUTHY: u32 = 1 << 6;
    /// `rel` is truthy: this is an action.
    pub const REL: u32 = 1 << 7;
    /// `type` is `'object'`.
    pub const TYPE_OBJECT: u32 = 1 << 8;
    /// `mutable` is `false`.
    pub const IMMUTABLE: u32 = 1 << 9;
    /// `name` is `'interaction_code'`.
    pub const CODE: u32 = 1 << 10;
    /// What is in `value` follows: the fields of an action, or the entries of an object field.
    pub const LISTED: u32 = 1 << 11;
    /// A top-level field that is not context: `remediation` or `context`.
    pub const SKIPPED: u32 = 1 << 12;

    /// Whether a flag is set.
    pub fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    /// What the value itself is.
    pub fn kind(self) -> Kind {
        Kind::from_bits(self.0)
    }

    /// What its `value` is.
    pub fn value(self) -> Kind {
        Kind::from_bits(self.0 >> Self::VALUE_SHIFT)
    }
}

/// One described value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Its number.
    pub id: u32,
    /// What was read of it.
    pub flags: Flags,
}

/// Reads a summary from its start. A summary that ends too early reads as zeros, which are nullish
/// values and empty lists.
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

    /// A kind that stands alone.
    pub fn kind(&mut self) -> Kind {
        Kind::from_bits(self.word())
    }

    /// A list's length, never more than there are words left.
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

    /// A text: how many UTF-16 units it has of the text before, and those that follow, a word each.
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
