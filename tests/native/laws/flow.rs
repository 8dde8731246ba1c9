//! What `okta-idx-wasm/flow` reads of states, forms, parameters and credentials.

use serde_json::Value as Json;

use crate::protocol::flow::{Function, Value, answer, decode};

/// Reads the bytes as JSON for every function, and as what JavaScript hands over.
pub fn of_bytes(bytes: &[u8]) {
    if let Ok(json) = serde_json::from_slice(bytes) {
        of_json(&json, bytes.len());
    }
    let (numbers, rest) = bytes.as_chunks::<8>();
    let any: Vec<f64> = numbers.iter().map(|it| f64::from_le_bytes(*it)).collect();
    let small: Vec<f64> = bytes.iter().map(|byte| f64::from(byte % 9)).collect();
    for numbers in [any, small] {
        if let Some(value) = decode(&numbers, &String::from_utf8_lossy(rest)) {
            assert!(size_of(&value) <= numbers.len() + rest.len() * 3);
        }
    }
}

/// No function panics, and what it returns is not much longer than what it is given.
pub fn of_json(json: &Json, length: usize) {
    let given = value_of(json);
    let (mut numbers, mut text) = (Vec::new(), String::new());
    encode(&given, &mut numbers, &mut text);
    let read = decode(&numbers, &text);
    assert_eq!(read.as_ref(), Some(&given), "encoding changes the value");
    for function in Function::ALL {
        for arguments in [
            Value::List(vec![given.clone(), given.clone(), given.clone()]),
            given.clone(),
        ] {
            match answer(function, &arguments) {
                Ok(value) => {
                    let most = 40 * (length + 10) * (depth_of(&given) + 1);
                    assert!(size_of(&value) <= most, "{function:?}: too long");
                }
                Err(error) => assert!(!error.message.is_empty()),
            }
        }
    }
}

fn value_of(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.as_f64().unwrap_or_default()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(value_of).collect()),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, member)| (name.clone(), value_of(member)))
                .collect(),
        ),
    }
}

/// What `js/encode.js` does.
fn encode(value: &Value, numbers: &mut Vec<f64>, all: &mut String) {
    let mut put = |text: &str, numbers: &mut Vec<f64>| {
        numbers.push(text.encode_utf16().count() as f64);
        all.push_str(text);
    };
    match value {
        Value::Null => numbers.push(0.0),
        Value::Bool(value) => numbers.push(if *value { 2.0 } else { 1.0 }),
        Value::Number(number) => numbers.extend([3.0, *number]),
        Value::Text(text) => {
            numbers.push(4.0);
            put(text, numbers);
        }
        Value::Bytes(bytes) => {
            numbers.extend([5.0, bytes.len() as f64]);
            numbers.extend(bytes.iter().map(|byte| f64::from(*byte)));
        }
        Value::List(items) => {
            numbers.extend([6.0, items.len() as f64]);
            for item in items {
                encode(item, numbers, all);
            }
        }
        Value::Object(members) => {
            numbers.extend([7.0, members.len() as f64]);
            for (name, member) in members {
                numbers.push(name.encode_utf16().count() as f64);
                all.push_str(name);
                encode(member, numbers, all);
            }
        }
    }
}

/// The values and bytes in a value.
fn size_of(value: &Value) -> usize {
    match value {
        Value::Text(text) => 1 + text.len(),
        Value::Bytes(bytes) => 1 + bytes.len(),
        Value::List(items) => 1 + items.iter().map(size_of).sum::<usize>(),
        Value::Object(members) => {
            let size = |(name, member): &(String, Value)| name.len() + size_of(member);
            1 + members.iter().map(size).sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

fn depth_of(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(depth_of).max().unwrap_or_default(),
        Value::Object(members) => {
            let depths = members.iter().map(|(_, member)| depth_of(member));
            1 + depths.max().unwrap_or_default()
        }
        _ => 0,
    }
}
