//! Forms: remediations, and actions inside objects.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Field, FormName, MEDIA_TYPE, Message};

/// A form: a remediation, or an action inside an object of the response.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Form {
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<[&'static str; 1]>,
    /// The remediation's or action's name.
    pub name: FormName,
    #[serde(skip_serializing_if = "Option::is_none")]
    relates_to: Option<RelatesTo>,
    #[serde(serialize_with = "href")]
    href: Href,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    produces: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh: Option<u32>,
    #[serde(flatten)]
    more: Map<String, Value>,
    // A form that is posted has its handle at least.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    value: Vec<Field>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepts: Option<&'static str>,
}

/// A list of one, or, in some responses, the text alone.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum RelatesTo {
    List([&'static str; 1]),
    Text(&'static str),
}

#[derive(Debug, Clone)]
struct Href {
    base: String,
    path: String,
}

fn href<S: Serializer>(href: &Href, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{}{}", href.base, href.path))
}

impl Form {
    /// A form that posts its fields, and the state handle, to a path of this org.
    pub fn post(name: FormName, path: &str, fields: Vec<Field>) -> Self {
        Self {
            rel: Some(["create-form"]),
            name,
            relates_to: None,
            href: Href {
                base: String::new(),
                path: path.into(),
            },
            method: Some("POST"),
            produces: Some(MEDIA_TYPE),
            refresh: None,
            more: Map::new(),
            value: fields,
            accepts: Some("application/json; okta-version=1.0.0"),
        }
    }

    /// A place of this org that the browser has to go to, with the state handle in the address.
    pub fn visit(name: FormName, path: &str) -> Self {
        Self {
            method: Some("GET"),
            ..Self::redirect(name, path)
        }
    }

    /// The same, where an org names no method.
    pub fn redirect(name: FormName, path: &str) -> Self {
        Self {
            rel: None,
            method: None,
            produces: None,
            accepts: None,
            ..Self::post(name, path, Vec::new())
        }
    }

    /// Ties the form to an object of the response.
    pub fn relates_to(self, path: &'static str) -> Self {
        Self {
            relates_to: Some(RelatesTo::List([path])),
            ..self
        }
    }

    /// The same, where an org writes no list.
    pub fn relates_to_text(self, path: &'static str) -> Self {
        Self {
            relates_to: Some(RelatesTo::Text(path)),
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

    /// Adds a member that only forms of this name have.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.into(), value);
        self
    }

    /// The fields, without the handle.
    pub(super) fn fields(&self) -> &[Field] {
        &self.value
    }

    /// Whether answers go to a path.
    pub(super) fn is_answered_at(&self, path: &str) -> bool {
        self.is_posted() && self.href.path == path
    }

    fn is_posted(&self) -> bool {
        self.method == Some("POST")
    }

    /// Puts a message at the field of that path.
    pub fn attach(&mut self, path: &[&str], message: &Message) {
        Field::attach(&mut self.value, path, message);
    }

    /// Makes the form ready to be sent: absolute address, handle included.
    pub(super) fn seal(&mut self, base: &str, state_handle: &str) {
        self.href.base = base.into();
        if self.is_posted() {
            self.value.push(Field::state_handle(state_handle));
        } else {
            self.href.path += "?stateToken=";
            self.href.path += state_handle;
        }
    }
}
