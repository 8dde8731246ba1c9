//! The plan of a response.

use std::ptr;

use serde_json::Value;

use super::super::steps::{Fields, Step, steps};
use super::super::summary_of_json::{JsonSummary, summary_of_json, truthy, units};
use super::{generated, path, words};
use crate::protocol::response::{Role, meaning};

/// Reads the bytes as the words of a summary, and as a response: as JSON or, if they are not JSON, as instructions to
/// [generate](generated::response) one.
pub fn of_bytes(bytes: &[u8]) {
    for summary in words(bytes) {
        of_words(&summary);
    }
    match serde_json::from_slice(bytes) {
        Ok(response) => of_response(&response),
        Err(_) => of_response(&generated::response(bytes)),
    }
}

/// Any summary gives a plan that can be read to its end.
pub fn of_words(summary: &[u32]) {
    let plan = meaning(summary).plan;
    // After the end of a truncated summary zeros are read: top-level fields, of two words each in the plan.
    assert!(
        plan.words().len() <= 1 + 8 * summary.len(),
        "a plan too long"
    );
    let _ = steps(&plan);
}

/// A plan refers only to values of the response, in their order, and gives each field the role that its members say.
pub fn of_response(response: &Value) {
    let summary = summary_of_json(response);
    let length = serde_json::to_string(response).map_or(0, |text| text.len());
    assert!(
        summary.words().len() <= 3 * length + 16,
        "a summary too long"
    );
    let plan = meaning(summary.words()).plan;
    assert!(
        plan.words().len() <= 1 + 5 * summary.words().len(),
        "a plan too long"
    );

    let remediations = Value::Null;
    let remediations = response
        .pointer("/remediation/value")
        .unwrap_or(&remediations);
    let mut remediations = children(remediations);
    let mut top_level = children(response);
    let mut split_field = None;
    let mut entries: Box<dyn Iterator<Item = &Value>> = Box::new([].into_iter());
    for step in steps(&plan) {
        match step {
            Step::Relate { holder, .. } => {
                let text = &value(&summary, holder)["relatesTo"];
                let text = text.get(0).unwrap_or(text).as_str().unwrap();
                path::of_text(&units(text));
            }
            Step::Remediation { id, forms } => {
                let remediation = take(&mut remediations, value(&summary, id));
                assert!(!remediation.is_null(), "a remediation that is null");
                if remediation.is_array() {
                    let mut definitions = children(remediation);
                    for (id, fields) in &forms {
                        let definition = take(&mut definitions, value(&summary, *id));
                        form(&summary, definition, fields);
                    }
                } else {
                    assert!(forms.len() == 1 && forms[0].0 == id, "a form of another");
                    form(&summary, remediation, &forms[0].1);
                }
            }
            Step::Action { id, fields } => {
                let action = take(&mut top_level, value(&summary, id));
                assert!(truthy(&action["rel"]), "an action without rel");
                form(&summary, action, &fields);
            }
            Step::Plain { id } => {
                let field = take(&mut top_level, value(&summary, id));
                assert!(
                    !field.is_object() && !field.is_array(),
                    "context made plain"
                );
            }
            Step::Context { id, split } => {
                let field = take(&mut top_level, value(&summary, id));
                assert!(field.is_object() || field.is_array(), "no structure");
                assert!(!truthy(&field["rel"]), "an action taken for context");
                let is_split = field["type"] == "object" && !field["value"].is_null();
                assert_eq!(split, is_split, "split or not");
                entries = children(&field["value"]);
                split_field = Some(id);
            }
            Step::SubAction { parent, id, fields } => {
                assert_eq!(Some(parent), split_field, "an action of another field");
                let action = take(&mut entries, value(&summary, id));
                assert!(truthy(&action["rel"]), "an action without rel");
                form(&summary, action, &fields);
            }
            Step::Entry { parent, id } => {
                assert_eq!(Some(parent), split_field, "an entry of another field");
                let entry = take(&mut entries, value(&summary, id));
                assert!(!truthy(&entry["rel"]), "an action taken for context");
            }
            Step::Code { id } => {
                let code = &response["successWithInteractionCode"]["value"];
                let field = take(&mut children(code), value(&summary, id));
                assert_eq!(field["name"], "interaction_code");
            }
        }
    }
}

/// A form's fields are those of its action, in their order.
fn form(summary: &JsonSummary<'_>, action: &Value, fields: &Fields) {
    let Some(fields) = fields else { return };
    let mut own = children(&action["value"]);
    for (id, role) in fields {
        let field = take(&mut own, value(summary, *id));
        let expected = match (field["mutable"] == false, &field["value"]) {
            (true, Value::Null) => Role::Blank,
            (true, _) => Role::Immutable,
            (false, value) if truthy(value) => Role::Default,
            (false, _) => Role::Needed,
        };
        assert_eq!(*role, expected, "who fills a field in");
    }
}

/// The value of an id, which must exist.
fn value<'a>(summary: &JsonSummary<'a>, id: u32) -> &'a Value {
    summary.get(id).unwrap().1
}

/// Finds this value, by identity, among the rest of an iterator.
fn take<'a>(mut among: impl Iterator<Item = &'a Value>, value: &Value) -> &'a Value {
    let found = among.find(|other| ptr::eq(*other, value));
    assert!(found.is_some(), "a value from elsewhere, or out of order");
    found.unwrap()
}

/// The members of a value. Those of a string are its UTF-16 units, for which the string itself stands here.
fn children(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(members) => Box::new(members.values()),
        Value::String(text) => Box::new(text.encode_utf16().map(move |_| value)),
        _ => Box::new([].into_iter()),
    }
}
