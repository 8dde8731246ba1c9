//! Reading an answer, be it a `Response` or what a test puts in its place.

use gloo_net::http::Response;
use js_sys::{Promise, SyntaxError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::{self, set};
use super::host::{self, Answer};
use crate::protocol::{action, not_json};

/// An answer whose body was read.
pub struct Read {
    pub ok: bool,
    pub body: JsValue,
    status: u16,
    answer: Answer,
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

    /// Whether a failure is one to go on from. Headers are read only where they tell something, as
    /// a look-alike may have none.
    pub fn is_step_up(&self) -> Result<bool, JsValue> {
        if self.ok || self.status != 401 {
            return Ok(false);
        }
        let realm = self.answer.headers()?.get("WWW-Authenticate")?.as_string();
        Ok(action::is_step_up(self.status, realm.as_deref()))
    }
}

/// Waits for an answer and reads it. Rejects with what `fetch` rejects with, with an `Error` that
/// has `status`, `url`, `contentType` and `cause` where the body is no JSON, and with what reading
/// the body rejects with otherwise.
pub async fn read(answer: Promise) -> Result<Read, JsValue> {
    let answer: Answer = JsFuture::from(answer).await?.unchecked_into();
    let ok = answer.ok()?.is_truthy();
    let status = answer.status()?.as_f64().unwrap_or_default() as u16;
    let body = body(&answer, status).await?;
    Ok(Read {
        ok,
        body,
        status,
        answer,
    })
}

/// A response is read as text, so that one that is no JSON can be told of; a look-alike, or one
/// whose `json()` a test put in place, by `json()`.
async fn body(answer: &Answer, status: u16) -> Result<JsValue, JsValue> {
    let text = host::text(answer)?;
    let (parsed, text) = if text.is_undefined() {
        (JsFuture::from(host::settle(&answer.json()?)).await, None)
    } else {
        let text = JsFuture::from(host::settle(&text)).await?;
        (host::parse(&text), Some(text))
    };
    parsed.map_err(|cause| {
        if !cause.has_type::<SyntaxError>() {
            return cause;
        }
        let (url, content_type) = origin(answer);
        let text = text.and_then(|text| text.as_string());
        let error = error::error(&not_json(
            status,
            &url,
            content_type.as_deref(),
            text.as_deref(),
        ));
        set(&error, "status", &status.into());
        set(&error, "url", &url.into());
        set(&error, "contentType", &content_type.into());
        set(&error, "cause", &cause);
        error
    })
}

/// Where an answer is from, and of which type; empty and none where it does not tell.
fn origin(answer: &Answer) -> (String, Option<String>) {
    const CONTENT_TYPE: &str = "content-type";
    if host::is_plain(answer).unwrap_or(false) {
        let response = Response::from(answer.clone().unchecked_into::<web_sys::Response>());
        return (response.url(), response.headers().get(CONTENT_TYPE));
    }
    let url = answer
        .url()
        .ok()
        .and_then(|url| url.as_string())
        .unwrap_or_default();
    let header = answer
        .headers()
        .and_then(|headers| headers.get(CONTENT_TYPE));
    (url, header.ok().and_then(|header| header.as_string()))
}
