//! Entries of a configuration, made of what `createOrg` takes.

use serde_json::{Map, Value, json};

/// A user with what most tests do not care about filled in: a name, and the authenticators that the rest allows.
pub fn user(given: &Map<String, Value>) -> Value {
    let mut user = snake_case(given);
    if let Some(login) = user.remove("login") {
        user.insert("email".into(), login);
    }
    let login = user.get("email").and_then(Value::as_str);
    let name = login.and_then(|login| login.split('@').next());
    let name = name.unwrap_or_default().to_owned();
    let has = |what| user.get(what).is_some_and(|value| !value.is_null());
    let authenticators: Vec<_> = [
        ("password", "password"),
        ("email", "email"),
        ("phone", "phone"),
        ("totp_secret", "totp"),
        ("question", "security-question"),
    ]
    .into_iter()
    .filter_map(|(needs, authenticator)| has(needs).then_some(authenticator))
    .collect();
    let defaults = [
        ("first_name", json!(name)),
        ("last_name", json!("Example")),
        ("authenticators", json!(authenticators)),
    ];
    for (key, value) in defaults {
        user.entry(key).or_insert(value);
    }
    user.into()
}

/// A client of this machine, unless it says more.
pub fn client(given: &Map<String, Value>) -> Value {
    let mut client = snake_case(given);
    let label = client.get("client_id").cloned().unwrap_or_default();
    client.entry("label").or_insert(label);
    let anywhere = json!(["http://localhost:*", "http://127.0.0.1:*"]);
    client.entry("redirect_uris").or_insert(anywhere);
    client.into()
}

/// Leaves out the scenarios whose user or client is not there any more.
pub fn keep_possible_scenarios(config: &mut Map<String, Value>) {
    let mut scenarios = config.remove("scenarios").unwrap_or_default();
    let knows = |list: &str, key: &str, name: &Value| {
        let list = config.get(list).and_then(Value::as_array);
        list.is_some_and(|list| list.iter().any(|entry| entry[key] == *name))
    };
    if let Some(scenarios) = scenarios.as_array_mut() {
        scenarios.retain(|scenario| {
            let user = scenario.get("user");
            knows("clients", "client_id", &scenario["client"])
                && user.is_none_or(|user| knows("users", "email", user))
        });
        config.insert("scenarios".into(), scenarios.drain(..).collect());
    }
}

/// The same object with the names of a configuration, at every level.
pub fn snake_case(object: &Map<String, Value>) -> Map<String, Value> {
    let entries = object.iter().map(|(key, value)| {
        let value = match value {
            Value::Object(object) => snake_case(object).into(),
            other => other.clone(),
        };
        let mut name = String::new();
        for letter in key.chars() {
            if letter.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
        (name, value)
    });
    entries.collect()
}

/// Puts the members of an object into another, at every level.
pub fn merge(into: &mut Value, changes: Map<String, Value>) {
    for (key, value) in changes {
        match value {
            Value::Object(inner) if into[&key].is_object() => merge(&mut into[&key], inner),
            value => into[&key] = value,
        }
    }
}
