//! What a state has to say to the user.

use super::value::Value;
use super::written::object;

/// A message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// The text to show.
    pub text: Option<String>,
    /// Okta's key of the text (`i18n.key`), by which a page can have its own; for an error of Okta's API its code.
    pub key: Option<String>,
    /// `ERROR`, `INFO` or `WARNING`.
    pub class: Option<String>,
    /// The parameters of the text (`i18n.params`).
    pub params: Vec<Value>,
    /// The links of the message, as the server sends them.
    pub links: Vec<Value>,
    /// The path of the field that it is for, such as `credentials.passcode`. `None` for a message of the flow itself.
    pub path: Option<String>,
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        let links = if message.links.is_empty() {
            Self::Null
        } else {
            Self::List(message.links)
        };
        object(&mut [
            ("text", message.text.into()),
            ("key", message.key.into()),
            ("class", message.class.into()),
            ("params", message.params.into()),
            ("path", message.path.into()),
            ("links", links),
        ])
    }
}

/// The messages of a state: those of the flow, then those of the fields of its remediations, in order, none twice. A body of
/// Okta's API that is not an IDX response has its `errorSummary`.
pub fn messages(state: &Value) -> Vec<Message> {
    let mut found = Vec::new();
    let raw = state.get("rawIdxState");
    add(&mut found, raw.get("messages"), None);
    if let Some(summary) = raw.get("errorSummary").text() {
        found.push(Message {
            text: Some(summary.into()),
            key: raw.get("errorCode").text().map(Into::into),
            class: Some("ERROR".into()),
            params: Vec::new(),
            links: Vec::new(),
            path: None,
        });
    }
    for remediation in state.get("neededToProceed").list() {
        add(&mut found, remediation.get("messages"), None);
        below(&mut found, remediation.get("value"), "");
    }
    found
}

/// The messages of one field itself.
pub fn messages_of(field: &Value, path: &str) -> Vec<Message> {
    let mut found = Vec::new();
    add(&mut found, field.get("messages"), Some(path));
    found
}

/// The path of a field below another one.
pub fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.into()
    } else {
        [path, ".", name].concat()
    }
}

/// The fields of the form that a field or an option holds.
pub fn form_of(holder: &Value) -> &Value {
    let own = holder.at(&["form", "value"]);
    if own.is_there() {
        own
    } else {
        holder.at(&["value", "form", "value"])
    }
}

/// Adds the messages of fields and of the forms in them. A [`Value`] has a limited depth, so this ends.
fn below(found: &mut Vec<Message>, fields: &Value, path: &str) {
    for field in fields.list() {
        let path = join(path, field.get("name").text().unwrap_or_default());
        add(found, field.get("messages"), Some(&path));
        add(found, field.at(&["form", "messages"]), Some(&path));
        below(found, form_of(field), &path);
        for option in field.get("options").list() {
            add(found, option.get("messages"), Some(&path));
            below(found, form_of(option), &path);
        }
    }
}

fn add(found: &mut Vec<Message>, messages: &Value, path: Option<&str>) {
    for message in messages.get("value").list() {
        let text = |value: &Value| value.text().map(String::from);
        let message = Message {
            text: text(message.get("message")),
            key: text(message.at(&["i18n", "key"])),
            class: text(message.get("class")),
            params: message.at(&["i18n", "params"]).list().to_vec(),
            links: message.get("links").list().to_vec(),
            path: path.map(Into::into),
        };
        if !found.contains(&message) {
            found.push(message);
        }
    }
}
