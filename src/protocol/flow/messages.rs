//! What a state has to say to the user.

use super::output::{Members, Output};
use super::value::{Kind, Value};

/// The messages of a state: those of the flow, then those of the fields of its remediations, in order, none twice. A body of
/// Okta's API that is not an IDX response has its `errorSummary`.
///
/// A message has its `text`; its `key`, by which a page can have its own text (`i18n.key`, or the code of an error of Okta's API); its
/// `class`; the `params` of the text; its `links`, if it has some, as the server sends them; and the `path` of the field that it is
/// for, such as `credentials.passcode`, if it is not for the flow itself.
pub fn messages(state: Value<'_>) -> Vec<Output<'_>> {
    let mut found = Vec::new();
    let raw = state.get("rawIdxState");
    add(&mut found, raw.get("messages"), None);
    let summary = raw.get("errorSummary");
    if summary.is(Kind::Text) {
        let mut message = Members::default();
        message.add("text", summary.into());
        message.copy("key", raw.get("errorCode"), Kind::Text);
        message.add("class", "ERROR".into());
        message.add("params", Output::List(Vec::new()));
        found.push(Output::Object(message));
    }
    for remediation in state.get("neededToProceed").list() {
        add(&mut found, remediation.get("messages"), None);
        below(&mut found, remediation.get("value"), "");
    }
    found
}

/// The messages of one field itself.
pub fn messages_of<'a>(field: Value<'a>, path: &str) -> Vec<Output<'a>> {
    let mut found = Vec::new();
    add(&mut found, field.get("messages"), Some(path));
    found
}

/// The path of a field below another one.
pub fn join(path: &str, name: &str) -> String {
    let mut joined = String::from(path);
    if !joined.is_empty() {
        joined.push('.');
    }
    joined.push_str(name);
    joined
}

/// The fields of the form that a field or an option holds.
pub fn form_of(holder: Value<'_>) -> Value<'_> {
    let own = holder.at(&["form", "value"]);
    if own.is_there() {
        own
    } else {
        holder.at(&["value", "form", "value"])
    }
}

/// Adds the messages of fields and of the forms in them. A [`Value`] has a limited depth, so this ends.
fn below<'a>(found: &mut Vec<Output<'a>>, fields: Value<'a>, path: &str) {
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

fn add<'a>(found: &mut Vec<Output<'a>>, messages: Value<'a>, path: Option<&str>) {
    for given in messages.get("value").list() {
        let i18n = given.get("i18n");
        let mut message = Members::default();
        message.copy("text", given.get("message"), Kind::Text);
        message.copy("key", i18n.get("key"), Kind::Text);
        message.copy("class", given.get("class"), Kind::Text);
        let params = i18n.get("params").list().map(Output::Given);
        message.add("params", Output::List(params.collect()));
        if let Some(path) = path {
            message.add("path", Output::Made(path.into()));
        }
        let links = given.get("links");
        if links.list().next().is_some() {
            message.add("links", links.into());
        }
        let message = Output::Object(message);
        if !found.contains(&message) {
            found.push(message);
        }
    }
}
