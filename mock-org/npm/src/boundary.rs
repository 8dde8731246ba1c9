//! What JavaScript calls.

use std::time::Duration;

use js_sys::{Array, Date, JSON, Uint8Array};
use mock_org::Transport;
use serde_json::json;
use time::OffsetDateTime;
use wasm_bindgen::prelude::*;

use crate::{Instance, Options, Request};

fn now() -> OffsetDateTime {
    let nanos = Date::now() as i128 * 1_000_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

/// The built-in configuration, in TOML.
#[wasm_bindgen(js_name = "builtInConfig")]
pub fn built_in_config() -> String {
    mock_org::Config::BUILT_IN.into()
}

/// An org.
#[wasm_bindgen(js_name = "Org")]
pub struct Boundary(Instance);

/// All that an org knew at a moment.
#[wasm_bindgen]
pub struct Snapshot(mock_org::Snapshot);

#[wasm_bindgen(js_class = "Org")]
impl Boundary {
    /// Makes one of options in JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &str) -> Result<Self, JsError> {
        let options = Options::parse(options)?;
        Ok(Self(Instance::new(&options, now)?))
    }

    /// What the caller has to know of the configuration, in JSON.
    pub fn describe(&self) -> String {
        self.0.describe().to_string()
    }

    /// Takes a request; `headers` is a JSON list of pairs. Gives the status, the headers in the same form, the body, what is
    /// to be done to the connection, in JSON, if anything, and whether the org has no such endpoint.
    pub fn answer(
        &self,
        method: &str,
        url: &str,
        headers: &str,
        body: Vec<u8>,
    ) -> Result<Array, JsError> {
        let request = Request {
            method,
            url,
            headers: serde_json::from_str(headers)?,
            body,
        };
        let answer = self.0.answer(request).map_err(|why| JsError::new(&why))?;
        let transport = answer.transport.map(|transport| match transport {
            Transport::Delay { ms } => json!({ "delay": ms }),
            Transport::Drop => json!("drop"),
            Transport::Reset => json!("reset"),
            Transport::Truncate => json!("truncate"),
        });
        let parse = |value: serde_json::Value| JSON::parse(&value.to_string()).unwrap_or_default();
        Ok(Array::of5(
            &answer.status.into(),
            &parse(json!(answer.headers)),
            &Uint8Array::from(&answer.body[..]),
            &transport.map_or(JsValue::UNDEFINED, parse),
            &answer.unknown.into(),
        ))
    }

    /// Puts the clock forward, by milliseconds.
    pub fn advance(&self, by: f64) {
        self.0.advance(Duration::from_millis(by as u64));
    }

    /// The org's time, in milliseconds since 1970.
    pub fn now(&self) -> f64 {
        (self.0.now().unix_timestamp_nanos() / 1_000_000) as f64
    }

    /// All that it knows now.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(self.0.snapshot())
    }

    /// Goes back to a snapshot.
    pub fn restore(&self, snapshot: &Snapshot) {
        self.0.restore(&snapshot.0);
    }

    /// Goes back to the first state.
    pub fn reset(&self) {
        self.0.reset();
    }
}
