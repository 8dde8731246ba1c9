//! Actions: remediations, and the entries of `actions`.

use wasm_bindgen::prelude::*;

use super::bindings;
use super::errors::{self, returned};
use super::send::Description;
use crate::protocol::request::action;
use crate::protocol::request::{MediaType, Purpose, Refusal, form_encoding, other_scheme};

/// Prepares the request of an action. `name`, `method` and `accepts` are those of its definition, `href` is as it was when the
/// state was made, `template` holds its defaults and immutables, `params` is what the caller gives.
#[wasm_bindgen(js_name = prepareAction)]
pub fn prepare_action(
    name: &JsValue,
    method: &JsValue,
    href: &JsValue,
    accepts: &JsValue,
    template: &JsValue,
    params: &JsValue,
    to_persist: &JsValue,
) -> JsValue {
    returned(prepare(
        name, method, href, accepts, template, params, to_persist,
    ))
}

fn prepare(
    name: &JsValue,
    method: &JsValue,
    href: &JsValue,
    accepts: &JsValue,
    template: &JsValue,
    params: &JsValue,
    to_persist: &JsValue,
) -> Result<JsValue, JsValue> {
    let text = href.as_string();
    let refusal = match text.as_deref() {
        Some(text) => other_scheme(text).map(Refusal::Scheme),
        // A missing one is left to fetch, or to an interceptor that knows where to send.
        None if href.is_undefined() || href.is_null() => None,
        None => Some(Refusal::Href),
    };
    if let Some(refusal) = refusal {
        let name = name.as_string().unwrap_or_default();
        return Err(errors::error(&refusal.message(&name)));
    }
    if action::is_navigation(method.as_string().as_deref()) {
        let name = name.as_string().unwrap_or_default();
        let message = action::navigate_instead(&name, &text.unwrap_or_default());
        let error = errors::error(&message);
        bindings::set(&error, "href", href);
        return Err(error);
    }
    let content_type = action::content_type(accepts.as_string().as_deref());
    Description {
        purpose: Purpose::Action,
        name,
        url: href,
        method,
        content_type,
        accept: accepts.is_falsy().then_some(MediaType::AnyIon),
        accepts,
        body: &bindings::body_of(template, params, content_type == MediaType::Form)?,
        to_persist,
        domain: &JsValue::UNDEFINED,
    }
    .prepared()
}

/// A name and a value as a form's body has them. Both are texts.
#[wasm_bindgen(js_name = formPair)]
pub fn form_pair(name: &JsValue, value: &JsValue) -> JsValue {
    let mut pair = String::new();
    let text = |value: &JsValue| value.as_string().unwrap_or_default();
    form_encoding::append(&mut pair, &text(name), &text(value));
    pair.into()
}
