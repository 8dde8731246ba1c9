//! Reading an answer, be it a `Response` or what a test puts in its place.

use js_sys::{JSON, Promise, SyntaxError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::{self, set};
use super::host::{self, Answer};
use crate::protocol::{action, not_json};

/// An answer's body, and what tells a success from a failure.
pub struct Read {
    pub ok: bool,
    pub step_up: bool,
    pub body: JsValue,
}

impl Read {
    /// The body of a success; that of a failure as an `Err`.
    pub fn into_result(self) -> Result<JsValue, JsValue> {
        if self.ok {
            Ok(self.body)
        } else {
            Err(self.body)
        }
    }
}

/// Waits for an answer and reads it. Rejects with what `fetch` rejects with, with an `Error` that
/// has `status`, `url`, `contentType` and `cause` where the body is no JSON, and with what reading
/// the body rejects with otherwise.
pub async fn read(answer: Promise) -> Result<Read, JsValue> {
    let answer: Answer = JsFuture::from(answer).await?.unchecked_into();
    let ok = answer.ok()?.is_truthy();
    let status = answer.status()?.as_f64().unwrap_or_default() as u16;
    let step_up = !ok && action::is_step_up(status, header(&answer, "WWW-Authenticate").as_deref());
    let body = body(&answer, status).await?;
    Ok(Read { ok, step_up, body })
}

/// A header, where there are headers.
fn header(answer: &Answer, name: &str) -> Option<String> {
    answer.headers().ok()?.get(name).ok()?.as_string()
}

/// A real response is read as text, so that one that is no JSON can be told of; a look-alike has
/// only `json()`.
async fn body(answer: &Answer, status: u16) -> Result<JsValue, JsValue> {
    let response: Option<&web_sys::Response> = answer.dyn_ref();
    let (parsed, text) = match response.map(web_sys::Response::text) {
        Some(text) => {
            let text = JsFuture::from(host::settle(text?.as_ref()))
                .await?
                .as_string();
            let text = text.unwrap_or_default();
            (JSON::parse(&text), Some(text))
        }
        None => (JsFuture::from(host::settle(&answer.json()?)).await, None),
    };
    parsed.map_err(|cause| {
        if cause.has_type::<SyntaxError>() {
            explain(answer, status, text.as_deref(), &cause)
        } else {
            cause
        }
    })
}

fn explain(answer: &Answer, status: u16, text: Option<&str>, cause: &JsValue) -> JsValue {
    let url = answer
        .url()
        .ok()
        .and_then(|url| url.as_string())
        .unwrap_or_default();
    let content_type = header(answer, "content-type");
    let error = error::error(&not_json(status, &url, content_type.as_deref(), text));
    set(&error, "status", &status.into());
    set(&error, "url", &url.into());
    set(&error, "contentType", &content_type.into());
    set(&error, "cause", cause);
    error
}
