//! The parameters of callers, as read by `js/parameters.js`.

use wasm_bindgen::prelude::*;

use super::bindings;
use super::errors::type_error;
use crate::protocol::ErrorCode;
use crate::protocol::request::{Function, Kind, PARAMS, Param, Params, form_encoding, is_reserved};

// `Given::params` has one bit for each.
const _: () = assert!(PARAMS.len() <= 32);

/// The parameters that `start`, `interact` or `introspect` was called with, indexed by their numbers.
pub struct Given<'a> {
    values: &'a JsValue,
    function: Function,
}

impl<'a> Given<'a> {
    /// `values` is undefined if the function was not called with an object. That is a `TypeError`.
    pub fn new(values: &'a JsValue, function: Function) -> Result<Self, JsValue> {
        if values.is_undefined() {
            let name = function.name();
            return Err(type_error(
                ErrorCode::Config,
                &[name, " needs an object with its parameters"].concat(),
            ));
        }
        Ok(Self { values, function })
    }

    /// The string parameters of the function.
    pub fn params(&self) -> Result<Params, JsValue> {
        // Most are absent. Each further call from the core costs more than this one.
        let given = bindings::defined_items(self.values);
        let mut params = Params::default();
        for rule in &PARAMS {
            let is_given = given >> (rule.param as u32) & 1 == 1;
            if is_given && rule.is_taken_by(self.function) {
                let value = match rule.kind {
                    Kind::Text | Kind::Plain | Kind::Optional | Kind::Seconds => {
                        self.text(rule.param, rule.kind)?
                    }
                    Kind::Texts | Kind::TextOrTexts => self.texts(rule.param, rule.kind)?,
                    Kind::Map => self.map(rule.param)?,
                    Kind::Any | Kind::Origins => None,
                };
                params.set(rule.param, value);
            }
        }
        Ok(params)
    }

    /// A parameter as it was given.
    pub fn value(&self, param: Param) -> JsValue {
        bindings::item(self.values, param as i32)
    }

    /// A required parameter.
    pub fn required(&self, params: &Params, param: Param) -> Result<String, JsValue> {
        let value = params.given(param).map(String::from);
        value.ok_or_else(|| self.wrong(param, "is required"))
    }

    /// The `toPersist` object, which all states of a flow share. A `TypeError` if `allowedOrigins` was given, but is
    /// not a list of `https:` or `http:` URLs.
    pub fn persisted(&self, base_url: Option<&str>) -> Result<JsValue, JsValue> {
        if self.value(Param::AllowedOrigins).is_null() {
            return Err(self.wrong(
                Param::AllowedOrigins,
                "must be an array of https: or http: origins",
            ));
        }
        Ok(bindings::persisted(&base_url.into(), self.values))
    }

    /// A string parameter. Falsy values are treated as absent: `condition && token` may produce them. For a
    /// parameter of another kind than [`Kind::Text`], a number or `true` is converted to a string; for `state` any number
    /// or boolean, and for [`Kind::Seconds`] also 0. Any other value is a `TypeError` that names the parameter.
    fn text(&self, param: Param, kind: Kind) -> Result<Option<String>, JsValue> {
        let value = self.value(param);
        let is_zero = kind == Kind::Seconds && value.as_f64() == Some(0.0);
        let plain = match kind {
            Kind::Text => None,
            _ if value.is_falsy() && param != Param::State && !is_zero => None,
            _ => bindings::plain_text(&value),
        };
        let text = match plain {
            Some(plain) => Some(plain),
            None => self.text_of(param, &value)?,
        };
        let is_digits = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
        if kind == Kind::Seconds && !text.as_ref().is_none_or(is_digits) {
            return Err(self.wrong(param, "must be a whole number of seconds"));
        }
        Ok(text)
    }

    fn text_of(&self, param: Param, value: &JsValue) -> Result<Option<String>, JsValue> {
        let Some(text) = value.as_string() else {
            return if value.is_falsy() {
                Ok(None)
            } else {
                Err(self.wrong(param, "must be a string"))
            };
        };
        // Lone surrogates cannot be sent, and become U+FFFD in Rust.
        let mut marks = text.as_bytes().windows(3);
        if marks.any(|unit| unit == b"\xEF\xBF\xBD") && !bindings::is_well_formed(value)? {
            return Err(self.wrong(param, "must be a well-formed string"));
        }
        Ok(Some(text))
    }

    /// Further parameters of `interact`, encoded as a form. `values` has their names and values in turn.
    fn map(&self, param: Param) -> Result<Option<String>, JsValue> {
        let entries = self.value(param);
        if entries.is_undefined() {
            return Ok(None);
        }
        let wrong = || self.wrong(param, "must be an object of strings, numbers and booleans");
        if entries.is_null() {
            return Err(wrong());
        }
        let mut form = String::new();
        let mut name = String::new();
        for index in 0..bindings::length_of(&entries) {
            let item = bindings::item(&entries, index);
            let text = match bindings::plain_text(&item) {
                Some(plain) => plain,
                None if item.is_string() => self.text_of(param, &item)?.unwrap_or_default(),
                None => return Err(wrong()),
            };
            if index % 2 == 1 {
                form_encoding::append(&mut form, &name, &text);
            } else if is_reserved(&text) {
                let must = [
                    "must not have `",
                    &text,
                    "`, which has a parameter of its own",
                ];
                return Err(self.wrong(param, &must.concat()));
            } else {
                name = text;
            }
        }
        Ok(Some(form))
    }

    /// A list of strings, joined by spaces.
    fn texts(&self, param: Param, kind: Kind) -> Result<Option<String>, JsValue> {
        let list = self.value(param);
        if kind == Kind::TextOrTexts && list.is_string() {
            return self.text_of(param, &list);
        }
        if list.is_falsy() && !list.is_string() {
            return Ok(None);
        }
        let length = bindings::length_of(&list);
        if length < 0 {
            return Err(self.wrong(param, "must be an array of strings"));
        }
        let mut texts = String::new();
        for index in 0..length {
            if let Some(text) = self.text_of(param, &bindings::item(&list, index))? {
                if !texts.is_empty() {
                    texts.push(' ');
                }
                texts.push_str(&text);
            }
        }
        Ok(Some(texts))
    }

    fn wrong(&self, param: Param, must: &str) -> JsValue {
        bindings::parameter_error(self.function.name(), param as u32, must)
    }
}
