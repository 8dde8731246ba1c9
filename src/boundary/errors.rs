//! What promises reject with.

use js_sys::{Error, Object, Reflect, TypeError};
use wasm_bindgen::prelude::*;

/// Sets a property of an object of our own.
pub fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Fails only on objects that are sealed or no objects, which ours are not.
    let _ = Reflect::set(object, &JsValue::from_str(key), value);
}

/// `{ error }`, in which `start` wraps what went wrong.
pub fn failure(error: &JsValue) -> JsValue {
    let failure = Object::new();
    set(&failure, "error", error);
    failure.into()
}

/// `{ error: text }`.
pub fn failure_text(text: &str) -> JsValue {
    failure(&JsValue::from_str(text))
}

/// An `Error`.
pub fn error(message: &str) -> JsValue {
    Error::new(message).into()
}

/// A `TypeError`.
pub fn type_error(message: &str) -> JsValue {
    TypeError::new(message).into()
}
