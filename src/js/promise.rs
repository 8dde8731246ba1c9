//! The promises that callers get.

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

/// What is left to wait for once the request was sent. Boxed, as each kind of future would bring
/// the machinery of promises along once more: a kilobyte each.
pub type Rest = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// Runs what must happen before the caller has its promise, then waits for the rest.
pub fn promise(begin: impl FnOnce() -> Result<Rest, JsValue>) -> Promise {
    match begin() {
        Ok(rest) => future_to_promise(rest),
        Err(thrown) => Promise::reject(&thrown),
    }
}
