//! Forms: the fields that a user fills in.

use super::messages::{form_of, join, messages_of};
use super::output::{Members, Output};
use super::value::{Kind, Value};

/// The fields of a remediation that can be filled in, flat: an object field is replaced by the fields of its form.
///
/// A field has its `path` in the parameters of `proceed`, such as `credentials.passcode`; its `label`; its `type`, which is `string` if
/// the form does not say it (Ion, section 5.7); whether it is `required`, `secret` and `visible`; its default `value`; its `minLength`
/// and `maxLength`; its `options`, if it has a list of them; and its `messages`. An option has its `label`, the `value` to send, and the
/// `fields` of its form; the value of an option with a form has the values of that form which cannot be changed.
pub fn fields(remediation: Value<'_>) -> Vec<Output<'_>> {
    let mut found = Vec::new();
    collect(&mut found, remediation.get("value"), "", false);
    found
}

fn collect<'a>(found: &mut Vec<Output<'a>>, list: Value<'a>, path: &str, is_required: bool) {
    for given in list.list() {
        let Some(name) = given.get("name").text() else {
            continue;
        };
        if !is_mutable(given) {
            continue;
        }
        let path = join(path, name);
        let options = options_of(given);
        if form_of(given).is_there() && !options.is_there() {
            collect(found, form_of(given), &path, requires_only(given));
            continue;
        }
        let is = |name: &str| given.get(name).is(Kind::True);
        let is_required = is_required || is("required");
        let is_visible = !given.get("visible").is(Kind::False);
        let mut field = Members::default();
        field.add("path", Output::Made(path.clone()));
        field.copy("label", given.get("label"), Kind::Text);
        let kind = given.get("type").text().unwrap_or("string");
        field.add("type", kind.into());
        field.add("required", Output::Bool(is_required));
        field.add("secret", Output::Bool(is("secret")));
        field.add("visible", Output::Bool(is_visible));
        let default = given.get("value");
        if default.is_there() {
            field.add("value", default.into());
        }
        for name in ["minLength", "maxLength"] {
            field.copy(name, given.get(name), Kind::Number);
        }
        if options.is(Kind::List) {
            field.add("options", choices(options, &path));
        }
        field.add("messages", Output::List(messages_of(given, &path)));
        found.push(Output::Object(field));
    }
}

fn choices<'a>(options: Value<'a>, path: &str) -> Output<'a> {
    let mut choices = Vec::new();
    for option in options.list() {
        let form = form_of(option);
        let mut fields = Vec::new();
        let mut value = option.get("value").into();
        if form.is_there() {
            collect(&mut fields, form, path, false);
            value = Output::Object(fixed(form));
        }
        let mut choice = Members::default();
        choice.copy("label", option.get("label"), Kind::Text);
        if value.is_there() {
            choice.add("value", value);
        }
        choice.add("fields", Output::List(fields));
        choices.push(Output::Object(choice));
    }
    Output::List(choices)
}

/// A field of `credentials` that can be filled in.
pub fn field_of_credentials<'a>(remediation: Value<'a>, name: &str) -> Option<Value<'a>> {
    let is = |field: &Value<'_>, name| field.get("name").text() == Some(name) && is_mutable(field);
    let mut fields = remediation.get("value").list();
    let credentials = fields.find(|field| is(field, "credentials"))?;
    form_of(credentials).list().find(|field| is(field, name))
}

/// The values of a form that cannot be changed.
fn fixed(form: Value<'_>) -> Members<'_> {
    let mut members = Members::default();
    for field in form.list() {
        if let Some(name) = field.get("name").text()
            && !is_mutable(field)
        {
            members.add(name, field.get("value").into());
        }
    }
    members
}

/// Whether a field requires the one field of its form: a required object cannot be given without it.
pub fn requires_only(field: Value<'_>) -> bool {
    let mut fields = 0_usize;
    for field in form_of(field).list() {
        if is_mutable(field) {
            fields = fields.saturating_add(1);
        }
    }
    fields == 1 && field.get("required").is(Kind::True)
}

/// The options of a field; null if it has none. A profile attribute has one option, `display`, which says how to show the field
/// and holds the options, if there are any.
pub fn options_of(field: Value<'_>) -> Value<'_> {
    let options = field.get("options");
    let mut all = options.list();
    if let (Some(only), None) = (all.next(), all.next())
        && only.get("label").text() == Some("display")
    {
        let display = only.at(&["value", "value"]);
        if display.get("inputType").is_there() {
            return display.get("options");
        }
    }
    options
}

/// Whether a field can be changed.
pub fn is_mutable(field: Value<'_>) -> bool {
    !field.get("mutable").is(Kind::False)
}
