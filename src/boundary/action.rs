//! Calling actions: `proceed(name, params)`, and each action's own function.

use js_sys::{Array, JSON, JsString, Object, Promise};
use wasm_bindgen::prelude::*;

use super::answer;
use super::bindings::{self, Form, Outcome};
use super::errors::{self, set};
use super::known::known;
use super::send::{Options, Sent, credentials};
use super::state::make_idx_state;
use crate::protocol::request::action::{self, Encoding};
use crate::protocol::request::{Refusal, form_encoding, other_scheme};

/// Runs the first remediation of a name. Rejects with a text where there is none.
#[wasm_bindgen]
pub fn proceed(remediations: Array, name: JsValue, params: JsValue) -> Promise {
    for index in 0..remediations.length() {
        let remediation = bindings::remediation(&remediations, index);
        match remediation.remediation_name() {
            Ok(found) if found == name => return bindings::act(&remediation, &params),
            Ok(_) => {}
            Err(thrown) => return Promise::reject(&thrown),
        }
    }
    let shown = display(&name);
    Promise::reject(
        &["Unknown remediation choice: [", &shown, "]"]
            .concat()
            .into(),
    )
}

/// A value as a template literal writes it; a symbol, or what cannot be written, as its type.
fn display(value: &JsValue) -> String {
    value
        .as_string()
        .unwrap_or_else(|| bindings::text_of(value))
}

/// Sends an action, with what the caller gives, before it returns. Resolves to the next state;
/// rejects with the state of a refusal, or with what went wrong.
#[wasm_bindgen(js_name = sendAction)]
pub fn send_action(form: Form, params: JsValue) -> Promise {
    match send(&form, &params) {
        Ok(sent) => sent.receive("settleAction", &form),
        Err(thrown) => Promise::reject(&thrown),
    }
}

fn send(form: &Form, params: &JsValue) -> Result<Sent, JsValue> {
    let definition = form.definition();
    let method = definition.method()?;
    let href = form.href();
    let refusal = match href.as_string() {
        Some(text) => other_scheme(&text).map(Refusal::Scheme),
        // A missing one is left to fetch, or to an interceptor that knows where to send.
        None if href.is_undefined() || href.is_null() => None,
        None => Some(Refusal::Href),
    };
    if let Some(refusal) = refusal {
        let name = definition.name()?.as_string().unwrap_or_default();
        return Err(errors::error(&refusal.message(&name)));
    }
    if action::is_navigation(method.as_string().as_deref()) {
        return Err(navigation(&definition.name()?, &href));
    }
    let accepts = definition.accepts()?;
    let encoding = Encoding::of(accepts.as_string().as_deref());
    let params = bindings::merge(form, params)?;
    let to_persist = form.to_persist();
    let with_credentials = bindings::with_credentials(&to_persist)?;
    let options = Options {
        url: href,
        method: if method.is_undefined() {
            known(action::DEFAULT_METHOD)
        } else {
            method
        },
        content_type: encoding.content_type(),
        accept: if accepts.is_truthy() {
            accepts
        } else {
            known(action::DEFAULT_ACCEPT)
        },
        credentials: credentials(&with_credentials),
        body: match encoding {
            Encoding::Json => JSON::stringify(&params)?.into(),
            Encoding::Form => form_body(params.unchecked_ref())?.into(),
        },
    };
    let allowed = bindings::allowed_origins(&to_persist)?;
    options.send(&allowed, &definition.name()?)
}

/// A form holds texts: what is none is written as JSON, and what JSON leaves out is left out.
fn form_body(params: &Object) -> Result<String, JsValue> {
    let mut body = String::new();
    for entry in Object::entries(params) {
        let entry: Array = entry.unchecked_into();
        let (name, value) = (entry.get(0), entry.get(1));
        let text = match value.as_string() {
            Some(text) => Some(text),
            None => JSON::stringify(&value)?
                .dyn_into::<JsString>()
                .ok()
                .map(String::from),
        };
        if let (Some(name), Some(text)) = (name.as_string(), text) {
            form_encoding::append(&mut body, &name, &text);
        }
    }
    Ok(body)
}

fn navigation(name: &JsValue, href: &JsValue) -> JsValue {
    let message = action::navigate_instead(
        &name.as_string().unwrap_or_default(),
        &href.as_string().unwrap_or_default(),
    );
    let error = errors::error(&message);
    set(&error, "href", href);
    error
}

/// The next state, of the answer to an action. A refusal's state is an `Err`.
#[wasm_bindgen(js_name = settleAction)]
pub fn settle_action(outcome: Outcome, form: Form) -> Result<JsValue, JsValue> {
    let read = answer::read_of(&outcome)?;
    let is_step_up = read.is_step_up()?;
    let state = make_idx_state(&read.body, &form.to_persist())?;
    if read.ok {
        return Ok(state);
    }
    if is_step_up {
        set(&state, "stepUp", &JsValue::TRUE);
    }
    Err(state)
}
