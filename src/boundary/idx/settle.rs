//! Decides the outcome of a request.

use wasm_bindgen::prelude::*;

use crate::protocol::request::Purpose;
use crate::protocol::response::{Outcome, RetryHeaders, settlement};

/// How a request is settled: the number of a [`Settlement`](crate::protocol::response::Settlement). `www_authenticate`
/// is the `WWW-Authenticate` header of a 401.
#[wasm_bindgen]
pub fn settle(purpose: u32, outcome: u32, www_authenticate: &JsValue) -> u32 {
    let header = www_authenticate.as_string();
    let purpose = Purpose::from_code(purpose);
    settlement(purpose, Outcome::from_code(outcome), header.as_deref()) as u32
}

/// The seconds to wait before the next request, as the headers of an answer say it; -1 if they do not. The arguments are
/// the members of [`RetryHeaders`].
#[wasm_bindgen(js_name = retryAfter)]
pub fn retry_after(after: f64, at: f64, reset: f64, date: f64, now: f64) -> f64 {
    let headers = RetryHeaders {
        after,
        at,
        reset,
        date,
        now,
    };
    headers.seconds().unwrap_or(-1.0)
}
