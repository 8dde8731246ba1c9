//! The requests of `start`, `interact` and `introspect`.

use wasm_bindgen::prelude::*;

use super::bindings;
use super::config::Given;
use super::errors::{self, failure, failure_text, returned, type_error};
use super::send::Description;
use crate::protocol::request::{
    self, Function, Handle, Param, Purpose, Request, base_url, check_version, invalid_issuer,
};

/// Prepares `POST {baseUrl}/v1/interact`.
#[wasm_bindgen(js_name = prepareInteract)]
pub fn prepare_interact(params: &JsValue) -> JsValue {
    let prepare = || {
        let given = Given::new(params, Function::Interact)?;
        let params = given.params()?;
        let base_url = given.required(&params, Param::BaseUrl)?;
        let to_persist = given.persisted(None)?;
        interact(
            Purpose::Interact,
            request::interact(&base_url, &params),
            &to_persist,
            &JsValue::UNDEFINED,
        )
    };
    returned(prepare())
}

/// Prepares `POST {domain}/idp/idx/introspect`.
#[wasm_bindgen(js_name = prepareIntrospect)]
pub fn prepare_introspect(params: &JsValue) -> JsValue {
    let prepare = || {
        let given = Given::new(params, Function::Introspect)?;
        let params = given.params()?;
        checked_version(params.get(Param::Version))?;
        let domain = given.required(&params, Param::Domain)?;
        let to_persist = given.persisted(None)?;
        introspect(Purpose::Introspect, &domain, params.handle(), &to_persist)
    };
    returned(prepare())
}

/// Prepares the first request of `start`: `introspect` for a flow that is taken up, `interact` for a new one.
///
/// Throws `{ error }` with a text that names what the configuration lacks; a `TypeError` for an issuer that is no URL or a
/// parameter of a wrong type, and an `Error` for a wrong version.
#[wasm_bindgen(js_name = prepareStart)]
pub fn prepare_start(config: &JsValue) -> JsValue {
    returned(prepare(config))
}

fn prepare(config: &JsValue) -> Result<JsValue, JsValue> {
    let given = Given::new(config, Function::Start)?;
    let params = given.params()?;
    params.check().map_err(|lack| failure_text(lack.as_str()))?;
    let issuer = params.issuer();
    let domain = match params.given(Param::Domain) {
        Some(domain) => domain.into(),
        None => {
            let issuer = issuer.unwrap_or_default();
            bindings::origin_of_absolute(issuer).map_err(|_| type_error(&invalid_issuer(issuer)))?
        }
    };
    checked_version(params.get(Param::Version))?;
    let base_url = issuer.map(base_url);
    let to_persist = given.persisted(base_url.as_deref())?;
    if !params.is_new() {
        let domain = domain.as_string().unwrap_or_default();
        return introspect(
            Purpose::StartIntrospect,
            &domain,
            params.handle(),
            &to_persist,
        );
    }
    let base_url = base_url.ok_or_else(|| failure_text("issuer is required"))?;
    let request = request::interact(&base_url, &params);
    interact(Purpose::StartInteract, request, &to_persist, &domain)
        .map_err(|thrown| failure(&thrown))
}

/// Prepares `introspect` with what names the flow.
pub fn introspect(
    purpose: Purpose,
    domain: &str,
    handle: Option<Handle<'_>>,
    to_persist: &JsValue,
) -> Result<JsValue, JsValue> {
    prepared(
        purpose,
        "introspect",
        request::introspect(domain, handle),
        to_persist,
        &JsValue::UNDEFINED,
    )
}

fn interact(
    purpose: Purpose,
    request: Request,
    to_persist: &JsValue,
    domain: &JsValue,
) -> Result<JsValue, JsValue> {
    prepared(purpose, "interact", request, to_persist, domain)
}

fn prepared(
    purpose: Purpose,
    name: &str,
    request: Request,
    to_persist: &JsValue,
    domain: &JsValue,
) -> Result<JsValue, JsValue> {
    Description {
        purpose,
        name: &name.into(),
        url: &request.url.into(),
        method: &JsValue::UNDEFINED,
        content_type: request.content_type,
        accept: request.accept,
        accepts: &JsValue::UNDEFINED,
        body: &request.body.into(),
        to_persist,
        domain,
    }
    .prepared()
}

/// A version that is wrong rejects with an `Error`.
fn checked_version(version: Option<&str>) -> Result<(), JsValue> {
    check_version(version)
        .map(|_| ())
        .map_err(|wrong| errors::error(&wrong.message()))
}
