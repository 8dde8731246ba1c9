//! What a response means: from a scan to the steps that build its state.

use super::path::Path;
use super::plan::{Field, Fields, Form, Role, Step};
use super::scan::{Flags, Kind, Node, Reader};

/// Why a response has no meaning as an IDX response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlineError {
    /// `remediation.value` is there and is no array.
    RemediationsNotAList,
    /// The `value` of an action's definition is there and is no list of fields.
    FieldsNotAList,
}

impl OutlineError {
    /// What is wrong, and where to look.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RemediationsNotAList => {
                "no IDX response: its remediation.value is not an array of remediations"
            }
            Self::FieldsNotAList => {
                "no IDX response: the `value` of a remediation or action is not an array of fields"
            }
        }
    }
}

/// What a response means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The steps that build its state, in order: `relatesTo` first, then remediations, then the
    /// top-level fields as they stand.
    pub steps: Vec<Step>,
    /// Set where there is no telling what the server asks for, and so no state. What the steps
    /// relate is related all the same.
    pub refused: Option<OutlineError>,
}

/// Says what a scanned response means. Nulls among remediations and fields are passed over.
pub fn outline(tape: &[u32]) -> Outline {
    let mut steps = Vec::new();
    let refused = read(&mut Reader::new(tape), &mut steps).err();
    Outline { steps, refused }
}

fn read(reader: &mut Reader<'_>, steps: &mut Vec<Step>) -> Result<(), OutlineError> {
    for _ in 0..reader.count() {
        let holder = reader.node().id;
        if let Some(path) = Path::parse(reader.text()) {
            steps.push(Step::Relate { holder, path });
        }
    }
    if !matches!(reader.kind(), Kind::Nullish | Kind::List) {
        return Err(OutlineError::RemediationsNotAList);
    }
    for _ in 0..reader.count() {
        let remediation = reader.node();
        let forms = forms(reader, remediation)?;
        if remediation.flags.kind() != Kind::Nullish {
            steps.push(Step::Remediation {
                id: remediation.id,
                forms,
            });
        }
    }
    let mut code = None;
    for _ in 0..reader.count() {
        let field = reader.node();
        if field.flags.has(Flags::CODE) {
            code = code.or(Some(Step::Code { id: field.id }));
        }
    }
    steps.extend(code);
    for _ in 0..reader.count() {
        top_level_field(reader, steps)?;
    }
    Ok(())
}

/// Sorts one top-level field into `actions` and `context`.
fn top_level_field(reader: &mut Reader<'_>, steps: &mut Vec<Step>) -> Result<(), OutlineError> {
    let Node { id, flags } = reader.node();
    if flags.has(Flags::SKIPPED) {
        return Ok(());
    }
    if !matches!(flags.kind(), Kind::List | Kind::Object) {
        steps.push(Step::Plain { id });
        return Ok(());
    }
    if flags.has(Flags::REL) {
        let fields = fields(reader, Node { id, flags })?;
        steps.push(Step::Action { id, fields });
        return Ok(());
    }
    let split = flags.has(Flags::TYPE_OBJECT) && flags.value() != Kind::Nullish;
    steps.push(Step::Context { id, split });
    if !flags.has(Flags::LISTED) {
        return Ok(());
    }
    for _ in 0..reader.count() {
        let entry = reader.node();
        steps.push(if entry.flags.has(Flags::REL) {
            let fields = fields(reader, entry)?;
            Step::SubAction {
                parent: id,
                id: entry.id,
                fields,
            }
        } else {
            Step::Entry {
                parent: id,
                id: entry.id,
            }
        });
    }
    Ok(())
}

/// The forms of a remediation: its own, or, where it is a list of definitions, one of each.
fn forms(reader: &mut Reader<'_>, remediation: Node) -> Result<Vec<Form>, OutlineError> {
    if remediation.flags.kind() != Kind::List {
        let fields = fields(reader, remediation)?;
        return Ok(vec![Form {
            id: remediation.id,
            fields,
        }]);
    }
    let count = reader.count();
    let mut forms = Vec::with_capacity(count);
    for _ in 0..count {
        let definition = reader.node();
        let fields = fields(reader, definition)?;
        if definition.flags.kind() != Kind::Nullish {
            forms.push(Form {
                id: definition.id,
                fields,
            });
        }
    }
    Ok(forms)
}

/// Divides the fields of an action's form by who fills them in.
fn fields(reader: &mut Reader<'_>, action: Node) -> Result<Fields, OutlineError> {
    if !action.flags.has(Flags::TRUTHY) {
        return Ok(None);
    }
    if !action.flags.has(Flags::LISTED) {
        return Err(OutlineError::FieldsNotAList);
    }
    let count = reader.count();
    let mut fields = Vec::with_capacity(count);
    for _ in 0..count {
        let Node { id, flags } = reader.node();
        if flags.kind() != Kind::Nullish {
            fields.push(Field {
                id,
                role: role(flags),
            });
        }
    }
    Ok(Some(fields))
}

/// A field is mutable unless it says `mutable: false`.
fn role(field: Flags) -> Role {
    match (
        field.has(Flags::IMMUTABLE),
        field.has(Flags::TRUTHY),
        field.value(),
    ) {
        (false, true, _) => Role::Default,
        (false, false, _) => Role::Needed,
        (true, _, Kind::Nullish) => Role::Blank,
        (true, ..) => Role::Immutable,
    }
}
