//! `start`: begins a flow, or takes one up.

use js_sys::Promise;
use serde::ser::{Serialize, SerializeMap, Serializer};
use wasm_bindgen::prelude::*;

use super::answer::read_of;
use super::bindings::{self, Flow, Outcome};
use super::config::Given;
use super::endpoints::{checked_version, handle_of, send_interact, send_introspect};
use super::errors::{failure, failure_text, set, type_error};
use super::send::{Sent, credentials};
use super::state::make_idx_state;
use crate::protocol::request::{Config, Handle, base_url, invalid_issuer};

/// Begins a flow, or takes up the one of a `stateHandle` or `interactionHandle`. The first request
/// goes out before it returns.
///
/// Resolves to the flow's state. Rejects with `{ error }`: a text that names what the configuration
/// lacks, what `interact` rejects with, or `{ error: 'introspect call failed', details }` where
/// `details` is the state of what the server said. A `TypeError` for an issuer that is no URL or a
/// parameter of a wrong type, an `Error` for a wrong version, come as they are.
#[wasm_bindgen]
pub fn start(config: &JsValue) -> Promise {
    begin(config).unwrap_or_else(|thrown| Promise::reject(&thrown))
}

fn begin(config: &JsValue) -> Result<Promise, JsValue> {
    let given = Given::new(config, "start")?;
    let config = given.config()?;
    config.check().map_err(|lack| failure_text(lack.as_str()))?;
    let issuer = config.issuer.as_deref();
    let domain = match config.domain() {
        Some(domain) => domain.to_owned(),
        None => {
            let issuer = issuer.unwrap_or_default();
            bindings::origin_of_absolute(issuer).map_err(|_| type_error(&invalid_issuer(issuer)))?
        }
    };
    checked_version(config.version.as_deref())?;
    let base_url = issuer.map(base_url);
    let to_persist = ToPersist {
        base_url: base_url.as_deref().into(),
        client_id: given.get("clientId")?,
        state: given.get("state")?,
        with_credentials: given.get("withCredentials")?,
        allowed_origins: given.origins()?,
    }
    .serialize(&serde_wasm_bindgen::Serializer::json_compatible())?;
    let flow = bindings::flow(&domain, &to_persist);
    if config.is_new() {
        let sent = interact(&config, base_url.as_deref(), &to_persist);
        let sent = sent.map_err(|thrown| failure(&thrown))?;
        Ok(sent.receive("continueStart", &flow))
    } else {
        introspect(config.handle(), &flow)
    }
}

fn interact(
    config: &Config,
    base_url: Option<&str>,
    to_persist: &JsValue,
) -> Result<Sent, JsValue> {
    let base_url = base_url.ok_or_else(|| JsValue::from_str("issuer is required"))?;
    let credentials = credentials(&bindings::with_credentials(to_persist)?);
    let allowed = bindings::allowed_origins(to_persist)?;
    send_interact(base_url, &config.interact, credentials, &allowed)
}

/// Goes on with `introspect` where `interact` was answered.
#[wasm_bindgen(js_name = continueStart)]
pub fn continue_start(outcome: Outcome, flow: Flow) -> Result<JsValue, JsValue> {
    let handle = read_of(&outcome).and_then(handle_of);
    let handle = handle.map_err(|thrown| failure(&thrown))?;
    set(&flow.to_persist(), "interactionHandle", &handle);
    let handle = (!handle.is_undefined()).then(|| Handle::Interaction(handle.as_string()));
    introspect(handle, &flow).map(JsValue::from)
}

fn introspect(handle: Option<Handle>, flow: &Flow) -> Result<Promise, JsValue> {
    let to_persist = flow.to_persist();
    let send = || {
        let credentials = credentials(&bindings::with_credentials(&to_persist)?);
        let allowed = bindings::allowed_origins(&to_persist)?;
        send_introspect(&flow.domain(), handle.as_ref(), credentials, &allowed)
    };
    match send() {
        Ok(sent) => Ok(sent.receive("settleStart", flow)),
        Err(thrown) => Err(refused(&thrown, &to_persist)?),
    }
}

/// The flow's state, of the answer to `introspect`.
#[wasm_bindgen(js_name = settleStart)]
pub fn settle_start(outcome: Outcome, flow: Flow) -> Result<JsValue, JsValue> {
    let to_persist = flow.to_persist();
    match read_of(&outcome).and_then(|read| read.into_result()) {
        Ok(response) => state(&response, &to_persist),
        Err(thrown) => Err(refused(&thrown, &to_persist)?),
    }
}

/// What a failed `introspect` rejects with.
fn refused(thrown: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    let details = state(thrown, to_persist)?;
    let error = failure_text("introspect call failed");
    set(&error, "details", &details);
    Ok(failure(&error))
}

fn state(response: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    make_idx_state(response, to_persist).map_err(|thrown| failure(&thrown))
}

/// What a caller keeps of a flow, and every later state has.
struct ToPersist {
    base_url: JsValue,
    client_id: JsValue,
    state: JsValue,
    with_credentials: JsValue,
    allowed_origins: JsValue,
}

// As a map, not as a derived struct: that comes with a cache of its field names, which is larger.
impl Serialize for ToPersist {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("baseUrl", &Kept(&self.base_url))?;
        map.serialize_entry("clientId", &Kept(&self.client_id))?;
        map.serialize_entry("state", &Kept(&self.state))?;
        map.serialize_entry("withCredentials", &Kept(&self.with_credentials))?;
        if !self.allowed_origins.is_undefined() {
            map.serialize_entry("allowedOrigins", &Kept(&self.allowed_origins))?;
        }
        map.end()
    }
}

/// A JavaScript value that stays what it is.
struct Kept<'a>(&'a JsValue);

impl Serialize for Kept<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_wasm_bindgen::preserve::serialize(self.0, serializer)
    }
}
