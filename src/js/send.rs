//! Sending: from a described request, through the interceptors, to the page's `fetch`.

use js_sys::Promise;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::host;
use crate::protocol::{Credentials, Request, USER_AGENT};

/// What interceptors see, in the order in which they see it; without `url`, what `fetch` gets.
#[derive(Serialize)]
pub struct Options {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub url: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub method: JsValue,
    pub headers: Headers,
    pub credentials: &'static str,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub body: JsValue,
}

#[derive(Serialize)]
pub struct Headers {
    #[serde(rename = "X-Okta-User-Agent-Extended")]
    user_agent: &'static str,
    #[serde(rename = "content-type")]
    content_type: &'static str,
    #[serde(
        skip_serializing_if = "JsValue::is_undefined",
        with = "serde_wasm_bindgen::preserve"
    )]
    accept: JsValue,
}

impl Headers {
    pub fn new(content_type: &'static str, accept: JsValue) -> Self {
        Self {
            user_agent: USER_AGENT,
            content_type,
            accept,
        }
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
            headers: Headers::new(headers.content_type, headers.accept.into()),
            credentials: credentials.as_str(),
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
