//! Making an `IdxState` of a response.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

use super::{action, error, host};
use crate::protocol::outline;

thread_local! {
    // One closure of each for the life of the page, however many states it sees.
    static CALL: Function = Closure::<dyn Fn(host::Form, JsValue) -> Promise>::new(action::call)
        .into_js_value()
        .unchecked_into();
    static PROCEED: Function =
        Closure::<dyn Fn(Array, JsValue, JsValue) -> Promise>::new(action::proceed)
            .into_js_value()
            .unchecked_into();
}

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
    let state = CALL
        .with(|call| PROCEED.with(|proceed| host::build(&scan, plan, to_persist, call, proceed)))?;
    match outline.refused {
        Some(refused) => Err(error::type_error(refused.as_str())),
        None => Ok(state),
    }
}
