//! Plain data and errors, out.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::bindings;
use crate::protocol::flow::{FlowError, Output};

/// Makes JavaScript's objects, arrays and byte arrays.
pub fn written(value: &Output<'_>) -> JsValue {
    let serializer = Serializer::new()
        .serialize_maps_as_objects(true)
        .serialize_missing_as_null(true);
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// A value for `js/core.js` to throw: an error.
pub fn error(error: FlowError) -> JsValue {
    bindings::failed(error.code() as u32, error.as_str())
}
