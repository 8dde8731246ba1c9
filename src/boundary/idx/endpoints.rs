//! The requests of `start`, `interact` and `introspect`.

use wasm_bindgen::prelude::*;

use super::bindings;
use super::config::Given;
use super::errors::{self, failure_text, returned, type_error};
use super::send::Description;
use crate::protocol::ErrorCode;
use crate::protocol::request::{
    self, Function, Handle, Param, Params, Purpose, Request, base_url, check_version,
    invalid_issuer,
};

/// Prepares the request of `start`, `interact` or `introspect`. `function` is the number of a `Function`, and `values`
/// are its parameters.
///
/// `start` begins with `introspect` for a resumed flow, and with `interact` for a new one. It throws `{ error }` with a
/// text that names what is missing from the configuration, a `TypeError` for an issuer that is not a URL or a parameter
/// of a wrong type, and an `Error` for a wrong version.
#[wasm_bindgen]
pub fn prepare(function: u32, values: &JsValue) -> JsValue {
    let function = Function::from_code(function);
    returned(Given::new(values, function).and_then(|given| {
        let params = given.params()?;
        match function {
            Function::Start => prepare_start(&given, &params),
            Function::Interact => prepare_interact(&given, &params),
            Function::Introspect => prepare_introspect(&given, &params),
        }
    }))
}

fn prepare_interact(given: &Given<'_>, params: &Params) -> Result<JsValue, JsValue> {
    let base_url = given.required(params, Param::BaseUrl)?;
    let to_persist = given.persisted(None)?;
    let request = request::interact(&base_url, params);
    Ok(prepared(
        Purpose::Interact,
        request,
        &to_persist,
        &JsValue::UNDEFINED,
    ))
}

fn prepare_introspect(given: &Given<'_>, params: &Params) -> Result<JsValue, JsValue> {
    checked_version(params.get(Param::Version))?;
    let domain = given.required(params, Param::Domain)?;
    let to_persist = given.persisted(None)?;
    Ok(introspect(
        Purpose::Introspect,
        &domain,
        params.handle(),
        &to_persist,
    ))
}

fn prepare_start(given: &Given<'_>, params: &Params) -> Result<JsValue, JsValue> {
    params.check().map_err(|lack| failure_text(lack.as_str()))?;
    let issuer = params.issuer();
    let domain = match params.given(Param::Domain) {
        Some(domain) => domain.into(),
        None => {
            let issuer = issuer.unwrap_or_default();
            bindings::origin_of_absolute(&given.value(Param::Issuer))
                .map_err(|_| type_error(ErrorCode::Config, &invalid_issuer(issuer)))?
        }
    };
    checked_version(params.get(Param::Version))?;
    let base_url = issuer.map(base_url);
    let to_persist = given.persisted(base_url.as_deref())?;
    if !params.is_new() {
        let domain = domain.as_string().unwrap_or_default();
        return Ok(introspect(
            Purpose::StartIntrospect,
            &domain,
            params.handle(),
            &to_persist,
        ));
    }
    let base_url = base_url.ok_or_else(|| failure_text("issuer is required"))?;
    let request = request::interact(&base_url, params);
    Ok(prepared(
        Purpose::StartInteract,
        request,
        &to_persist,
        &domain,
    ))
}

/// Prepares the `introspect` of a flow that has just begun, with the handle from `interact`.
#[wasm_bindgen(js_name = prepareIntrospect)]
pub fn prepare_first_introspect(
    domain: &JsValue,
    handle: &JsValue,
    to_persist: &JsValue,
) -> JsValue {
    let text = handle.as_string();
    let handle = (!handle.is_undefined()).then_some(Handle::Interaction(text.as_deref()));
    let domain = domain.as_string().unwrap_or_default();
    introspect(Purpose::StartIntrospect, &domain, handle, to_persist)
}

fn introspect(
    purpose: Purpose,
    domain: &str,
    handle: Option<Handle<'_>>,
    to_persist: &JsValue,
) -> JsValue {
    let request = request::introspect(domain, handle);
    prepared(purpose, request, to_persist, &JsValue::UNDEFINED)
}

fn prepared(purpose: Purpose, request: Request, to_persist: &JsValue, domain: &JsValue) -> JsValue {
    Description {
        purpose,
        // `prepared` in `js/http.js` knows it: decoding a string takes longer than a call.
        name: &JsValue::UNDEFINED,
        url: &request.url.into(),
        method: &JsValue::UNDEFINED,
        content_type: request.content_type,
        accept: request.accept,
        accepts: &JsValue::UNDEFINED,
        body: &request.body.into(),
        to_persist,
        domain,
    }
    // `to_persist` is safe to read: `persisted` made it, so it has no getters.
    .prepared(to_persist)
}

/// Returns an `Error` for a wrong version.
fn checked_version(version: Option<&str>) -> Result<(), JsValue> {
    check_version(version)
        .map(|_| ())
        .map_err(|wrong| errors::error(ErrorCode::Version, &wrong.message()))
}
