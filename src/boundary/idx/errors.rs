//! The errors that callers get.

use wasm_bindgen::prelude::*;

use super::bindings;
use crate::protocol::ErrorCode;

/// The return value of an export. `js/core.js` throws the value of an `Err`.
pub fn returned(result: Result<JsValue, JsValue>) -> JsValue {
    result.unwrap_or_else(|error| bindings::Thrown::new(&error).into())
}

/// `{ error: text }`, for a configuration that lacks something.
pub fn failure_text(text: &str) -> JsValue {
    bindings::failure(text)
}

pub fn error(code: ErrorCode, message: &str) -> JsValue {
    bindings::error(message, 0, code as u32)
}

pub fn type_error(code: ErrorCode, message: &str) -> JsValue {
    bindings::error(message, 1, code as u32)
}

pub fn syntax_error(code: ErrorCode, message: &str) -> JsValue {
    bindings::error(message, 2, code as u32)
}
