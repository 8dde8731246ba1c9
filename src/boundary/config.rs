//! Reading what callers configure.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::bindings;
use super::errors::type_error;
use super::known::known;
use crate::protocol::request::{Config, InteractParams, PARAMS, Param};

/// Whether a parameter counts as not given: any falsy value but `''`, which is a text.
fn is_absent(value: &JsValue) -> bool {
    value.is_falsy() && !value.is_string()
}

/// The object that `start`, `interact` or `introspect` was called with.
pub struct Given<'a> {
    object: &'a JsValue,
    function: &'static str,
}

impl<'a> Given<'a> {
    /// Rejects with a `TypeError` where it is no object.
    pub fn new(object: &'a JsValue, function: &'static str) -> Result<Self, JsValue> {
        if object.is_object() {
            return Ok(Self { object, function });
        }
        Err(type_error(
            &[function, " needs an object with its parameters"].concat(),
        ))
    }

    /// A parameter as it is.
    pub fn get(&self, name: &'static str) -> Result<JsValue, JsValue> {
        Reflect::get(self.object, &known(name))
    }

    /// A parameter that is a text. Falsy values are absent, as `condition && token` may give them;
    /// anything else is a `TypeError` that names the parameter.
    #[inline(never)]
    pub fn text(&self, name: &'static str) -> Result<Option<String>, JsValue> {
        self.text_of(name, &self.get(name)?)
    }

    fn text_of(&self, name: &str, value: &JsValue) -> Result<Option<String>, JsValue> {
        if is_absent(value) {
            return Ok(None);
        }
        let text = value
            .as_string()
            .ok_or_else(|| self.wrong(name, "must be a string"))?;
        // Half a character cannot be sent, and stands for U+FFFD in Rust.
        if text
            .as_bytes()
            .windows(3)
            .any(|unit| unit == b"\xEF\xBF\xBD")
            && JsValue::from_str(&text) != *value
        {
            return Err(self.wrong(name, "must be a well-formed string"));
        }
        Ok(Some(text))
    }

    /// A parameter of `interact`. A number or `true` is sent as a text, and any `state` is.
    fn plain(&self, param: Param, name: &'static str) -> Result<Option<String>, JsValue> {
        let value = self.get(name)?;
        let is_plain = value.as_f64().is_some() || value.as_bool().is_some();
        if is_plain && (param == Param::State || !is_absent(&value)) {
            return Ok(Some(bindings::text_of(&value)));
        }
        self.text_of(name, &value)
    }

    /// `scopes`, joined by spaces.
    fn scope(&self) -> Result<Option<String>, JsValue> {
        let scopes = self.get("scopes")?;
        if is_absent(&scopes) {
            return Ok(None);
        }
        if !Array::is_array(&scopes) {
            return Err(self.wrong("scopes", "must be an array of strings"));
        }
        let mut texts = Vec::new();
        for index in 0..scopes.unchecked_ref::<Array>().length() {
            let scope = Reflect::get_u32(&scopes, index)?;
            texts.extend(self.text_of("scopes", &scope)?);
        }
        Ok(Some(texts.join(" ")))
    }

    /// `allowedOrigins`, as origins are written; undefined where there are none.
    pub fn origins(&self) -> Result<JsValue, JsValue> {
        const NAME: &str = "allowedOrigins";
        let given = self.get(NAME)?;
        if given.is_undefined() || given.is_null() {
            return Ok(JsValue::UNDEFINED);
        }
        let wrong = || self.wrong(NAME, "must be an array of https: or http: origins");
        if !Array::is_array(&given) {
            return Err(wrong());
        }
        let origins = Array::new();
        for index in 0..given.unchecked_ref::<Array>().length() {
            let entry = Reflect::get_u32(&given, index)?;
            let origin = if entry.is_string() {
                bindings::web_origin(&entry)
            } else {
                JsValue::UNDEFINED
            };
            if origin.is_undefined() {
                return Err(wrong());
            }
            origins.push(&origin);
        }
        Ok(origins.into())
    }

    fn wrong(&self, name: &str, must: &str) -> JsValue {
        type_error(&[self.function, ": `", name, "` ", must].concat())
    }

    /// What `interact` sends.
    pub fn interact_params(&self) -> Result<InteractParams, JsValue> {
        let mut params = InteractParams::default();
        for (param, name, _) in PARAMS {
            let value = if param == Param::Scope {
                self.scope()?
            } else {
                self.plain(param, name)?
            };
            params.set(param, value);
        }
        Ok(params)
    }

    /// All that `start` takes.
    pub fn config(&self) -> Result<Config, JsValue> {
        let issuer = self
            .text("issuer")?
            .map(|issuer| issuer.trim_end_matches('/').to_owned());
        Ok(Config {
            issuer,
            domain: self.text("domain")?,
            version: self.text("version")?,
            state_handle: self.text("stateHandle")?,
            interaction_handle: self.text("interactionHandle")?,
            interact: self.interact_params()?,
        })
    }
}
