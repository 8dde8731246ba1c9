//! Fields of forms, and their options.

use serde::Serialize;
use serde_json::Value;

use super::{Message, Wrapped, message};

/// One field of a form.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    pub(super) name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desc: Option<&'static str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) form: Option<Wrapped<Field>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) options: Option<Vec<Choice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) secret: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visible: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mutable: Option<bool>,
    #[serde(
        serialize_with = "message::array",
        skip_serializing_if = "Vec::is_empty"
    )]
    messages: Vec<Message>,
    #[serde(skip)]
    pub(super) address: bool,
}

impl Field {
    /// A text field.
    pub fn text(name: &'static str, label: &str) -> Self {
        Self {
            name,
            label: Some(label.into()),
            ..Self::default()
        }
    }

    /// A yes-or-no field.
    pub fn boolean(name: &'static str, label: &str) -> Self {
        Self {
            kind: Some("boolean"),
            ..Self::text(name, label)
        }
    }

    /// A field for a whole number.
    pub fn integer(name: &'static str, label: &str) -> Self {
        Self {
            kind: Some("integer"),
            ..Self::text(name, label)
        }
    }

    /// A field whose value the caller has to send back as it is.
    pub fn fixed(name: &'static str, value: impl Into<Value>) -> Self {
        Self {
            name,
            value: Some(value.into()),
            mutable: Some(false),
            ..Self::default()
        }
    }

    /// A nested form.
    pub fn object(name: &'static str, fields: Vec<Self>) -> Self {
        Self {
            name,
            kind: Some("object"),
            form: Some(Wrapped { value: fields }),
            ..Self::default()
        }
    }

    /// A choice between forms.
    pub fn choice(name: &'static str, options: Vec<Choice>) -> Self {
        Self {
            name,
            kind: Some("object"),
            options: Some(options),
            ..Self::default()
        }
    }

    /// A choice between values.
    pub fn select(name: &'static str, options: Vec<Choice>) -> Self {
        Self {
            name,
            kind: Some("string"),
            options: Some(options),
            ..Self::default()
        }
    }

    /// The hidden handle that every form carries.
    pub(super) fn state_handle(handle: &str) -> Self {
        Self {
            visible: Some(false),
            ..Self::fixed("stateHandle", handle).required()
        }
    }

    /// Has to be filled in.
    pub fn required(self) -> Self {
        Self {
            required: Some(true),
            ..self
        }
    }

    /// May be left out, and says so.
    pub fn optional(self) -> Self {
        Self {
            required: Some(false),
            ..self
        }
    }

    /// What people read beside it.
    pub fn label(self, label: &str) -> Self {
        Self {
            label: Some(label.into()),
            ..self
        }
    }

    /// What the field stands for, at more length.
    pub fn desc(self, desc: &'static str) -> Self {
        Self {
            desc: Some(desc),
            ..self
        }
    }

    /// What fills the field in, where that is no person.
    pub fn hint(self, hint: &'static str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// Sent, but not to be shown.
    pub fn hidden(self) -> Self {
        Self {
            visible: Some(false),
            ..self
        }
    }

    /// Filled in already, which can be changed.
    pub fn preset(self, value: impl Into<Value>) -> Self {
        Self {
            value: Some(value.into()),
            visible: Some(true),
            mutable: Some(true),
            ..self
        }
    }

    /// Its options are of this type.
    pub fn of(self, kind: &'static str) -> Self {
        Self {
            kind: Some(kind),
            ..self
        }
    }

    /// Not to be shown while typed.
    pub fn secret(self) -> Self {
        Self {
            secret: Some(true),
            ..self
        }
    }

    /// Bounds on the number of characters.
    pub fn length(self, min: usize, max: usize) -> Self {
        Self {
            min_length: Some(min),
            max_length: Some(max),
            ..self
        }
    }

    /// Has to look like an email address.
    pub fn address(self) -> Self {
        Self {
            address: true,
            ..self
        }
    }

    /// Puts a message at the field of that path; where options share the field, at each of them.
    pub(super) fn attach(fields: &mut [Self], path: &[&str], message: &Message) {
        let Some((name, rest)) = path.split_first() else {
            return;
        };
        for field in fields.iter_mut().filter(|field| field.name == *name) {
            match (&mut field.form, &mut field.options) {
                _ if rest.is_empty() => field.messages.push(message.clone()),
                (Some(form), _) => Self::attach(&mut form.value, rest, message),
                (None, Some(options)) => options
                    .iter_mut()
                    .filter_map(Choice::fields_mut)
                    .for_each(|fields| Self::attach(fields, rest, message)),
                (None, None) => {}
            }
        }
    }
}

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

    fn fields_mut(&mut self) -> Option<&mut [Field]> {
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
