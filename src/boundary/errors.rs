//! What callers are told of what went wrong.

use wasm_bindgen::prelude::*;

use super::bindings;

/// What an export gives to `js/core.js`, which throws what is an `Err`.
pub fn returned(result: Result<JsValue, JsValue>) -> JsValue {
    result.unwrap_or_else(|error| bindings::Thrown::new(&error).into())
}

/// `{ error: text }`.
pub fn failure_text(text: &str) -> JsValue {
    bindings::failure(text)
}

/// An `Error`.
pub fn error(message: &str) -> JsValue {
    bindings::error(message, 0)
}

/// A `TypeError`.
pub fn type_error(message: &str) -> JsValue {
    bindings::error(message, 1)
}

/// A `SyntaxError`.
pub fn syntax_error(message: &str) -> JsValue {
    bindings::error(message, 2)
}
