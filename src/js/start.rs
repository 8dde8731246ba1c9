//! `start`: begins a flow, or takes one up.

use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

use super::config::Given;
use super::endpoints::{checked_version, handle_of, response_of, send_interact, send_introspect};
use super::error::{failure, failure_text, set};
use super::promise::promise;
use super::send::credentials;
use super::state::make_idx_state;
use crate::protocol::{Config, Credentials, Handle, base_url};

/// What a flow needs once its configuration was checked.
struct Flow {
    config: Config,
    domain: String,
    credentials: Credentials,
    to_persist: JsValue,
}

/// Begins a flow, or takes up the one of a `stateHandle` or `interactionHandle`. The first request
/// goes out before it returns.
///
/// Resolves to the flow's state. Rejects with `{ error }`: a text that names what the configuration
/// lacks, what `interact` rejects with, or `{ error: 'introspect call failed', details }` where
/// `details` is the state of what the server said. A `TypeError` for an issuer that is no URL or a
/// parameter of a wrong type, an `Error` for a wrong version, come as they are.
#[wasm_bindgen]
pub fn start(config: &JsValue) -> Promise {
    promise(|| {
        let flow = Flow::new(&Given::new(config, "start")?)?;
        let sent = if flow.config.is_new() {
            flow.send_interact()
        } else {
            flow.send_introspect(flow.config.handle())
        };
        Ok(Box::pin(flow.run(sent)))
    })
}

impl Flow {
    fn new(given: &Given<'_>) -> Result<Self, JsValue> {
        let config = given.config()?;
        config.check().map_err(|lack| failure_text(lack.as_str()))?;
        let issuer = config.issuer.as_deref().unwrap_or_default();
        let domain = match config.domain() {
            Some(domain) => domain.to_owned(),
            None => web_sys::Url::new(issuer)?.origin(),
        };
        checked_version(config.version.as_deref())?;
        let with_credentials = given.get("withCredentials")?;
        let to_persist: JsValue = Object::new().into();
        set(
            &to_persist,
            "baseUrl",
            &config.issuer.as_deref().map(base_url).into(),
        );
        set(&to_persist, "clientId", &given.get("clientId")?);
        set(&to_persist, "state", &given.get("state")?);
        set(&to_persist, "withCredentials", &with_credentials);
        Ok(Self {
            config,
            domain,
            credentials: credentials(&with_credentials),
            to_persist,
        })
    }

    fn send_interact(&self) -> Result<Promise, JsValue> {
        let base_url = self.config.issuer.as_deref().map(base_url);
        let base_url = base_url.ok_or_else(|| JsValue::from_str("issuer is required"))?;
        send_interact(&base_url, &self.config.interact, self.credentials)
    }

    fn send_introspect(&self, handle: Option<Handle>) -> Result<Promise, JsValue> {
        send_introspect(&self.domain, handle.as_ref(), self.credentials)
    }

    async fn run(self, sent: Result<Promise, JsValue>) -> Result<JsValue, JsValue> {
        let mut sent = sent;
        if self.config.is_new() {
            let handle = async { handle_of(sent?).await }
                .await
                .map_err(|thrown| failure(&thrown))?;
            set(&self.to_persist, "interactionHandle", &handle);
            let given = (!handle.is_undefined()).then(|| Handle::Interaction(handle.as_string()));
            sent = self.send_introspect(given);
        }
        match async { response_of(sent?).await }.await {
            Ok(response) => self.state(&response),
            Err(thrown) => {
                let details = self.state(&thrown)?;
                let error = failure_text("introspect call failed");
                set(&error, "details", &details);
                Err(failure(&error))
            }
        }
    }

    fn state(&self, response: &JsValue) -> Result<JsValue, JsValue> {
        make_idx_state(response, &self.to_persist).map_err(|thrown| failure(&thrown))
    }
}
