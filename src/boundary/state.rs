//! Making an `IdxState` of a response.

use wasm_bindgen::prelude::*;

use super::{bindings, errors};
use crate::protocol::response::meaning;

/// Makes a state of an IDX response (`makeIdxState`). `raw` is kept, not copied, and its
/// `relatesTo` fields are replaced by what they point at.
///
/// Throws a `TypeError` for a response with nothing to read (`null`, remediations or fields that
/// are no lists).
#[wasm_bindgen(js_name = makeIdxState)]
pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    if raw.is_null() || raw.is_undefined() {
        return Err(errors::type_error(
            "makeIdxState needs an IDX response, and got none",
        ));
    }
    let scan = bindings::read(raw)?;
    let meaning = meaning(&scan.tape());
    let plan = meaning.plan.words();
    let state = bindings::build(&scan, plan, to_persist)?;
    match meaning.refused {
        Some(refused) => Err(errors::type_error(refused.as_str())),
        None => Ok(state),
    }
}
