//! Responses of a malicious org.

use serde_json::{Map, Value, json};

/// What runs code where paths may hold scripts.
const SCRIPTS: &[&str] = &[
    "$..[?(globalThis.ran = true)]",
    "$.remediation.value[?(@.constructor.constructor('globalThis.ran = true')())]",
    "$[(globalThis.ran = true)]",
    "$..*[?(this.constructor.constructor('globalThis.ran = true')())]",
];

/// Every `href` leads elsewhere.
pub(super) fn point_to(answer: &mut Value, to: &str) {
    each_object(answer, |object| {
        if let Some(href) = object.get_mut("href") {
            *href = to.into();
        }
    });
}

/// Every form relates to a script, and every object has keys that name what objects inherit.
pub(super) fn poison(answer: &mut Value) {
    let mut scripts = SCRIPTS.iter().cycle();
    each_object(answer, |object| {
        if object.contains_key("rel") {
            let script = scripts.next().copied().unwrap_or_default();
            object.insert("relatesTo".into(), json!([script]));
        }
        object.insert("__proto__".into(), json!({ "polluted": true }));
        object.insert(
            "constructor".into(),
            json!({ "prototype": { "polluted": true } }),
        );
    });
}

/// Visits every object there was, from the root.
fn each_object(root: &mut Value, mut visit: impl FnMut(&mut Map<String, Value>)) {
    let mut left = vec![root];
    while let Some(value) = left.pop() {
        match value {
            Value::Object(object) => {
                visit(object);
                let inner = object
                    .iter_mut()
                    .filter(|(key, _)| *key != "__proto__" && *key != "constructor");
                left.extend(inner.map(|(_, value)| value));
            }
            Value::Array(items) => left.extend(items),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Value {
        json!({ "remediation": { "value": [{ "rel": [], "href": "https://org.example/a", "value": [] }] }, "a": 1 })
    }

    #[test]
    fn all_hrefs_lead_elsewhere() {
        let mut body = answer();
        point_to(&mut body, "data:,x");
        assert_eq!(body["remediation"]["value"][0]["href"], "data:,x");
        assert_eq!(body["a"], 1);
    }

    #[test]
    fn every_level_is_poisoned_once() {
        let mut body = answer();
        poison(&mut body);
        for object in [
            &body,
            &body["remediation"],
            &body["remediation"]["value"][0],
        ] {
            assert_eq!(object["__proto__"], json!({ "polluted": true }));
        }
        assert_eq!(
            body["remediation"]["value"][0]["relatesTo"],
            json!([SCRIPTS[0]])
        );
    }
}
