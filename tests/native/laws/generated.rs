//! Responses generated from bytes. Any bytes give one, and most look like those of the IDX API.

use serde_json::{Map, Value};

const KEYS: [&str; 32] = [
    "remediation",
    "value",
    "relatesTo",
    "rel",
    "name",
    "type",
    "mutable",
    "options",
    "form",
    "context",
    "successWithInteractionCode",
    "messages",
    "user",
    "authenticators",
    "currentAuthenticator",
    "app",
    "cancel",
    "href",
    "method",
    "accepts",
    "label",
    "0",
    "length",
    "__proto__",
    "constructor",
    "toString",
    "stateHandle",
    "version",
    "id",
    "required",
    "secret",
    "",
];

const TEXTS: [&str; 32] = [
    "object",
    "array",
    "string",
    "interaction_code",
    "create-form",
    "$",
    "$.user",
    "$.authenticators.value[0]",
    "$.currentAuthenticator",
    "authenticators",
    "$['a b'][0]",
    "$[\"x\"]",
    "$.a[00]",
    "$..a",
    "$.a[*]",
    "$[?(@.b)]",
    "$[(1)]",
    "$.",
    "$[",
    "a.b.c.d",
    "$.value.value",
    "name",
    "ü😀",
    "\u{0}",
    "POST",
    "GET",
    "false",
    "[object Object]",
    "0",
    " ",
    "$.__proto__",
    "",
];

/// The deepest nesting. `serde_json`, which is not under test, recurses.
const DEPTH: usize = 100;

/// A value that is not closed yet; an object with the key of its next member.
enum Open {
    List(Vec<Value>),
    Object(Map<String, Value>, String),
}

/// Generates a response: the low three bits of a byte choose what comes next, the others which one.
pub fn response(bytes: &[u8]) -> Value {
    let mut open = vec![Open::Object(Map::new(), String::new())];
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        let which = usize::from(byte >> 3);
        match byte & 7 {
            0 if open.len() < DEPTH => open.push(Open::Object(Map::new(), KEYS[which].into())),
            1 if open.len() < DEPTH => open.push(Open::List(Vec::new())),
            0..=2 => close(&mut open),
            3 => {
                if let Some(Open::Object(_, key)) = open.last_mut() {
                    KEYS[which].clone_into(key);
                }
            }
            4 => add(&mut open, TEXTS[which].into()),
            5 => add(&mut open, scalar(which)),
            6 => {
                let raw: Vec<u8> = bytes.by_ref().take(which).collect();
                add(&mut open, String::from_utf8_lossy(&raw).into());
            }
            _ => {
                let raw: Vec<u8> = bytes.by_ref().take(which % 8).collect();
                if let Some(Open::Object(_, key)) = open.last_mut() {
                    *key = String::from_utf8_lossy(&raw).into();
                }
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    match open.pop() {
        Some(Open::Object(members, _)) => members.into(),
        _ => Value::Null,
    }
}

fn scalar(which: usize) -> Value {
    match which % 8 {
        0 => Value::Null,
        1 => true.into(),
        2 => false.into(),
        3 => 0.into(),
        4 => 1.5.into(),
        5 => (-0.0).into(),
        6 => u64::MAX.into(),
        _ => which.into(),
    }
}

/// Closes the innermost open value, unless it is the response.
fn close(open: &mut Vec<Open>) {
    if open.len() > 1 {
        let value = match open.pop() {
            Some(Open::List(items)) => items.into(),
            Some(Open::Object(members, _)) => members.into(),
            None => Value::Null,
        };
        add(open, value);
    }
}

fn add(open: &mut [Open], value: Value) {
    match open.last_mut() {
        Some(Open::List(items)) => items.push(value),
        Some(Open::Object(members, key)) => {
            members.insert(key.clone(), value);
        }
        None => {}
    }
}
