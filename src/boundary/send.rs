//! Sending: what a request is like, and whether it may go where it is sent to.

use wasm_bindgen::prelude::*;
use web_sys::RequestCredentials;

use super::bindings;
use super::errors::{self, returned};
use crate::protocol::request::{MediaType, Purpose, Refusal};
use crate::protocol::shown_url;

/// What a request is like, before interceptors see it.
pub struct Description<'a> {
    pub purpose: Purpose,
    /// Of the action, or of the endpoint.
    pub name: &'a JsValue,
    pub url: &'a JsValue,
    /// `POST` where it is undefined.
    pub method: &'a JsValue,
    pub content_type: MediaType,
    /// The `accept` header; that of `accepts` where it is `None`, and none at all where that is undefined.
    pub accept: Option<MediaType>,
    pub accepts: &'a JsValue,
    pub body: &'a JsValue,
    pub to_persist: &'a JsValue,
    /// Where a flow that has just begun goes on.
    pub domain: &'a JsValue,
}

impl Description<'_> {
    /// What `js/http.js` sends. `options` is what it has read of `toPersist`.
    pub fn prepared(&self, options: &JsValue) -> JsValue {
        let credentials = if bindings::omits_credentials(options) {
            RequestCredentials::Omit
        } else {
            RequestCredentials::Include
        };
        bindings::prepared(
            self.purpose as u32,
            self.name,
            self.url,
            self.method,
            self.content_type as u32,
            self.accept.map_or(0, |accept| accept as u32),
            self.accepts,
            credentials,
            self.body,
            self.to_persist,
            self.domain,
            options,
        )
    }
}

/// Calls `fetch`, and gives what it gives. Throws an `Error` for a URL that `fetch` would refuse, and in words that show its
/// secrets (`flaw`: 1 if it is invalid, 2 if it has a user name or password), or whose origin is not one of those allowed.
/// `name` is what the error calls the request.
#[wasm_bindgen]
pub fn send(
    url: &JsValue,
    init: &web_sys::RequestInit,
    name: &JsValue,
    flaw: u32,
    is_foreign: bool,
    origin: &JsValue,
) -> JsValue {
    returned(match refusal(url, flaw, is_foreign, origin) {
        Some(refusal) => {
            let name = name.as_string().unwrap_or_default();
            Err(errors::error(&refusal.message(&name)))
        }
        None => bindings::call_fetch(url, init),
    })
}

/// Why nothing is sent to a URL.
fn refusal(url: &JsValue, flaw: u32, is_foreign: bool, origin: &JsValue) -> Option<Refusal> {
    if flaw > 0 {
        let url = url.as_string().unwrap_or_default();
        let shown = shown_url(&url);
        if flaw > 1 {
            return Some(Refusal::User(shown));
        }
        // What fetch says of it quotes all of it.
        if shown != url {
            return Some(Refusal::Invalid(shown));
        }
    }
    is_foreign.then(|| Refusal::Origin(origin.as_string().unwrap_or_else(|| "null".into())))
}
