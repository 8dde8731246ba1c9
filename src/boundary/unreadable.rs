//! Requests without an answer, and answers that cannot be read.

use gloo_net::http::Response;
use wasm_bindgen::prelude::*;

use super::{bindings, errors};
use crate::protocol::request::not_sent;
use crate::protocol::response::Unreadable;
use crate::protocol::shown_url;

/// What such a request rejects with: `cause` itself, or an `Error` that has it as its cause, with `status`, `url` and
/// `contentType`, if the body is not JSON or breaks off. No part of it shows a secret of the URL.
///
/// `kind` says which error `cause` is: 1 one of fetch, 2 one of the JSON parser, 0 any other. `breaks_off` tells that the answer's
/// text could not be read to its end.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "one call for all of it")]
pub fn explain(
    cause: &JsValue,
    kind: u32,
    sent_to: &JsValue,
    status: i32,
    breaks_off: bool,
    response: Option<web_sys::Response>,
    url: &JsValue,
    content_type: &JsValue,
    text: &JsValue,
) -> JsValue {
    let is_fetch = kind == 1;
    let is_syntax = kind == 2;
    let address = sent_to.as_string().unwrap_or_default();
    let cause = bindings::without_secrets(cause, sent_to, &not_sent(&address));
    if status < 0 {
        if is_fetch {
            bindings::tell_url(&cause, &shown_url(&address));
        }
        return cause;
    }
    if !(is_syntax || breaks_off && is_fetch) {
        return cause;
    }
    let (url, content_type) = match response.map(Response::from) {
        Some(response) => (response.url(), response.headers().get("content-type")),
        None => (
            url.as_string().unwrap_or_default(),
            content_type.as_string(),
        ),
    };
    let text = text.as_string();
    let unreadable = Unreadable {
        status: status as u16,
        url: &url,
        content_type: content_type.as_deref(),
        text: text.as_deref(),
        is_syntax,
    };
    let error = errors::error(&unreadable.message());
    bindings::set(&error, "status", &status.into());
    bindings::set(&error, "url", &shown_url(&url).into());
    bindings::set(&error, "contentType", &content_type.as_deref().into());
    let cause = if unreadable.is_shown_whole() {
        cause
    } else {
        // The parser's own words quote the text.
        errors::syntax_error("the text is not JSON")
    };
    bindings::set(&error, "cause", &cause);
    error
}
