//! What a response means: from a summary to the plan that builds its state.

use super::build_plan::{BuildPlan, Role, StepKind};
use super::relates_path::PathReader;
use super::summary::{Flags, Kind, Node, Reader};

/// Why a response has no meaning as an IDX response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum InvalidResponse {
    /// There is none: `null` or `undefined`.
    Nothing = 1,
    /// `remediation.value` is there and is no array.
    RemediationsNotAList = 2,
    /// The `value` of an action's definition is there and is no list of fields.
    FieldsNotAList = 3,
}

impl InvalidResponse {
    /// The reason of a number.
    pub fn from_code(code: u32) -> Self {
        match code {
            1 => Self::Nothing,
            2 => Self::RemediationsNotAList,
            _ => Self::FieldsNotAList,
        }
    }

    /// What is wrong, and where to look.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "makeIdxState needs an IDX response, and got none",
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
pub struct Meaning {
    /// The steps that build its state: `relatesTo` first, then remediations, then the top-level
    /// fields as they stand.
    pub plan: BuildPlan,
    /// Set where there is no telling what the server asks for, and so no state. What the plan
    /// relates is related all the same.
    pub refused: Option<InvalidResponse>,
}

/// Says what a response means, of which this is the summary. Nulls among remediations and fields are passed over.
pub fn meaning(summary: &[u32]) -> Meaning {
    let mut planner = Planner {
        reader: Reader::new(summary),
        plan: BuildPlan::default(),
        refused: None,
    };
    planner.response();
    if let Some(refused) = planner.refused {
        planner.plan.refuse(refused as u32);
    }
    Meaning {
        plan: planner.plan,
        refused: planner.refused,
    }
}

struct Planner<'a> {
    reader: Reader<'a>,
    plan: BuildPlan,
    refused: Option<InvalidResponse>,
}

impl Planner<'_> {
    fn response(&mut self) {
        if self.reader.kind() == Kind::Nullish {
            self.refused = Some(InvalidResponse::Nothing);
        }
        let mut paths = PathReader::default();
        for _ in 0..self.reader.count() {
            let holder = self.reader.node().id;
            let (shared, rest) = self.reader.text();
            if let Some(same) = paths.read(shared, rest) {
                self.plan.step(StepKind::Relate, &[holder]);
                self.plan.path(&paths.path, same);
            }
        }
        if !matches!(self.reader.kind(), Kind::Nullish | Kind::List) {
            self.refused = Some(InvalidResponse::RemediationsNotAList);
        }
        for _ in 0..self.reader.count() {
            self.remediation();
        }
        let mut code = None;
        for _ in 0..self.reader.count() {
            let field = self.reader.node();
            if field.flags.has(Flags::CODE) {
                code = code.or(Some(field.id));
            }
        }
        if let Some(id) = code {
            self.plan.step(StepKind::Code, &[id]);
        }
        for _ in 0..self.reader.count() {
            self.top_level_field();
        }
    }

    /// A remediation has a form; one that is a list of definitions has a form of each.
    fn remediation(&mut self) {
        let remediation = self.reader.node();
        let Node { id, flags } = remediation;
        match flags.kind() {
            Kind::Nullish => {}
            Kind::List => {
                self.plan.step(StepKind::Remediation, &[id]);
                let place = self.plan.place();
                let mut forms: u32 = 0;
                for _ in 0..self.reader.count() {
                    let definition = self.reader.node();
                    if definition.flags.kind() != Kind::Nullish {
                        forms = forms.saturating_add(1);
                        self.plan.word(definition.id);
                        self.form(definition);
                    }
                }
                self.plan.set(place, forms);
            }
            Kind::Scalar | Kind::Text | Kind::Object => {
                self.plan.step(StepKind::Remediation, &[id, 1, id]);
                self.form(remediation);
            }
        }
    }

    /// Sorts one top-level field into `actions` and `context`.
    fn top_level_field(&mut self) {
        let field = self.reader.node();
        let Node { id, flags } = field;
        if flags.has(Flags::SKIPPED) {
            return;
        }
        if !matches!(flags.kind(), Kind::List | Kind::Object) {
            return self.plan.step(StepKind::Plain, &[id]);
        }
        if flags.has(Flags::REL) {
            self.plan.step(StepKind::Action, &[id]);
            return self.form(field);
        }
        let split = flags.has(Flags::TYPE_OBJECT) && flags.value() != Kind::Nullish;
        self.plan.step(StepKind::Context, &[id, u32::from(split)]);
        if !flags.has(Flags::LISTED) {
            return;
        }
        for _ in 0..self.reader.count() {
            let entry = self.reader.node();
            if entry.flags.has(Flags::REL) {
                self.plan.step(StepKind::SubAction, &[id, entry.id]);
                self.form(entry);
            } else {
                self.plan.step(StepKind::Entry, &[id, entry.id]);
            }
        }
    }

    /// Divides the fields of an action's form by who fills them in.
    fn form(&mut self, action: Node) {
        let place = self.plan.place();
        if !action.flags.has(Flags::TRUTHY) {
            return;
        }
        if !action.flags.has(Flags::LISTED) {
            self.refused = self.refused.or(Some(InvalidResponse::FieldsNotAList));
            return;
        }
        let mut fields: u32 = 1;
        for _ in 0..self.reader.count() {
            let Node { id, flags } = self.reader.node();
            if flags.kind() != Kind::Nullish {
                fields = fields.saturating_add(1);
                self.plan.field(id, role(flags));
            }
        }
        self.plan.set(place, fields);
    }
}

/// A field is mutable unless it says `mutable: false`.
fn role(field: Flags) -> Role {
    if !field.has(Flags::IMMUTABLE) {
        return if field.has(Flags::TRUTHY) {
            Role::Default
        } else {
            Role::Needed
        };
    }
    if field.value() == Kind::Nullish {
        Role::Blank
    } else {
        Role::Immutable
    }
}
