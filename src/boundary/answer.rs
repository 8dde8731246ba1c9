//! What an answer is worth, be it a `Response` or what a test puts in its place.

use gloo_net::http::Response;
use js_sys::SyntaxError;
use wasm_bindgen::prelude::*;

use super::bindings::{self, Answer, Outcome};
use super::errors::{self, set};
use crate::protocol::request::{action, not_sent};
use crate::protocol::response::Unreadable;
use crate::protocol::shown_url;

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

/// What was read. Rejects with fetch's own error, and attaches the URL to it; with an `Error` that has
/// `status`, `url`, `contentType` and `cause` if the body is not JSON or breaks off; and with what
/// reading the answer threw otherwise. Errors are known by their names: in Jest, in an iframe or with
/// node-fetch they are of other classes than this realm's.
pub fn read_of(outcome: &Outcome) -> Result<Read, JsValue> {
    let answer: Answer = outcome.answer().unchecked_into();
    let status = outcome.status().as_f64().unwrap_or_default() as u16;
    if !outcome.failed() {
        return Ok(Read {
            ok: outcome.ok(),
            body: outcome.body(),
            status,
            answer,
        });
    }
    let name = outcome.name();
    // node-fetch has a class of its own.
    let is_fetch = name == "TypeError" || name == "FetchError";
    let url = outcome.url();
    let sent_to = url.as_string().unwrap_or_default();
    let cause = bindings::without_secrets(&outcome.cause(), &url, &not_sent(&sent_to));
    if answer.is_undefined() {
        if is_fetch {
            bindings::tell_url(&cause, &shown_url(&sent_to).into());
        }
        return Err(cause);
    }
    let text = outcome.text();
    let is_syntax = name == "SyntaxError";
    let breaks_off =
        text.is_undefined() && is_fetch && bindings::has_text(&answer).unwrap_or(false);
    if is_syntax || breaks_off {
        Err(unreadable(&answer, status, &text, is_syntax, &cause))
    } else {
        Err(cause)
    }
}

fn unreadable(
    answer: &Answer,
    status: u16,
    text: &JsValue,
    is_syntax: bool,
    cause: &JsValue,
) -> JsValue {
    let (url, content_type) = origin(answer);
    let text = text.as_string();
    let broken = Unreadable {
        status,
        url: &url,
        content_type: content_type.as_deref(),
        text: text.as_deref(),
        is_syntax,
    };
    let error = errors::error(&broken.message());
    set(&error, "status", &status.into());
    set(&error, "url", &shown_url(&url).into());
    set(&error, "contentType", &content_type.as_deref().into());
    let cause = if broken.is_shown_whole() {
        cause.clone()
    } else {
        // The parser's own words quote the text.
        SyntaxError::new("the text is not JSON").into()
    };
    set(&error, "cause", &cause);
    error
}

/// Where an answer is from, and of which type; empty and none where it does not tell.
fn origin(answer: &Answer) -> (String, Option<String>) {
    const CONTENT_TYPE: &str = "content-type";
    if bindings::is_plain(answer).unwrap_or(false) {
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
