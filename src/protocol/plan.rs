//! The plan: which steps turn a response into an `IdxState`.

use super::path::Path;

/// What becomes of one field of an action's form when the action is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Role {
    /// The caller is asked for it.
    Needed = 0,
    /// The caller is asked for it, and its value is sent where the caller gives none.
    Default = 1,
    /// Its value is sent whatever the caller gives.
    Immutable = 2,
    /// Immutable without a value: sent as `''`.
    Blank = 3,
}

/// A field of a form, by its number in the scan, and its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// The field's number in the scan.
    pub id: u32,
    /// What becomes of it.
    pub role: Role,
}

/// The form of an action; `None` where its definition has no `value`, and `neededParams` is the
/// definition itself.
pub type Fields = Option<Vec<Field>>;

/// A definition with its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The definition.
    pub id: u32,
    /// Its form.
    pub fields: Fields,
}

/// One step of building a state. Numbers are those of the scan; steps are carried out in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The `relatesTo` of `holder` becomes what `path` points at, where that is something.
    Relate {
        /// Whose `relatesTo` it is.
        holder: u32,
        /// Where it points.
        path: Path,
    },
    /// `neededToProceed` gets a shallow copy of the remediation, with its `action`.
    Remediation {
        /// The remediation.
        id: u32,
        /// Its form; several, or none, only where the remediation is a list of definitions.
        forms: Vec<Form>,
    },
    /// `actions[field.name]`, of a top-level field.
    Action {
        /// The field.
        id: u32,
        /// Its form.
        fields: Fields,
    },
    /// `actions['{field}-{subField}']`, of something inside a top-level field.
    SubAction {
        /// The top-level field.
        parent: u32,
        /// What is inside it.
        id: u32,
        /// Its form.
        fields: Fields,
    },
    /// `context[field]` is the field as it is.
    Plain {
        /// The field.
        id: u32,
    },
    /// `context[field]` is `{ type, …the rest, value }`.
    Context {
        /// The field.
        id: u32,
        /// Whether `value` is a new object, to be filled by [`Step::Entry`], or the field's own.
        split: bool,
    },
    /// `context[field].value[subField]` is the sub-field as it is.
    Entry {
        /// The top-level field.
        parent: u32,
        /// The sub-field.
        id: u32,
    },
    /// `interactionCode` is the `value` of this field.
    Code {
        /// The field.
        id: u32,
    },
}

/// Writes steps as words for `js/host.js` to carry out: an operation, its numbers, and then for a
/// form `1 + count` (0: none) and `id * 4 + role` each, for a path `count` and `start end` each.
/// The forms of a remediation have a `count` before them, and each its `id`.
pub fn encode(steps: &[Step]) -> Vec<u32> {
    let mut words = Vec::with_capacity(steps.len().saturating_mul(6));
    for step in steps {
        match step {
            Step::Relate { holder, path } => {
                words.extend([0, *holder, path.0.len() as u32]);
                words.extend(
                    path.0
                        .iter()
                        .flat_map(|segment| [segment.start, segment.end]),
                );
            }
            Step::Remediation { id, forms } => {
                words.extend([1, *id, forms.len() as u32]);
                for form in forms {
                    words.push(form.id);
                    encode_fields(&mut words, &form.fields);
                }
            }
            Step::Action { id, fields } => {
                words.extend([2, *id]);
                encode_fields(&mut words, fields);
            }
            Step::SubAction { parent, id, fields } => {
                words.extend([3, *parent, *id]);
                encode_fields(&mut words, fields);
            }
            Step::Plain { id } => words.extend([4, *id]),
            Step::Context { id, split } => words.extend([5, *id, u32::from(*split)]),
            Step::Entry { parent, id } => words.extend([6, *parent, *id]),
            Step::Code { id } => words.extend([7, *id]),
        }
    }
    words
}

fn encode_fields(words: &mut Vec<u32>, fields: &Fields) {
    let Some(fields) = fields else {
        words.push(0);
        return;
    };
    words.push((fields.len() as u32).saturating_add(1));
    words.extend(
        fields
            .iter()
            .map(|field| (field.id << 2) | field.role as u32),
    );
}
