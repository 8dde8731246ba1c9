//! Actions: remediations, and the entries of `actions`.

use wasm_bindgen::prelude::*;

use super::bindings;
use super::errors::{self, returned};
use super::send::Description;
use crate::protocol::ErrorCode;
use crate::protocol::request::action;
use crate::protocol::request::{MediaType, Purpose, Refusal, form_encoding, other_scheme};

/// Prepares the request of an action, without its body. `name`, `method` and `accepts` are those of its definition;
/// `href` is the value from when the state was made.
///
/// Throws an `Error` for an action that cannot be sent. If it is a page to navigate to, the error has its `href`.
#[wasm_bindgen(js_name = prepareAction)]
pub fn prepare_action(
    name: &JsValue,
    method: &JsValue,
    href: &JsValue,
    accepts: &JsValue,
    to_persist: &JsValue,
    options: &JsValue,
) -> JsValue {
    returned(prepare(name, method, href, accepts, to_persist, options))
}

fn prepare(
    name: &JsValue,
    method: &JsValue,
    href: &JsValue,
    accepts: &JsValue,
    to_persist: &JsValue,
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let text = href.as_string();
    let refusal = match text.as_deref() {
        Some(text) => other_scheme(text).map(Refusal::Scheme),
        // A missing `href` is left to an interceptor, which may set the URL, or to fetch.
        None if href.is_undefined() || href.is_null() => None,
        None => Some(Refusal::Href),
    };
    if let Some(refusal) = refusal {
        let name = name.as_string().unwrap_or_default();
        return Err(errors::error(refusal.code(), &refusal.message(&name)));
    }
    if action::is_navigation(method.as_string().as_deref()) {
        let name = name.as_string().unwrap_or_default();
        let message = action::navigate_instead(&name, &text.unwrap_or_default());
        let error = errors::error(ErrorCode::Navigate, &message);
        bindings::set(&error, "href", href);
        return Err(error);
    }
    let description = Description {
        purpose: Purpose::Action,
        name,
        url: href,
        method,
        content_type: action::content_type(accepts.as_string().as_deref()),
        accept: accepts.is_falsy().then_some(MediaType::AnyIon),
        accepts,
        body: &JsValue::UNDEFINED,
        to_persist,
        domain: &JsValue::UNDEFINED,
    };
    Ok(description.prepared(options))
}

/// A name and a value, both strings, encoded for the body of a form.
#[wasm_bindgen(js_name = formPair)]
pub fn form_pair(name: &JsValue, value: &JsValue) -> JsValue {
    let mut pair = String::new();
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    form_encoding::append(&mut pair, &text(name), &text(value));
    pair.into()
}
