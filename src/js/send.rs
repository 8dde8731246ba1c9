//! Sending: from a described request, through the interceptors, to the page's `fetch`.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::error;
use super::host;
use super::known::known;
use crate::protocol::{Credentials, Request, USER_AGENT, not_allowed};

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
    /// url whose origin `allowed` does not have: a list, or nothing where any will do. `name` is what
    /// the error calls the request.
    pub fn send(&self, allowed: &JsValue, name: &JsValue) -> Result<Sent, JsValue> {
        let guarded = !allowed.is_undefined() && !allowed.is_null();
        if guarded && !Array::is_array(allowed) {
            return Err(error::type_error(
                "allowedOrigins must be an array of origins",
            ));
        }
        let prepared = host::prepare(
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
        if guarded {
            // What the runtime throws for a url that is none quotes it.
            let origin = host::origin_of(&url).ok();
            let is_allowed = match &origin {
                Some(origin) => host::has(allowed.unchecked_ref(), origin)?,
                None => false,
            };
            if !is_allowed {
                let origin = origin.and_then(|origin| origin.as_string());
                let name = name.as_string().unwrap_or_default();
                return Err(error::error(&not_allowed(
                    &name,
                    origin.as_deref().unwrap_or("null"),
                )));
            }
        }
        let answer = host::fetch(&url, &prepared.init())?;
        Ok(Sent { url, answer })
    }
}
