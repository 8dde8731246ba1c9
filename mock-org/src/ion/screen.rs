//! What a step shows, and how it is written as an IDX response.

use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value, json};

use super::{Answer, Form, FormName, Message, Rejection};
use crate::model::User;

/// Everything that one step of a flow offers and tells.
#[derive(Debug, Default)]
pub struct Screen {
    /// The remediations.
    pub forms: Vec<Form>,
    /// Messages about the step as a whole.
    pub messages: Vec<Message>,
    /// Further members, in the order they are written.
    pub objects: Vec<Object>,
    /// Whether the step can be cancelled.
    pub cancel: Option<Form>,
    /// Whether a 401 asks the device, rather than the user.
    pub device_challenge: bool,
    /// Where the browser goes in the end, where no code is given to the page.
    pub success: Option<Form>,
    /// The interaction code, once everything is proven.
    pub interaction_code: Option<String>,
}

impl Screen {
    /// A step with these remediations, which can be cancelled.
    pub fn new(forms: Vec<Form>) -> Self {
        let cancel = Form::post(FormName::Cancel, "/idp/idx/cancel", Vec::new());
        Self {
            forms,
            cancel: Some(cancel),
            ..Self::default()
        }
    }

    /// A step that leads nowhere and says why.
    pub fn terminal(message: Message) -> Self {
        Self {
            messages: vec![message],
            ..Self::default()
        }
    }

    /// Adds a member.
    pub fn with(mut self, object: Object) -> Self {
        self.objects.push(object);
        self
    }

    /// Adds a message about the step.
    pub fn say(mut self, message: Option<Message>) -> Self {
        self.messages.extend(message);
        self
    }

    /// Checks an answer against the forms on offer, remediations or actions, that are answered at a path: the
    /// first that it has the shape of, else the first. None where no form is answered there.
    pub fn check(
        &mut self,
        path: &str,
        body: &Map<String, Value>,
    ) -> Option<(FormName, Result<Answer, Rejection>)> {
        let mut first = None;
        for form in self.all_forms().filter(|form| form.is_answered_at(path)) {
            match form.check(body) {
                Err(malformed @ Rejection::Malformed(_)) => {
                    first = first.or(Some((form.name, Err(malformed))));
                }
                checked => return Some((form.name, checked)),
            }
        }
        first
    }

    /// The form of that name.
    pub fn named(&mut self, name: FormName) -> Option<&mut Form> {
        self.all_forms().find(|form| form.name == name)
    }

    /// Where the step leads, in a few words, for logs.
    pub fn summary(&self) -> String {
        match (self.forms.as_slice(), &self.interaction_code) {
            _ if self.success.is_some() => "success".into(),
            (_, Some(_)) => "successWithInteractionCode".into(),
            ([], None) => "terminal".into(),
            (forms, None) => forms
                .iter()
                .map(|form| form.name.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        }
    }

    fn all_forms(&mut self) -> impl Iterator<Item = &mut Form> {
        let inner = self.objects.iter_mut().flat_map(|object| &mut object.forms);
        let inner = inner.map(|(_, form)| form);
        self.forms
            .iter_mut()
            .chain(inner)
            .chain(&mut self.cancel)
            .chain(&mut self.success)
    }
}

/// A top-level member of a response, such as `user` or `currentAuthenticator`.
#[derive(Debug)]
pub struct Object {
    name: &'static str,
    forms: Vec<(&'static str, Form)>,
    value: Value,
}

impl Object {
    /// A member of type `object`, or of type `array` where the value is one.
    pub fn new(name: &'static str, value: Value) -> Self {
        Self {
            name,
            forms: Vec::new(),
            value,
        }
    }

    /// The `user` member.
    pub fn user(user: &User) -> Self {
        Self::new("user", json!({ "id": user.id, "identifier": user.email }))
    }

    /// Actions inside the object, each as the member of its name.
    pub fn actions(self, forms: Vec<Form>) -> Self {
        let named = forms.into_iter().map(|form| (form.name.as_str(), form));
        Self {
            forms: named.collect(),
            ..self
        }
    }

    /// An action inside the object, as a member of another name.
    pub fn action(mut self, member: &'static str, form: Form) -> Self {
        self.forms.push((member, form));
        self
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(2))?;
        out.serialize_entry(
            "type",
            if self.value.is_array() {
                "array"
            } else {
                "object"
            },
        )?;
        out.serialize_entry("value", &Members(self))?;
        out.end()
    }
}

struct Members<'a>(&'a Object);

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Value::Object(members) = &self.0.value else {
            return self.0.value.serialize(serializer);
        };
        let mut out = serializer.serialize_map(None)?;
        for (member, form) in &self.0.forms {
            out.serialize_entry(member, form)?;
        }
        for (name, value) in members {
            out.serialize_entry(name, value)?;
        }
        out.end()
    }
}

/// What surrounds every step: whose it is and where the org lives.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// Handle that the next answer has to carry.
    pub state_handle: String,
    /// When the handle dies, as a timestamp.
    pub expires_at: String,
    /// The org's own address, without a trailing slash.
    pub base: String,
    /// Path of the token endpoint that redeems the interaction code.
    pub token_path: String,
    /// The application's `client_id`.
    pub client_id: String,
    /// The application's name.
    pub client_label: String,
}

impl Envelope {
    /// The response as JSON text.
    pub fn seal(&self, mut screen: Screen) -> Vec<u8> {
        for form in screen.all_forms() {
            form.seal(&self.base, &self.state_handle);
        }
        serde_json::to_vec(&Response {
            envelope: self,
            screen: &screen,
        })
        .unwrap_or_default()
    }

    fn success(&self, code: &str) -> Value {
        json!({
            "rel": ["create-form"],
            "name": "issue",
            "href": format!("{}{}", self.base, self.token_path),
            "method": "POST",
            "value": [
                { "name": "grant_type", "required": true, "value": "interaction_code" },
                { "name": "interaction_code", "required": true, "value": code },
                { "name": "client_id", "required": true, "value": self.client_id },
                { "name": "code_verifier", "required": true },
            ],
            "accepts": "application/x-www-form-urlencoded",
        })
    }
}

struct Response<'a> {
    envelope: &'a Envelope,
    screen: &'a Screen,
}

impl Serialize for Response<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { envelope, screen } = self;
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("version", "1.0.0")?;
        out.serialize_entry("stateHandle", &envelope.state_handle)?;
        out.serialize_entry("expiresAt", &envelope.expires_at)?;
        out.serialize_entry("intent", "LOGIN")?;
        if !screen.forms.is_empty() {
            out.serialize_entry(
                "remediation",
                &Listed {
                    value: &screen.forms,
                },
            )?;
        }
        if !screen.messages.is_empty() {
            out.serialize_entry(
                "messages",
                &Listed {
                    value: &screen.messages,
                },
            )?;
        }
        for object in &screen.objects {
            out.serialize_entry(object.name, object)?;
        }
        if let Some(cancel) = &screen.cancel {
            out.serialize_entry("cancel", cancel)?;
        }
        let app = json!({ "name": "oidc_client", "label": envelope.client_label, "id": envelope.client_id });
        out.serialize_entry("app", &Object::new("app", app))?;
        if let Some(success) = &screen.success {
            out.serialize_entry("success", success)?;
        }
        if let Some(code) = &screen.interaction_code {
            out.serialize_entry("successWithInteractionCode", &envelope.success(code))?;
        }
        out.end()
    }
}

struct Listed<'a, T> {
    value: &'a [T],
}

impl<T: Serialize> Serialize for Listed<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(2))?;
        out.serialize_entry("type", "array")?;
        out.serialize_entry("value", self.value)?;
        out.end()
    }
}
