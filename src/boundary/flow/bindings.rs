//! Bindings to the JavaScript of this folder.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/boundary/flow/js/core.js")]
extern "C" {
    /// A value for `core.js` to throw: an error with a code.
    pub fn failed(code: u32, message: &str) -> JsValue;
}

#[wasm_bindgen(module = "/src/boundary/flow/js/poll.js")]
extern "C" {
    /// What a poll works on.
    pub type PollHost;

    /// The state that came last, encoded.
    #[wasm_bindgen(method, getter)]
    pub fn numbers(this: &PollHost) -> Vec<f64>;

    #[wasm_bindgen(method, getter)]
    pub fn text(this: &PollHost) -> String;

    /// When the flow expires, in milliseconds since 1970; NaN if the last state does not say it.
    #[wasm_bindgen(method, getter, js_name = expiresAt)]
    pub fn expires_at(this: &PollHost) -> f64;

    /// The seconds to wait, as the last answer says it.
    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    pub fn retry_after(this: &PollHost) -> Option<f64>;

    /// The time in milliseconds since 1970.
    #[wasm_bindgen(method)]
    pub fn now(this: &PollHost) -> f64;

    /// Waits, and then until the page is visible; resolves to undefined. First reports the last state to the caller, if it `is_answer`.
    #[wasm_bindgen(method)]
    pub fn wait(this: &PollHost, milliseconds: f64, is_answer: bool) -> Promise;

    /// Sends a remediation or an action. Resolves to the number of a `PollOutcome`.
    #[wasm_bindgen(method)]
    pub fn send(this: &PollHost, name: &str, is_action: bool) -> Promise;
}

#[wasm_bindgen(module = "/src/boundary/flow/js/device-challenge.js")]
extern "C" {
    /// What a search works with.
    pub type SearchHost;

    /// Sends a request to this device: a probe, or the challenge. Resolves to the status of the answer, or to undefined.
    #[wasm_bindgen(method)]
    pub fn ask(this: &SearchHost, url: &str, timeout: f64, challenge: Option<&str>) -> Promise;
}

// The functions that begin with `_` are never called. wasm-bindgen includes a file only if something from it is
// declared.
macro_rules! include {
    ($file:literal, $name:ident, $function:ident) => {
        #[wasm_bindgen(module = $file)]
        extern "C" {
            #[allow(dead_code)]
            #[wasm_bindgen(js_name = $name)]
            fn $function();
        }
    };
}

include!("/src/boundary/flow/js/flow.js", connect, _flow);
include!("/src/boundary/flow/js/callback.js", callback, _callback);
include!("/src/boundary/flow/js/codes.js", ERROR_CODES, _codes);
include!("/src/boundary/flow/js/forms.js", messages, _forms);
include!(
    "/src/boundary/flow/js/microtask.js",
    queueMicrotask,
    _microtask
);
include!("/src/boundary/flow/js/encode.js", encode, _encode);
include!("/src/boundary/flow/js/saved.js", save, _saved);
include!(
    "/src/boundary/flow/js/single-flight.js",
    enter,
    _single_flight
);
include!("/src/boundary/flow/js/webauthn.js", webauthn, _webauthn);
include!("/src/boundary/js/codes.js", PARAMS, _idx_codes);
include!("/src/boundary/js/errors.js", configError, _errors);
include!("/src/boundary/js/hide.js", hide, _hide);
include!(
    "/src/boundary/js/is-idx-state.js",
    isIdxState,
    _is_idx_state
);
include!("/src/boundary/js/signal.js", reasonOf, _signal);
