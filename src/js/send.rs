//! Sending: from a described request, through the interceptors, to the page's `fetch`.

use js_sys::Promise;
use serde::Serialize;
use serde::ser::SerializeMap;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::host;
use crate::protocol::{Credentials, Request, USER_AGENT};

/// What interceptors see, in the order in which they see it; without `url`, what `fetch` gets.
pub struct Options {
    pub url: JsValue,
    pub method: JsValue,
    pub headers: Headers,
    pub credentials: Credentials,
    pub body: JsValue,
}

/// The headers: the user agent, then these.
pub struct Headers {
    pub content_type: &'static str,
    /// Left out where it is undefined.
    pub accept: JsValue,
}

// As maps, not as derived structs: those come with a cache of their field names, which is larger
// than all that is sent.
impl Serialize for Options {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("url", &Kept(&self.url))?;
        map.serialize_entry("method", &Kept(&self.method))?;
        map.serialize_entry("headers", &self.headers)?;
        map.serialize_entry("credentials", self.credentials.as_str())?;
        map.serialize_entry("body", &Kept(&self.body))?;
        map.end()
    }
}

impl Serialize for Headers {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("X-Okta-User-Agent-Extended", USER_AGENT)?;
        map.serialize_entry("content-type", self.content_type)?;
        if !self.accept.is_undefined() {
            map.serialize_entry("accept", &Kept(&self.accept))?;
        }
        map.end()
    }
}

/// A JavaScript value that stays what it is.
struct Kept<'a>(&'a JsValue);

impl Serialize for Kept<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(self.0, serializer)
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
            method: "POST".into(),
            headers: Headers {
                content_type: headers.content_type,
                accept: headers.accept.into(),
            },
            credentials,
            body: body.into(),
        }
    }

    /// Calls `fetch` before it returns. What an interceptor or `fetch` throws is an `Err`.
    pub fn send(&self) -> Result<Promise, JsValue> {
        let options = self.serialize(&Serializer::json_compatible())?;
        let url = host::intercept(&options)?;
        let answer = host::fetch(&url, options.unchecked_ref())?;
        Ok(host::settle(&answer))
    }
}
