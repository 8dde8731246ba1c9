//! `interact` and `introspect`, which `start` calls and callers may.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::config::Given;
use super::host::Interaction;
use super::promise::promise;
use super::send::{Options, credentials};
use super::{answer, error};
use crate::protocol::{self, Credentials, Handle, InteractParams, check_version};

/// `POST {baseUrl}/v1/interact`. Resolves to the interaction handle; rejects with the parsed body
/// of a refusal, or with what went wrong.
#[wasm_bindgen]
pub fn interact(params: &JsValue) -> Promise {
    promise(|| {
        let given = Given::new(params, "interact")?;
        let credentials = credentials(&given.get("withCredentials")?);
        let base_url = required(&given, "interact", "baseUrl")?;
        let params = given.interact_params()?;
        Ok(Box::pin(handle_of(send_interact(
            &base_url,
            &params,
            credentials,
        )?)))
    })
}

/// `POST {domain}/idp/idx/introspect`. Resolves to the response's JSON; rejects with the parsed
/// body of a refusal, or with what went wrong.
#[wasm_bindgen]
pub fn introspect(params: &JsValue) -> Promise {
    promise(|| {
        let given = Given::new(params, "introspect")?;
        checked_version(given.text("version")?.as_deref())?;
        let credentials = credentials(&given.get("withCredentials")?);
        let domain = required(&given, "introspect", "domain")?;
        let handle = Handle::new(given.text("stateHandle")?, given.text("interactionHandle")?);
        Ok(Box::pin(response_of(send_introspect(
            &domain,
            handle.as_ref(),
            credentials,
        )?)))
    })
}

fn required(given: &Given<'_>, function: &str, name: &str) -> Result<String, JsValue> {
    let text = given.text(name)?.filter(|text| !text.is_empty());
    text.ok_or_else(|| error::type_error(&[function, ": `", name, "` is required"].concat()))
}

/// A version that is wrong rejects with an `Error`.
pub fn checked_version(version: Option<&str>) -> Result<(), JsValue> {
    check_version(version)
        .map(|_| ())
        .map_err(|wrong| error::error(&wrong.message()))
}

/// Calls `fetch` before it returns.
pub fn send_interact(
    base_url: &str,
    params: &InteractParams,
    credentials: Credentials,
) -> Result<Promise, JsValue> {
    Options::new(protocol::interact(base_url, params), credentials).send()
}

/// Calls `fetch` before it returns.
pub fn send_introspect(
    domain: &str,
    handle: Option<&Handle>,
    credentials: Credentials,
) -> Result<Promise, JsValue> {
    Options::new(protocol::introspect(domain, handle), credentials).send()
}

/// The interaction handle in an answer to `interact`.
pub async fn handle_of(answer: Promise) -> Result<JsValue, JsValue> {
    let body = answer::read(answer).await?.into_result()?;
    body.unchecked_into::<Interaction>().interaction_handle()
}

/// The response in an answer to `introspect`.
pub async fn response_of(answer: Promise) -> Result<JsValue, JsValue> {
    answer::read(answer).await?.into_result()
}
