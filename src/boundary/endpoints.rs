//! `interact` and `introspect`, which `start` calls and callers may.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::answer::{Read, read_of};
use super::bindings::{Interaction, Outcome};
use super::config::Given;
use super::errors;
use super::send::{Options, Sent, credentials};
use crate::protocol::request::{self, Credentials, Handle, InteractParams, check_version};

/// `POST {baseUrl}/v1/interact`. Resolves to the interaction handle; rejects with the parsed body
/// of a refusal, or with what went wrong.
#[wasm_bindgen]
pub fn interact(params: &JsValue) -> Promise {
    let send = || {
        let given = Given::new(params, "interact")?;
        let credentials = credentials(&given.get("withCredentials")?);
        let base_url = required(&given, "interact", "baseUrl")?;
        let params = given.interact_params()?;
        send_interact(&base_url, &params, credentials, &given.origins()?)
    };
    promise(send(), "settleInteract")
}

/// `POST {domain}/idp/idx/introspect`. Resolves to the response's JSON; rejects with the parsed
/// body of a refusal, or with what went wrong.
#[wasm_bindgen]
pub fn introspect(params: &JsValue) -> Promise {
    let send = || {
        let given = Given::new(params, "introspect")?;
        checked_version(given.text("version")?.as_deref())?;
        let credentials = credentials(&given.get("withCredentials")?);
        let domain = required(&given, "introspect", "domain")?;
        let handle = Handle::new(given.text("stateHandle")?, given.text("interactionHandle")?);
        send_introspect(&domain, handle.as_ref(), credentials, &given.origins()?)
    };
    promise(send(), "settleIntrospect")
}

fn promise(sent: Result<Sent, JsValue>, step: &'static str) -> Promise {
    match sent {
        Ok(sent) => sent.receive(step, &JsValue::UNDEFINED),
        Err(thrown) => Promise::reject(&thrown),
    }
}

/// What the answer to `interact` gives its caller.
#[wasm_bindgen(js_name = settleInteract)]
pub fn settle_interact(outcome: Outcome) -> Result<JsValue, JsValue> {
    read_of(&outcome).and_then(handle_of)
}

/// What the answer to `introspect` gives its caller.
#[wasm_bindgen(js_name = settleIntrospect)]
pub fn settle_introspect(outcome: Outcome) -> Result<JsValue, JsValue> {
    read_of(&outcome).and_then(Read::into_result)
}

fn required(given: &Given<'_>, function: &str, name: &'static str) -> Result<String, JsValue> {
    let text = given.text(name)?.filter(|text| !text.is_empty());
    text.ok_or_else(|| errors::type_error(&[function, ": `", name, "` is required"].concat()))
}

/// A version that is wrong rejects with an `Error`.
pub fn checked_version(version: Option<&str>) -> Result<(), JsValue> {
    check_version(version)
        .map(|_| ())
        .map_err(|wrong| errors::error(&wrong.message()))
}

/// Calls `fetch` before it returns.
pub fn send_interact(
    base_url: &str,
    params: &InteractParams,
    credentials: Credentials,
    allowed_origins: &JsValue,
) -> Result<Sent, JsValue> {
    Options::new(request::interact(base_url, params), credentials)
        .send(allowed_origins, &"interact".into())
}

/// Calls `fetch` before it returns.
pub fn send_introspect(
    domain: &str,
    handle: Option<&Handle>,
    credentials: Credentials,
    allowed_origins: &JsValue,
) -> Result<Sent, JsValue> {
    Options::new(request::introspect(domain, handle), credentials)
        .send(allowed_origins, &"introspect".into())
}

/// The interaction handle in an answer to `interact`.
pub fn handle_of(read: Read) -> Result<JsValue, JsValue> {
    read.into_result()?
        .unchecked_into::<Interaction>()
        .interaction_handle()
}
