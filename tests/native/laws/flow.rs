//! What `okta-idx-wasm/flow` reads of states, forms, parameters and credentials.

use serde_json::Value as Json;

use crate::protocol::flow::{Function, Kind, Node, answer, decode};

/// Reads the bytes as JSON for every function, and as what JavaScript hands over.
pub fn of_bytes(bytes: &[u8]) {
    if let Ok(json) = serde_json::from_slice(bytes) {
        of_json(&json, bytes.len());
    }
    let (numbers, rest) = bytes.as_chunks::<8>();
    let any: Vec<f64> = numbers.iter().map(|it| f64::from_le_bytes(*it)).collect();
    let small: Vec<f64> = bytes.iter().map(|byte| f64::from(byte % 9)).collect();
    let text = String::from_utf8_lossy(rest);
    for numbers in [any, small] {
        let value = decode(&numbers, &text);
        assert!(size_of(&value) <= 1 + numbers.len() / 4 + text.len());
    }
}

/// No function panics, and what it returns is not much longer than what it is given.
pub fn of_json(json: &Json, length: usize) {
    let (mut numbers, mut text) = (Vec::new(), String::new());
    encode("", json, &mut numbers, &mut text);
    let given = decode(&numbers, &text);
    assert!(is(&given, json), "encoding changes the value");
    let (mut numbers, mut text) = (Vec::new(), String::new());
    let arguments = Json::from(vec![json.clone(), json.clone(), json.clone()]);
    encode("", &arguments, &mut numbers, &mut text);
    let arguments = decode(&numbers, &text);
    for function in Function::ALL {
        for arguments in [&arguments, &given] {
            match answer(function, arguments) {
                Ok(output) => {
                    let most = 60 * (length + 10) * (depth_of(json) + 1);
                    let length = serde_json::to_string(&output).map_or(0, |json| json.len());
                    assert!(length <= most, "{function:?}: too long");
                }
                Err(error) => assert!(!error.as_str().is_empty()),
            }
        }
    }
}

/// What `js/encode.js` does.
fn encode(name: &str, json: &Json, numbers: &mut Vec<f64>, all: &mut String) {
    let put = |text: &str, all: &mut String| {
        all.push_str(text);
        text.encode_utf16().count() as f64
    };
    let name = put(name, all);
    let (kind, content, count) = match json {
        Json::Null => (Kind::Null, 0.0, 0),
        Json::Bool(false) => (Kind::False, 0.0, 0),
        Json::Bool(true) => (Kind::True, 0.0, 0),
        Json::Number(number) => (Kind::Number, number.as_f64().unwrap_or_default(), 0),
        Json::String(text) => (Kind::Text, put(text, all), 0),
        Json::Array(items) => (Kind::List, 0.0, items.len()),
        Json::Object(members) => (Kind::Object, 0.0, members.len()),
    };
    numbers.extend([name, f64::from(kind as u32), content, count as f64]);
    match json {
        Json::Array(items) => {
            for item in items {
                encode("", item, numbers, all);
            }
        }
        Json::Object(members) => {
            for (name, member) in members {
                encode(name, member, numbers, all);
            }
        }
        _ => {}
    }
}

/// Whether a value is that of this JSON.
fn is(value: &Node<'_>, json: &Json) -> bool {
    let below = value.below.iter();
    match json {
        Json::Null => value.is(Kind::Null),
        Json::Bool(is_true) => value.is(if *is_true { Kind::True } else { Kind::False }),
        Json::Number(number) => value.number() == Some(number.as_f64().unwrap_or_default()),
        Json::String(text) => value.text() == Some(text),
        Json::Array(items) => {
            value.is(Kind::List)
                && value.below.len() == items.len()
                && below.zip(items).all(|((_, item), its)| is(item, its))
        }
        Json::Object(members) => {
            value.is(Kind::Object)
                && value.below.len() == members.len()
                && below
                    .zip(members)
                    .all(|((name, member), (its_name, its))| name == its_name && is(member, its))
        }
    }
}

/// The values and bytes in a value.
fn size_of(value: &Node<'_>) -> usize {
    let below = value.below.iter();
    let size = |(name, value): &(&str, Node<'_>)| name.len() + size_of(value);
    1 + value.text.len() + below.map(size).sum::<usize>()
}

fn depth_of(json: &Json) -> usize {
    match json {
        Json::Array(items) => 1 + items.iter().map(depth_of).max().unwrap_or_default(),
        Json::Object(members) => 1 + members.values().map(depth_of).max().unwrap_or_default(),
        _ => 0,
    }
}
