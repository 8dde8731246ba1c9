//! Sends requests, after checking their destinations.

use wasm_bindgen::prelude::*;
use web_sys::RequestCredentials;

use super::bindings;
use super::errors::{self, returned};
use crate::protocol::request::{MediaType, Purpose, Refusal};
use crate::protocol::shown_url;

/// A request before interceptors see it.
pub struct Description<'a> {
    pub purpose: Purpose,
    /// The name of the action or the endpoint.
    pub name: &'a JsValue,
    pub url: &'a JsValue,
    /// Undefined means `POST`.
    pub method: &'a JsValue,
    pub content_type: MediaType,
    /// The `accept` header. If it is `None`, `accepts` is used; if that is undefined, there is no such header.
    pub accept: Option<MediaType>,
    pub accepts: &'a JsValue,
    pub body: &'a JsValue,
    pub to_persist: &'a JsValue,
    /// Where to send the `introspect` of a flow that has just begun.
    pub domain: &'a JsValue,
}

impl Description<'_> {
    /// The request for `js/http.js` to send. `options` has the members of `toPersist` that it has read.
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

/// Calls `fetch`, the global one if it is undefined, and returns its result. Throws an `Error` for a URL that `fetch` would refuse with a message that
/// shows the URL's secrets (`flaw`: 1 if it is invalid, 2 if it has a user name or password), and for an origin that is
/// not allowed. The error contains `name`, the name of the request.
#[wasm_bindgen]
pub fn send(
    url: &JsValue,
    init: &web_sys::RequestInit,
    name: &JsValue,
    flaw: u32,
    is_foreign: bool,
    origin: &JsValue,
    fetch: &JsValue,
) -> JsValue {
    returned(match refusal(url, flaw, is_foreign, origin) {
        Some(refusal) => {
            let name = name.as_string().unwrap_or_default();
            Err(errors::error(refusal.code(), &refusal.message(&name)))
        }
        None => bindings::call_fetch(url, init, fetch),
    })
}

/// Why the request is refused, if it is.
fn refusal(url: &JsValue, flaw: u32, is_foreign: bool, origin: &JsValue) -> Option<Refusal> {
    if flaw > 0 {
        let url = url.as_string().unwrap_or_default();
        let shown = shown_url(&url);
        if flaw > 1 {
            return Some(Refusal::User(shown));
        }
        // The error of fetch would quote the whole URL.
        if shown != url {
            return Some(Refusal::Invalid(shown));
        }
    }
    is_foreign.then(|| Refusal::Origin(origin.as_string().unwrap_or_else(|| "null".into())))
}
