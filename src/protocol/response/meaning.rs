//! The meaning of a response: from its summary to the plan that builds its state.

use super::build_plan::{BuildPlan, Role, StepKind};
use super::relates_path::PathReader;
use super::summary::{Flags, Kind, Node, Reader};

/// Why a value is rejected as an IDX response: it is not clear what the server asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum InvalidResponse {
    /// It is `null` or `undefined`.
    Nothing = 1,
    /// `remediation.value` is truthy, but not an array.
    RemediationsNotAList = 2,
    /// The `value` of an action's definition is truthy, but neither an array nor a string. (In JavaScript, a string can be spread
    /// like an array; each of its characters becomes a field.)
    FieldsNotAList = 3,
}

impl InvalidResponse {
    /// The reason with this number. Any number but 1 and 2 is `FieldsNotAList`.
    pub fn from_code(code: u32) -> Self {
        match code {
            1 => Self::Nothing,
            2 => Self::RemediationsNotAList,
            _ => Self::FieldsNotAList,
        }
    }

    /// The message of the `TypeError`.
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
    /// The steps that build its state: each `relatesTo`, then the remediations, then the interaction code, then the top-level
    /// fields in their order.
    pub plan: BuildPlan,
    /// Why the response is rejected, if it is. The steps of the plan that replace a `relatesTo` are still carried out.
    pub refused: Option<InvalidResponse>,
}

/// Derives the meaning of a response from its [summary](super::summary). `null` among remediations, definitions and fields is
/// skipped. Any words are accepted; what follows the end of a summary that is too short reads as zeros.
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

    /// A remediation has one form, unless it is a list of definitions: then it has a form for each.
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

    /// Assigns one top-level field, or its entries, to `actions` or `context`.
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

    /// The fields of an action's form, each with its role.
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

/// The role of a field. It is mutable unless its `mutable` is `false`.
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
