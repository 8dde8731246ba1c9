//! What helps a page through a flow, on plain data.

mod callbacks;
mod device_challenges;
mod forms;
mod messages;
mod polls;
mod real_forms;
mod saved;
mod webauthn;
mod webauthn_credentials;

use serde_json::{Value as Json, json};

use crate::protocol::flow::{Kind, Node, Output, Value};

/// The plain data of JSON. A text after `bytes:` has a byte in each character. The data stays for the rest of the process.
pub fn value(json: &Json) -> Value<'static> {
    Box::leak(Box::new(node(json)))
}

fn node(json: &Json) -> Node<'static> {
    let mut node = Node::null();
    match json {
        Json::Null => {}
        Json::Bool(true) => node.kind = Kind::True,
        Json::Bool(false) => node.kind = Kind::False,
        Json::Number(number) => {
            node.kind = Kind::Number;
            node.number = number.as_f64().unwrap();
        }
        Json::String(text) => {
            let bytes = text.strip_prefix("bytes:");
            node.kind = bytes.map_or(Kind::Text, |_| Kind::Bytes);
            node.text = String::leak(bytes.unwrap_or(text).to_owned());
        }
        Json::Array(items) => {
            node.kind = Kind::List;
            node.below = items.iter().map(|item| ("", self::node(item))).collect();
        }
        Json::Object(members) => {
            node.kind = Kind::Object;
            let member = |(name, member): (&String, &Json)| {
                let name: &str = String::leak(name.clone());
                (name, self::node(member))
            };
            node.below = members.iter().map(member).collect();
        }
    }
    node
}

/// What callers get, as JSON. Bytes are arrays of numbers.
pub fn shown(output: impl Into<Output<'static>>) -> Json {
    serde_json::to_value(output.into()).unwrap()
}

/// The same of several.
pub fn all_shown(outputs: Vec<Output<'static>>) -> Json {
    shown(Output::List(outputs))
}

/// A state with these remediations and other members of its response, as `makeIdxState` makes it.
pub fn state(remediations: &Json, others: &Json) -> Value<'static> {
    value(&json!({
        "neededToProceed": remediations,
        "actions": {},
        "rawIdxState": others,
    }))
}
