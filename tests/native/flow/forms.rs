//! Fields to fill in, and what is wrong with values.

use serde_json::{Value as Json, json};

use super::value;
use crate::protocol::flow::{Problem, Value, fields, validate};

/// A form of the kinds that the IDX API has.
fn form() -> Json {
    json!({ "name": "enroll-profile", "value": [
        { "name": "identifier", "label": "Email", "required": true, "minLength": 3, "maxLength": 6, "type": "string" },
        { "name": "credentials", "type": "object", "required": true, "form": { "value": [
            { "name": "passcode", "label": "Password", "secret": true, "required": true },
            { "name": "hidden", "visible": false, "value": "x" },
        ] } },
        { "name": "rememberMe", "type": "boolean", "value": false },
        { "name": "authenticator", "type": "object", "options": [
            { "label": "Phone", "value": { "form": { "value": [
                { "name": "id", "required": true, "value": "aut1", "mutable": false },
                { "name": "methodType", "options": [{ "label": "SMS", "value": "sms" }, { "label": "Voice", "value": "voice" }] },
                { "name": "phoneNumber", "required": true },
            ] } } },
            { "label": "Email", "value": { "form": { "value": [
                { "name": "id", "required": true, "value": "aut2", "mutable": false },
            ] } } },
        ] },
        { "name": "color", "options": [{ "label": "Red", "value": "r" }, { "label": "None", "value": null }] },
        { "name": "stateHandle", "required": true, "value": "02.h", "visible": false, "mutable": false },
    ] })
}

fn problems(params: Json) -> Vec<(String, Problem)> {
    validate(&value(&form()), &value(&params))
}

/// Parameters without a fault.
fn right() -> Json {
    json!({ "identifier": "ada", "credentials": { "passcode": "x" } })
}

fn with(name: &str, member: Json) -> Json {
    let mut params = right();
    params[name] = member;
    params
}

#[test]
fn every_field_to_fill_in_is_listed_flat_with_its_path() {
    let found = fields(&value(&form()));
    let paths: Vec<_> = found.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "identifier",
            "credentials.passcode",
            "credentials.hidden",
            "rememberMe",
            "authenticator",
            "color"
        ]
    );
    let [identifier, passcode, hidden, remember, authenticator, _] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(identifier.label.as_deref(), Some("Email"));
    assert!(identifier.required && identifier.visible && !identifier.secret);
    assert_eq!(
        (identifier.min_length, identifier.max_length),
        (Some(3.0), Some(6.0))
    );
    assert!(passcode.secret && passcode.kind == "string");
    assert!(!hidden.visible && hidden.value == Value::Text("x".into()));
    assert_eq!(remember.kind, "boolean");
    assert!(identifier.options.is_none());
    let options = authenticator.options.as_ref().unwrap();
    assert_eq!(options[0].label.as_deref(), Some("Phone"));
    assert_eq!(options[0].value, value(&json!({ "id": "aut1" })));
    let inner: Vec<_> = options[0]
        .fields
        .iter()
        .map(|field| field.path.as_str())
        .collect();
    assert_eq!(
        inner,
        ["authenticator.methodType", "authenticator.phoneNumber"]
    );
    assert_eq!(options[1].fields, []);
}

#[test]
fn a_field_has_its_own_messages() {
    let form = json!({ "value": [{ "name": "a", "messages": { "value": [{ "message": "no" }] } }, { "name": "b" }] });
    let found = fields(&value(&form));
    assert_eq!(found[0].messages[0].text.as_deref(), Some("no"));
    assert_eq!(found[0].messages[0].path.as_deref(), Some("a"));
    assert_eq!(found[1].messages, []);
}

#[test]
fn a_remediation_without_fields_has_none() {
    for none in [
        json!({}),
        json!(null),
        json!({ "value": null }),
        json!({ "value": [null, 5, {}] }),
    ] {
        assert_eq!(fields(&value(&none)), []);
    }
}

#[test]
fn nothing_is_wrong_with_right_values() {
    assert_eq!(problems(right()), []);
    assert_eq!(problems(with("rememberMe", json!(true))), []);
    assert_eq!(problems(with("color", json!("r"))), []);
    assert_eq!(problems(with("stateHandle", json!("02.h"))), []);
    let chosen = json!({ "id": "aut1", "methodType": "sms", "phoneNumber": "1" });
    assert_eq!(problems(with("authenticator", chosen)), []);
    assert_eq!(problems(with("authenticator", json!({ "id": "aut2" }))), []);
}

#[test]
fn every_problem_has_its_path_and_limit() {
    for (params, path, problem) in [
        (
            with("identifier", json!(null)),
            "identifier",
            Problem::Required,
        ),
        (
            with("identifier", json!("")),
            "identifier",
            Problem::Required,
        ),
        (
            with("credentials", json!({})),
            "credentials.passcode",
            Problem::Required,
        ),
        (
            with("credentials", json!(null)),
            "credentials.passcode",
            Problem::Required,
        ),
        (with("other", json!(1)), "other", Problem::Unknown),
        (
            with("credentials", json!({ "passcode": "x", "totp": "1" })),
            "credentials.totp",
            Problem::Unknown,
        ),
        (with("identifier", json!(5)), "identifier", Problem::Type),
        (
            with("credentials", json!("x")),
            "credentials",
            Problem::Type,
        ),
        (
            with("rememberMe", json!("yes")),
            "rememberMe",
            Problem::Type,
        ),
        (
            with("identifier", json!("ad")),
            "identifier",
            Problem::TooShort(3.0),
        ),
        (
            with("identifier", json!("ada@example.com")),
            "identifier",
            Problem::TooLong(6.0),
        ),
        (with("color", json!("blue")), "color", Problem::NotAnOption),
        (
            with("authenticator", json!({ "id": "aut3" })),
            "authenticator",
            Problem::NotAnOption,
        ),
        (
            with(
                "authenticator",
                json!({ "id": "aut1", "methodType": "fax", "phoneNumber": "1" }),
            ),
            "authenticator.methodType",
            Problem::NotAnOption,
        ),
        (
            with("authenticator", json!({ "id": "aut1" })),
            "authenticator.phoneNumber",
            Problem::Required,
        ),
        (
            with("stateHandle", json!("other")),
            "stateHandle",
            Problem::Immutable,
        ),
    ] {
        assert_eq!(problems(params), [(path.to_owned(), problem)]);
    }
}

#[test]
fn problems_have_the_words_of_the_documentation() {
    let words = [
        (Problem::Required, "required", None),
        (Problem::Unknown, "unknown", None),
        (Problem::Type, "type", None),
        (Problem::TooShort(3.0), "tooShort", Some(3.0)),
        (Problem::TooLong(6.0), "tooLong", Some(6.0)),
        (Problem::NotAnOption, "notAnOption", None),
        (Problem::Immutable, "immutable", None),
    ];
    for (problem, word, limit) in words {
        assert_eq!((problem.as_str(), problem.limit()), (word, limit));
    }
}

#[test]
fn characters_are_counted_not_bytes_and_a_doubtful_length_passes() {
    assert_eq!(problems(with("identifier", json!("äöü😀"))), []);
    assert_eq!(
        problems(with("identifier", json!("üa"))),
        [("identifier".to_owned(), Problem::TooShort(3.0))]
    );
    // Two characters, in UTF-16 three units.
    assert_eq!(problems(with("identifier", json!("ü😀"))), []);
    // Six characters, in UTF-16 twelve units.
    assert_eq!(problems(with("identifier", json!("😀😀😀😀😀😀"))), []);
}

#[test]
fn a_required_field_with_a_default_may_be_left_out() {
    let form = json!({ "value": [{ "name": "a", "required": true, "value": "given" }] });
    assert_eq!(validate(&value(&form), &value(&json!({}))), []);
}

#[test]
fn what_the_form_does_not_say_is_not_checked() {
    let form = json!({ "value": [
        { "name": "untyped" },
        { "name": "strange", "type": "color" },
        { "name": "object", "type": "object" },
    ] });
    for params in [
        json!({ "untyped": 5, "strange": [1], "object": { "any": "thing" } }),
        json!({ "untyped": { "a": 1 } }),
        json!({ "unknown": null }),
        json!(null),
        json!(5),
    ] {
        assert_eq!(validate(&value(&form), &value(&params)), []);
    }
}
