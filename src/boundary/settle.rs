//! Decides the outcome of a request.

use wasm_bindgen::prelude::*;

use crate::protocol::request::Purpose;
use crate::protocol::response::{Outcome, settlement};

/// How a request is settled: the number of a [`Settlement`](crate::protocol::response::Settlement). `www_authenticate`
/// is the `WWW-Authenticate` header of a 401.
#[wasm_bindgen]
pub fn settle(purpose: u32, outcome: u32, www_authenticate: &JsValue) -> u32 {
    let header = www_authenticate.as_string();
    let purpose = Purpose::from_code(purpose);
    settlement(purpose, Outcome::from_code(outcome), header.as_deref()) as u32
}
