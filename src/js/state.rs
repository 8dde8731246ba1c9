//! Making an `IdxState` of a response.

use wasm_bindgen::prelude::*;

use super::{error, host};
use crate::protocol::outline;

/// Makes a state of an IDX response (`makeIdxState`). `raw` is kept, not copied, and its
/// `relatesTo` fields are replaced by what they point at.
///
/// Throws a `TypeError` for a response with nothing to read (`null`, remediations or fields that
/// are no lists).
#[wasm_bindgen(js_name = makeIdxState)]
pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    if raw.is_null() || raw.is_undefined() {
        return Err(error::type_error(
            "makeIdxState needs an IDX response, and got none",
        ));
    }
    let scan = host::read(raw)?;
    let outline = outline(&scan.tape());
    let plan = outline.plan.words();
    let state = host::build(&scan, plan, to_persist)?;
    match outline.refused {
        Some(refused) => Err(error::type_error(refused.as_str())),
        None => Ok(state),
    }
}
