//! The functions that answer at once.

use wasm_bindgen::prelude::*;

use super::data::{error, written};
use crate::protocol::flow::{Function, answer, decode};

/// Calls a function with the array of its arguments, encoded. Its result is undefined where there is none.
#[wasm_bindgen]
pub fn run(function: u32, numbers: &[f64], text: &str) -> JsValue {
    let given = decode(numbers, text);
    match answer(Function::from_code(function), &given) {
        Ok(output) if output.is_there() => written(&output),
        Ok(_) => JsValue::UNDEFINED,
        Err(refused) => error(refused),
    }
}
