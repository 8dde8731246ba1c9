//! Writes summaries of `serde_json` values natively, for tests and fuzzing.

use serde_json::Value;

use crate::protocol::response::summary::{Flags, Kind, MAX_PATH};

/// A summary, and the values that its ids refer to.
#[derive(Debug, Default)]
pub struct JsonSummary<'a> {
    words: Vec<u32>,
    nodes: Vec<(&'a str, &'a Value)>,
}

impl<'a> JsonSummary<'a> {
    /// The words that `meaning` reads.
    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// The key and the value of an id. The key is empty for an array item.
    pub fn get(&self, id: u32) -> Option<(&'a str, &'a Value)> {
        self.nodes.get(id as usize).copied()
    }

    fn node(&mut self, key: &'a str, value: &'a Value, flags: u32) {
        self.nodes.push((key, value));
        self.words.push(kind(value) as u32 | flags);
    }

    /// Writes an action with the fields in its `value`.
    fn action(&mut self, key: &'a str, action: &'a Value, flags: u32) {
        let value = action.get("value").unwrap_or(&Value::Null);
        let mut flags = flags | value_flags(value);
        let characters;
        let fields: &[Value] = match value {
            Value::Array(fields) => fields,
            // As in JavaScript, a string is spread into its characters, which have no members.
            Value::String(text) if !text.is_empty() => {
                characters = text.chars().count();
                flags |= Flags::LISTED;
                self.node(key, action, flags);
                self.words.push(characters as u32);
                for _ in 0..characters {
                    self.node("", value, 0);
                }
                return;
            }
            _ => {
                self.node(key, action, flags);
                return;
            }
        };
        flags |= Flags::LISTED;
        self.node(key, action, flags);
        self.fields(fields);
    }

    /// Writes a remediation, or each definition if it is a list.
    fn remediation(&mut self, remediation: &'a Value) {
        let Value::Array(definitions) = remediation else {
            return self.action("", remediation, 0);
        };
        self.node("", remediation, Flags::LISTED);
        self.words.push(definitions.len() as u32);
        for definition in definitions {
            self.action("", definition, 0);
        }
    }

    fn fields(&mut self, fields: &'a [Value]) {
        self.words.push(fields.len() as u32);
        for field in fields {
            let value = field.get("value").unwrap_or(&Value::Null);
            let immutable = field.get("mutable") == Some(&Value::Bool(false));
            self.node(
                "",
                field,
                value_flags(value) | when(immutable, Flags::IMMUTABLE),
            );
        }
    }

    fn top_level(&mut self, key: &'a str, field: &'a Value) {
        if matches!(key, "remediation" | "context") {
            return self.node(key, field, Flags::SKIPPED);
        }
        if field.get("rel").is_some_and(truthy) {
            return self.action(key, field, Flags::REL);
        }
        let value = field.get("value").unwrap_or(&Value::Null);
        let is_object = field.get("type").and_then(Value::as_str) == Some("object");
        let flags = value_flags(value) | when(is_object, Flags::TYPE_OBJECT);
        let entries: Vec<(&str, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(key, value)| (&**key, value)).collect(),
            Value::Array(items) => items.iter().map(|item| ("", item)).collect(),
            Value::String(text) => text.encode_utf16().map(|_| ("", value)).collect(),
            _ => Vec::new(),
        };
        if !is_object || *value == Value::Null {
            return self.node(key, field, flags);
        }
        self.node(key, field, flags | Flags::LISTED);
        self.words.push(entries.len() as u32);
        for (key, entry) in entries {
            if entry.get("rel").is_some_and(truthy) {
                self.action(key, entry, Flags::REL);
            } else {
                self.node(key, entry, 0);
            }
        }
    }
}

/// Writes the summary of a response, as `read-response.js` does; see `protocol::response::summary`.
pub fn summary_of_json(response: &Value) -> JsonSummary<'_> {
    let mut summary = JsonSummary::default();
    summary.words.push(kind(response) as u32);
    if response.is_null() {
        return summary;
    }
    let list = response
        .pointer("/remediation/value")
        .filter(|value| truthy(value));
    let remediations = list.map_or(&[][..], items);

    let related = relates(remediations);
    summary.words.push(related.len() as u32);
    let mut prefix = Vec::new();
    for (holder, text) in related {
        summary.node("", holder, 0);
        let rest = text.strip_prefix(prefix.as_slice());
        summary.words.push(rest.map_or(0, |_| prefix.len() as u32));
        let rest = rest.unwrap_or(&text);
        summary.words.push(rest.len() as u32);
        summary.words.extend(rest);
        prefix = prefix_of(&text);
    }
    summary.words.push(list.map_or(Kind::Nullish, kind) as u32);
    summary.words.push(remediations.len() as u32);
    for remediation in remediations {
        summary.remediation(remediation);
    }
    let code = response
        .pointer("/successWithInteractionCode/value")
        .map_or(&[][..], items);
    summary.words.push(code.len() as u32);
    for field in code {
        let is_code = field.get("name").and_then(Value::as_str) == Some("interaction_code");
        summary.node("", field, when(is_code, Flags::CODE));
    }
    match response {
        Value::Object(fields) => {
            summary.words.push(fields.len() as u32);
            for (key, field) in fields {
                summary.top_level(key, field);
            }
        }
        Value::Array(items) => {
            summary.words.push(items.len() as u32);
            for item in items {
                summary.top_level("", item);
            }
        }
        _ => summary.words.push(0),
    }
    summary
}

/// The values that have a `relatesTo` that may be a path, with its UTF-16 code units. These are remediations and the
/// array items below them, in the order of their holder's members.
fn relates(items: &[Value]) -> Vec<(&Value, Vec<u32>)> {
    enum Pending<'a> {
        Walk(&'a Value),
        Relation(&'a Value, Vec<u32>),
    }
    let mut found = Vec::new();
    let mut pending: Vec<Pending<'_>> = items.iter().rev().map(Pending::Walk).collect();
    while let Some(next) = pending.pop() {
        let holder = match next {
            Pending::Walk(value) => value,
            Pending::Relation(holder, units) => {
                found.push((holder, units));
                continue;
            }
        };
        let members: Vec<(&str, &Value)> = match holder {
            Value::Object(members) => members.iter().map(|(key, value)| (&**key, value)).collect(),
            Value::Array(items) => items.iter().map(|item| ("", item)).collect(),
            _ => continue,
        };
        let mut inside = Vec::new();
        for (key, member) in members {
            let text = member.get(0).unwrap_or(member).as_str();
            if let Some(text) = text.filter(|_| key == "relatesTo") {
                let units = units(text);
                if units.len() <= MAX_PATH {
                    inside.push(Pending::Relation(holder, units));
                }
            }
            inside.extend(member.as_array().into_iter().flatten().map(Pending::Walk));
        }
        pending.extend(inside.into_iter().rev());
    }
    found
}

/// The part of a path that the next one is likely to begin with.
fn prefix_of(path: &[u32]) -> Vec<u32> {
    let through = units("relatesTo");
    let bracket = path.iter().rposition(|&unit| unit == u32::from('['));
    let is_stable = !path.windows(through.len()).any(|part| part == through);
    let end = bracket.filter(|_| is_stable).and_then(|at| path.get(..=at));
    end.unwrap_or_default().to_vec()
}

/// The UTF-16 code units of a text, one word each.
pub fn units(text: &str) -> Vec<u32> {
    text.encode_utf16().map(u32::from).collect()
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Null => Kind::Nullish,
        Value::Bool(_) | Value::Number(_) => Kind::Scalar,
        Value::String(_) => Kind::Text,
        Value::Array(_) => Kind::List,
        Value::Object(_) => Kind::Object,
    }
}

fn value_flags(value: &Value) -> u32 {
    (kind(value) as u32) << Flags::VALUE_SHIFT | when(truthy(value), Flags::TRUTHY)
}

fn when(condition: bool, flag: u32) -> u32 {
    if condition { flag } else { 0 }
}

/// Whether a value is truthy in JavaScript.
pub fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
