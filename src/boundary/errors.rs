//! The errors that callers get.

use wasm_bindgen::prelude::*;

use super::bindings;

/// The return value of an export. `js/core.js` throws the value of an `Err`.
pub fn returned(result: Result<JsValue, JsValue>) -> JsValue {
    result.unwrap_or_else(|error| bindings::Thrown::new(&error).into())
}

/// `{ error: text }`.
pub fn failure_text(text: &str) -> JsValue {
    bindings::failure(text)
}

pub fn error(message: &str) -> JsValue {
    bindings::error(message, 0)
}

pub fn type_error(message: &str) -> JsValue {
    bindings::error(message, 1)
}

pub fn syntax_error(message: &str) -> JsValue {
    bindings::error(message, 2)
}
