//! Sending: from a described request, through the interceptors, to the page's `fetch`.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::bindings;
use super::errors;
use super::known::known;
use crate::protocol::request::{Credentials, Refusal, Request, USER_AGENT};
use crate::protocol::shown_url;

/// A request, before the interceptors see it.
pub struct Options {
    pub url: JsValue,
    pub method: JsValue,
    pub content_type: &'static str,
    /// Left out where it is undefined.
    pub accept: JsValue,
    pub credentials: Credentials,
    pub body: JsValue,
}

/// A request that is on its way.
pub struct Sent {
    /// Where to, as the interceptors left it.
    pub url: JsValue,
    /// What `fetch` gave.
    pub answer: JsValue,
}

impl Sent {
    /// Waits for the answer and gives what an export of this core makes of it.
    pub fn receive(&self, step: &'static str, context: &JsValue) -> Promise {
        bindings::receive(&self.url, &self.answer, &known(step), context)
    }
}

/// `withCredentials` as it is given: only `false` itself leaves cookies out.
pub fn credentials(with_credentials: &JsValue) -> Credentials {
    if *with_credentials == JsValue::FALSE {
        Credentials::Omit
    } else {
        Credentials::Include
    }
}

impl Options {
    pub fn new(request: Request, credentials: Credentials) -> Self {
        let Request { url, headers, body } = request;
        Self {
            url: url.into(),
            method: known("POST"),
            content_type: headers.content_type,
            accept: headers.accept.map_or(JsValue::UNDEFINED, known),
            credentials,
            body: body.into(),
        }
    }

    /// Calls `fetch` before it returns. What an interceptor or `fetch` throws is an `Err`, as is a
    /// URL that `fetch` would refuse, or whose origin is not in `allowed`: a list, or nothing where
    /// every origin is allowed. `name` is what the error calls the request.
    pub fn send(&self, allowed: &JsValue, name: &JsValue) -> Result<Sent, JsValue> {
        let guarded = !allowed.is_undefined() && !allowed.is_null();
        if guarded && !Array::is_array(allowed) {
            return Err(errors::type_error(
                "allowedOrigins must be an array of origins",
            ));
        }
        let prepared = bindings::prepare(
            &self.url,
            &self.method,
            &known(self.credentials.as_str()),
            &self.body,
            &known(USER_AGENT),
            &known(self.content_type),
            &self.accept,
            guarded,
        )?;
        let url = prepared.url();
        if let Some(refusal) = refusal(&url, guarded.then(|| allowed.unchecked_ref()))? {
            let name = name.as_string().unwrap_or_default();
            return Err(errors::error(&refusal.message(&name)));
        }
        let answer = bindings::send(&url, &prepared.init())?;
        Ok(Sent { url, answer })
    }
}

/// Why nothing is sent to a URL.
fn refusal(url: &JsValue, allowed: Option<&Array>) -> Result<Option<Refusal>, JsValue> {
    let flaw = bindings::flaw_of(url)?;
    if flaw > 0 {
        let url = url.as_string().unwrap_or_default();
        let shown = shown_url(&url);
        if flaw > 1 {
            return Ok(Some(Refusal::User(shown)));
        }
        // What fetch says of it quotes all of it.
        if shown != url {
            return Ok(Some(Refusal::Invalid(shown)));
        }
    }
    let Some(allowed) = allowed else {
        return Ok(None);
    };
    let origin = bindings::origin_of(url);
    if !origin.is_undefined() && bindings::has_origin(allowed, &origin)? {
        return Ok(None);
    }
    let origin = origin.as_string().unwrap_or_else(|| "null".into());
    Ok(Some(Refusal::Origin(origin)))
}
