//! Ion forms, fields and messages, as IDX responses are made of them.

mod check;
mod message;
mod screen;

use serde::{Serialize, Serializer};
use serde_json::Value;

pub use check::{Answer, Rejection};
pub use message::{Class, Message};
pub use screen::{Envelope, Object, Screen};

/// Media type of every IDX answer.
pub const MEDIA_TYPE: &str = "application/ion+json; okta-version=1.0.0";

/// A list wrapped as Ion does it inside forms: `{"value": […]}`.
#[derive(Debug, Clone, Serialize)]
pub struct Wrapped<T> {
    /// The list.
    pub value: Vec<T>,
}

/// One field of a form.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Wrapped<Field>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<Choice>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visible: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mutable: Option<bool>,
    #[serde(
        serialize_with = "message::array",
        skip_serializing_if = "Vec::is_empty"
    )]
    messages: Vec<Message>,
    #[serde(skip)]
    address: bool,
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

    /// The hidden handle that every form carries.
    fn state_handle(handle: &str) -> Self {
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

    fn find(fields: &mut [Self], path: &[&str]) -> Option<usize> {
        fields.iter().position(|f| Some(&f.name) == path.first())
    }

    fn attach(fields: &mut [Self], path: &[&str], message: Message) {
        let Some(field) = Self::find(fields, path).and_then(|i| fields.get_mut(i)) else {
            return;
        };
        match (&mut field.form, path.get(1..)) {
            (Some(form), Some(rest)) if !rest.is_empty() => {
                Self::attach(&mut form.value, rest, message)
            }
            _ => field.messages.push(message),
        }
    }
}

/// One of a field's `options`: a form of its own, tied to an object of the response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    label: String,
    value: ChoiceForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    relates_to: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
struct ChoiceForm {
    form: Wrapped<Field>,
}

impl Choice {
    /// An option with a form to send back.
    pub fn new(label: &str, fields: Vec<Field>) -> Self {
        Self {
            label: label.into(),
            value: ChoiceForm {
                form: Wrapped { value: fields },
            },
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
}

/// A form: a remediation, or an action inside an object of the response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    rel: [&'static str; 1],
    /// The remediation's or action's name.
    pub name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    relates_to: Option<[&'static str; 1]>,
    #[serde(serialize_with = "href")]
    href: (String, &'static str),
    method: &'static str,
    produces: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh: Option<u32>,
    value: Vec<Field>,
    accepts: &'static str,
}

fn href<S: Serializer>(href: &(String, &'static str), serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{}{}", href.0, href.1))
}

impl Form {
    /// A form that posts its fields, and the state handle, to a path of this org.
    pub fn post(name: &'static str, path: &'static str, fields: Vec<Field>) -> Self {
        Self {
            rel: ["create-form"],
            name,
            relates_to: None,
            href: (String::new(), path),
            method: "POST",
            produces: MEDIA_TYPE,
            refresh: None,
            value: fields,
            accepts: "application/json; okta-version=1.0.0",
        }
    }

    /// Ties the form to an object of the response.
    pub fn relates_to(self, path: &'static str) -> Self {
        Self {
            relates_to: Some([path]),
            ..self
        }
    }

    /// Milliseconds after which a poll should be sent again.
    pub fn refresh(self, milliseconds: u32) -> Self {
        Self {
            refresh: Some(milliseconds),
            ..self
        }
    }

    /// The path that answers go to.
    pub fn path(&self) -> &'static str {
        self.href.1
    }

    /// Puts a message at the field of that path.
    pub fn attach(&mut self, path: &[&str], message: Message) {
        Field::attach(&mut self.value, path, message);
    }

    /// Makes the form ready to be sent: absolute address, handle included.
    fn seal(&mut self, base: &str, state_handle: &str) {
        self.href.0 = base.into();
        self.value.push(Field::state_handle(state_handle));
    }
}
