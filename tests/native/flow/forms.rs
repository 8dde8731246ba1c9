//! Fields to fill in, and what is wrong with values.

use serde_json::{Value as Json, json};

use super::{all_shown, value};
use crate::protocol::flow::{Problem, fields, validate};

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
    validate(value(&form()), value(&params))
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
    let passcode = json!({
        "path": "credentials.passcode", "label": "Password", "type": "string", "required": true, "secret": true, "visible": true,
        "messages": [],
    });
    let method = json!({
        "path": "authenticator.methodType", "type": "string", "required": false, "secret": false, "visible": true,
        "options": [{ "label": "SMS", "value": "sms", "fields": [] }, { "label": "Voice", "value": "voice", "fields": [] }],
        "messages": [],
    });
    assert_eq!(
        all_shown(fields(value(&form()))),
        json!([
            {
                "path": "identifier", "label": "Email", "type": "string", "required": true, "secret": false, "visible": true,
                "minLength": 3.0, "maxLength": 6.0, "messages": [],
            },
            passcode,
            {
                "path": "credentials.hidden", "type": "string", "required": false, "secret": false, "visible": false,
                "value": "x", "messages": [],
            },
            {
                "path": "rememberMe", "type": "boolean", "required": false, "secret": false, "visible": true, "value": false,
                "messages": [],
            },
            {
                "path": "authenticator", "type": "object", "required": false, "secret": false, "visible": true,
                "options": [
                    { "label": "Phone", "value": { "id": "aut1" }, "fields": [method, {
                        "path": "authenticator.phoneNumber", "type": "string", "required": true, "secret": false,
                        "visible": true, "messages": [],
                    }] },
                    { "label": "Email", "value": { "id": "aut2" }, "fields": [] },
                ],
                "messages": [],
            },
            {
                "path": "color", "type": "string", "required": false, "secret": false, "visible": true,
                "options": [{ "label": "Red", "value": "r", "fields": [] }, { "label": "None", "fields": [] }],
                "messages": [],
            },
        ])
    );
}

#[test]
fn a_field_has_its_own_messages() {
    let form = json!({ "value": [{ "name": "a", "messages": { "value": [{ "message": "no" }] } }, { "name": "b" }] });
    let found = all_shown(fields(value(&form)));
    let own = json!([{ "text": "no", "params": [], "path": "a" }]);
    assert_eq!(found[0]["messages"], own);
    assert_eq!(found[1]["messages"], json!([]));
}

#[test]
fn a_member_of_another_type_is_left_out() {
    let form = json!({ "value": [{
        "name": "a", "label": 5, "type": {}, "required": "yes", "secret": 1, "visible": null, "minLength": "3", "maxLength": [6],
        "options": "none",
    }, { "name": "b", "options": [{ "label": 5, "value": "x" }] }] });
    let plain = |path: &str| json!({ "path": path, "type": "string", "required": false, "secret": false, "visible": true });
    let (mut a, mut b) = (plain("a"), plain("b"));
    a["messages"] = json!([]);
    b["options"] = json!([{ "value": "x", "fields": [] }]);
    b["messages"] = json!([]);
    assert_eq!(all_shown(fields(value(&form))), json!([a, b]));
}

#[test]
fn a_remediation_without_fields_has_none() {
    for none in [
        json!({}),
        json!(null),
        json!({ "value": null }),
        json!({ "value": [null, 5, {}] }),
    ] {
        assert_eq!(fields(value(&none)), []);
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
    assert_eq!(validate(value(&form), value(&json!({}))), []);
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
        assert_eq!(validate(value(&form), value(&params)), []);
    }
}
