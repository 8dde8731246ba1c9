//! The call with which a state is made.

use wasm_bindgen::prelude::*;

use super::{bindings, errors};
use crate::protocol::ErrorCode;
use crate::protocol::response::{InvalidResponse, meaning};

/// The words of the plan that builds a state. `summary` is the summary of a response.
pub fn plan(summary: &[u32]) -> Vec<u32> {
    meaning(summary).plan.into_words()
}

/// The same for JavaScript, as a `Uint32Array` that uses the memory of `room`, another one, if the words fit there.
#[wasm_bindgen(js_name = plan)]
pub fn plan_in(summary: &[u32], room: &JsValue) -> JsValue {
    bindings::copied(&plan(summary), room)
}

/// The `TypeError` for a plan whose first word is `code`.
#[wasm_bindgen]
pub fn refusal(code: u32) -> JsValue {
    errors::type_error(
        ErrorCode::Response,
        InvalidResponse::from_code(code).as_str(),
    )
}
