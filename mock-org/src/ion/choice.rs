//! Options of fields.

use serde::Serialize;
use serde_json::Value;

use super::{Field, Wrapped};

/// One of a field's `options`: a value, or a form of its own that may be tied to an object of the response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    label: String,
    value: Content,
    #[serde(skip_serializing_if = "Option::is_none")]
    relates_to: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Content {
    Form { form: Wrapped<Field> },
    Value(Value),
}

impl Choice {
    /// An option with a form to send back.
    pub fn new(label: &str, fields: Vec<Field>) -> Self {
        Self {
            label: label.into(),
            value: Content::Form {
                form: Wrapped { value: fields },
            },
            relates_to: None,
        }
    }

    /// An option with a value to send back.
    pub fn value(label: &str, value: impl Into<Value>) -> Self {
        Self {
            label: label.into(),
            value: Content::Value(value.into()),
            relates_to: None,
        }
    }

    /// The JSONPath of what this option is about.
    pub fn relates_to(self, path: String) -> Self {
        Self {
            relates_to: Some(path),
            ..self
        }
    }

    pub(super) fn fields(&self) -> Option<&[Field]> {
        match &self.value {
            Content::Form { form } => Some(&form.value),
            Content::Value(_) => None,
        }
    }

    pub(super) fn fields_mut(&mut self) -> Option<&mut [Field]> {
        match &mut self.value {
            Content::Form { form } => Some(&mut form.value),
            Content::Value(_) => None,
        }
    }

    pub(super) fn plain(&self) -> Option<&Value> {
        match &self.value {
            Content::Form { .. } => None,
            Content::Value(value) => Some(value),
        }
    }
}
