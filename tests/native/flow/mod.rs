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

use serde_json::Value as Json;

use crate::protocol::flow::Value;

/// The plain data of JSON.
pub fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(members) => Value::Object(
            members
                .iter()
                .map(|(name, member)| (name.clone(), value(member)))
                .collect(),
        ),
    }
}

/// A state with these remediations and other members of its response, as `makeIdxState` makes it.
pub fn state(remediations: &Json, others: &Json) -> Value {
    value(&serde_json::json!({
        "neededToProceed": remediations,
        "actions": {},
        "rawIdxState": others,
    }))
}
