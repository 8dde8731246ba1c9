//! The plan: the steps that turn a response into an `IdxState`, as 32-bit words for `boundary/js/build-state.js`.
//!
//! ```text
//! plan   = refusal *step             0, or the number of the reason to reject the response (`InvalidResponse`)
//! step   = 0 holder path             the holder's `relatesTo` becomes what the path points at, if anything
//!        / 1 id count *(id form)     `neededToProceed` gets a copy of the remediation, with its `action`;
//!                                    one form, unless the remediation is a list of definitions
//!        / 2 id form                 `actions[field.name]`, of a top-level field
//!        / 3 parent id form          `actions['{field}-{subField}']`, of a member of a top-level field's `value`
//!        / 4 id                      `context[field]` is the field as it is
//!        / 5 id split                `context[field]` is `{ type, …the rest, value }`; where split is 1,
//!                                    `value` is a new object, for steps 6 to fill
//!        / 6 parent id               `context[field].value[subField]` is the sub-field as it is
//!        / 7 id                      `interactionCode` is the `value` of this field
//! path   = same count *(start end)   the first `same` segments of the previous path, then `count` more: a name is the UTF-16
//!                                    units start..end of the `relatesTo`; an index has a start of 2^32 - 1, and is the end
//! form   = 0 / (1 + count) *(id * 4 + role)    0: no fields, `neededParams` is the definition
//! ```
//!
//! Ids are the numbers that values have in the summary. Steps are carried out in order. What a state holds is the peer's
//! behaviour.

use super::relates_path::{Path, Segment};

/// The start that marks an index: the end of that segment is the index itself.
pub const INDEX: u32 = u32::MAX;

/// How one field of an action's form is filled in when the action is called. The lower two bits of a field's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Role {
    /// The caller is asked for it.
    Needed = 0,
    /// The caller is asked for it; its `value` is sent unless the caller gives another.
    Default = 1,
    /// Its `value` is sent; the caller cannot replace it.
    Immutable = 2,
    /// Immutable without a `value`: `''` is sent.
    Blank = 3,
}

/// The first word of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum StepKind {
    /// A `relatesTo` to replace.
    Relate = 0,
    /// An entry of `neededToProceed`.
    Remediation = 1,
    /// An entry of `actions`, at the top level.
    Action = 2,
    /// An entry of `actions`, inside a top-level field.
    SubAction = 3,
    /// A plain entry of `context`.
    Plain = 4,
    /// A structured entry of `context`.
    Context = 5,
    /// A member of a structured entry's `value`.
    Entry = 6,
    /// The interaction code.
    Code = 7,
}

/// A plan, or the part of it that is written so far. The default has no steps, and does not reject the response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildPlan(Vec<u32>);

impl Default for BuildPlan {
    fn default() -> Self {
        Self(vec![0])
    }
}

impl BuildPlan {
    /// The words of the plan.
    pub fn words(&self) -> &[u32] {
        &self.0
    }

    /// The words of the plan, by value.
    pub fn into_words(self) -> Vec<u32> {
        self.0
    }

    pub(super) fn refuse(&mut self, code: u32) {
        self.set(0, code);
    }

    pub(super) fn step(&mut self, op: StepKind, ids: &[u32]) {
        self.0.push(op as u32);
        self.0.extend_from_slice(ids);
    }

    pub(super) fn path(&mut self, path: &Path, same: usize) {
        let new = path.0.get(same..).unwrap_or_default();
        self.0.extend_from_slice(&[same as u32, new.len() as u32]);
        for segment in new {
            self.0.extend_from_slice(&match *segment {
                Segment::Name { start, end } => [start, end],
                Segment::Index(index) => [INDEX, index],
            });
        }
    }

    pub(super) fn word(&mut self, word: u32) {
        self.0.push(word);
    }

    pub(super) fn field(&mut self, id: u32, role: Role) {
        self.0.push(id.wrapping_mul(4).wrapping_add(role as u32));
    }

    /// Reserves a word, to be [set](Self::set) later.
    pub(super) fn place(&mut self) -> usize {
        let at = self.0.len();
        self.0.push(0);
        at
    }

    pub(super) fn set(&mut self, at: usize, word: u32) {
        if let Some(place) = self.0.get_mut(at) {
            *place = word;
        }
    }
}
