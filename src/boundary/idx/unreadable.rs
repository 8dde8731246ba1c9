//! Errors for unreadable answers, and URLs in errors.

use gloo_net::http::Response;
use wasm_bindgen::prelude::*;

use super::{bindings, errors};
use crate::protocol::response::Unreadable;
use crate::protocol::shown_url;

/// The part of a URL that an error may show.
#[wasm_bindgen(js_name = shownUrl)]
pub fn shown(url: &JsValue) -> JsValue {
    shown_url(&url.as_string().unwrap_or_default()).into()
}

/// The rejection value for an answer whose reading threw `cause`. If the body is not JSON or breaks off, it is an
/// `Error` with `status`, `url`, `contentType` and `cause`; else it is `cause` itself.
///
/// `kind` is the kind of `cause`: 1 an error of fetch, 2 an error of the JSON parser, 0 any other. `breaks_off` means
/// that the text of the answer could not be read to its end. `url` and `content_type` are used if the answer is not a
/// plain `Response`.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "one call for all of it")]
pub fn explain(
    cause: &JsValue,
    kind: u32,
    status: u16,
    breaks_off: bool,
    response: Option<web_sys::Response>,
    url: &JsValue,
    content_type: &JsValue,
    text: &JsValue,
) -> JsValue {
    let is_syntax = kind == 2;
    if !(is_syntax || breaks_off && kind == 1) {
        return cause.clone();
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
        status,
        url: &url,
        content_type: content_type.as_deref(),
        text: text.as_deref(),
        is_syntax,
    };
    let error = errors::error(unreadable.code(), &unreadable.message());
    bindings::set(&error, "status", &status.into());
    bindings::set(&error, "url", &shown_url(&url).into());
    bindings::set(&error, "contentType", &content_type.as_deref().into());
    let cause = if unreadable.is_shown_whole() {
        cause
    } else {
        // The parser's message quotes the text.
        &errors::syntax_error(unreadable.code(), "the text is not JSON")
    };
    bindings::set(&error, "cause", cause);
    error
}
