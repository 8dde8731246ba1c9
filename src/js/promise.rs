//! The promises of callers that wait for one answer.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::answer::{Read, read_of};
use super::host;
use super::send::Sent;

/// Sends before the caller has its promise, then waits for the answer. Resolves to what `then` makes
/// of it.
pub fn promise(
    send: impl FnOnce() -> Result<Sent, JsValue>,
    then: fn(Read) -> Result<JsValue, JsValue>,
) -> Promise {
    match send() {
        Ok(sent) => future_to_promise(wait(sent, then)),
        Err(thrown) => Promise::reject(&thrown),
    }
}

async fn wait(sent: Sent, then: fn(Read) -> Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    let outcome = JsFuture::from(host::outcome(&sent.url, &sent.answer)).await?;
    read_of(&outcome.unchecked_into()).and_then(then)
}
