//! Forms: the fields that a user fills in.

use super::messages::{Message, form_of, join, messages_of};
use super::value::Value;
use super::written::object;

/// A field to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its path in the parameters of `proceed`, such as `credentials.passcode`.
    pub path: String,
    /// The label to show.
    pub label: Option<String>,
    /// `string` if the form does not say it (Ion, section 5.7).
    pub kind: String,
    /// Whether a value is required.
    pub required: bool,
    /// Whether it is a secret.
    pub secret: bool,
    /// Whether to show it.
    pub visible: bool,
    /// The default value.
    pub value: Value,
    /// The fewest characters.
    pub min_length: Option<f64>,
    /// The most characters.
    pub max_length: Option<f64>,
    /// The values to choose from; `None` if there is no such list.
    pub options: Option<Vec<Choice>>,
    /// The messages for this field.
    pub messages: Vec<Message>,
}

/// An option of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The label to show.
    pub label: Option<String>,
    /// The value to send. For an option with a form, the values of that form which cannot be changed.
    pub value: Value,
    /// The fields of its form.
    pub fields: Vec<Field>,
}

impl From<Field> for Value {
    fn from(field: Field) -> Self {
        object(&mut [
            ("path", field.path.into()),
            ("label", field.label.into()),
            ("type", field.kind.into()),
            ("required", field.required.into()),
            ("secret", field.secret.into()),
            ("visible", field.visible.into()),
            ("value", field.value),
            ("minLength", field.min_length.into()),
            ("maxLength", field.max_length.into()),
            ("options", field.options.into()),
            ("messages", field.messages.into()),
        ])
    }
}

impl From<Choice> for Value {
    fn from(choice: Choice) -> Self {
        object(&mut [
            ("label", choice.label.into()),
            ("value", choice.value),
            ("fields", choice.fields.into()),
        ])
    }
}

/// The fields of a remediation that can be filled in, flat: an object field is replaced by the fields of its form.
pub fn fields(remediation: &Value) -> Vec<Field> {
    let mut found = Vec::new();
    collect(&mut found, remediation.get("value"), "", false);
    found
}

fn collect(found: &mut Vec<Field>, list: &Value, path: &str, is_required: bool) {
    for field in list.list() {
        let Some(name) = field.get("name").text() else {
            continue;
        };
        if !is_mutable(field) {
            continue;
        }
        let path = join(path, name);
        let options = options_of(field);
        if form_of(field).is_there() && !options.is_there() {
            collect(found, form_of(field), &path, requires_only(field));
            continue;
        }
        let text = |member: &str| field.get(member).text().map(String::from);
        let is = |member: &str| *field.get(member) == Value::Bool(true);
        found.push(Field {
            label: text("label"),
            kind: text("type").unwrap_or_else(|| "string".into()),
            required: is_required || is("required"),
            secret: is("secret"),
            visible: *field.get("visible") != Value::Bool(false),
            value: field.get("value").clone(),
            min_length: field.get("minLength").number(),
            max_length: field.get("maxLength").number(),
            options: choices(options, &path),
            messages: messages_of(field, &path),
            path,
        });
    }
}

fn choices(options: &Value, path: &str) -> Option<Vec<Choice>> {
    let Value::List(options) = options else {
        return None;
    };
    let mut choices = Vec::new();
    for option in options {
        let form = form_of(option);
        let mut fields = Vec::new();
        let mut value = option.get("value").clone();
        if form.is_there() {
            collect(&mut fields, form, path, false);
            value = Value::Object(fixed(form));
        }
        choices.push(Choice {
            label: option.get("label").text().map(Into::into),
            value,
            fields,
        });
    }
    Some(choices)
}

/// The values of a form that cannot be changed.
pub fn fixed(form: &Value) -> Vec<(String, Value)> {
    let mut members = Vec::new();
    for field in form.list() {
        if let Some(name) = field.get("name").text()
            && !is_mutable(field)
        {
            members.push((name.to_owned(), field.get("value").clone()));
        }
    }
    members
}

/// Whether a field requires the one field of its form: a required object cannot be given without it.
pub fn requires_only(field: &Value) -> bool {
    let mut fields = 0_usize;
    for field in form_of(field).list() {
        if is_mutable(field) {
            fields = fields.saturating_add(1);
        }
    }
    fields == 1 && *field.get("required") == Value::Bool(true)
}

/// The options of a field; null if it has none. A profile attribute has one option, `display`, which says how to show the field
/// and holds the options, if there are any.
pub fn options_of(field: &Value) -> &Value {
    let options = field.get("options");
    match options.list() {
        [only] if only.get("label").text() == Some("display") => {
            let display = only.at(&["value", "value"]);
            if display.get("inputType").is_there() {
                return display.get("options");
            }
        }
        _ => {}
    }
    options
}

/// Whether a field can be changed.
pub fn is_mutable(field: &Value) -> bool {
    *field.get("mutable") != Value::Bool(false)
}
