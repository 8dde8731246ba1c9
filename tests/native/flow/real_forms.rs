//! Forms as Okta's servers write them, where they say less, or more, than Ion.

use serde_json::{Value as Json, json};

use super::{all_shown, value};
use crate::protocol::flow::{Problem, fields, validate};

fn problems(fields: &Json, params: &Json) -> Vec<(String, Problem)> {
    validate(value(&json!({ "value": fields })), value(params))
}

fn required(path: &str) -> Vec<(String, Problem)> {
    vec![(path.to_owned(), Problem::Required)]
}

#[test]
fn a_required_object_requires_the_only_field_of_its_form() {
    let form = json!([
        { "name": "credentials", "type": "object", "required": true, "form": { "value": [{ "name": "passcode" }] } },
        { "name": "stateHandle", "required": true, "value": "h", "mutable": false },
    ]);
    for params in [
        json!({}),
        json!({ "credentials": {} }),
        json!({ "credentials": { "passcode": "" } }),
    ] {
        assert_eq!(problems(&form, &params), required("credentials.passcode"));
    }
    assert_eq!(
        problems(&form, &json!({ "credentials": { "passcode": "1" } })),
        []
    );
    let found = all_shown(fields(value(&json!({ "value": form }))));
    assert_eq!(found[0]["required"], true);
}

#[test]
fn a_required_object_of_optional_fields_may_not_be_left_out() {
    let form = json!([
        { "name": "profile", "required": true, "form": { "value": [{ "name": "a" }, { "name": "b" }] } },
    ]);
    assert_eq!(problems(&form, &json!({})), required("profile"));
    assert_eq!(problems(&form, &json!({ "profile": { "b": "x" } })), []);
}

#[test]
fn an_attribute_of_a_profile_has_its_options_in_how_it_is_displayed() {
    let display = |display: Json| json!([{ "label": "display", "value": { "type": "object", "value": display } }]);
    let yes_or_no =
        json!([{ "label": "Yes", "value": "true" }, { "label": "No", "value": "false" }]);
    let form = json!([
        { "name": "pet", "type": "boolean", "options": display(json!({ "inputType": "radio", "options": yes_or_no })) },
        { "name": "news", "type": "boolean", "options": display(json!({ "inputType": "checkbox" })) },
    ]);
    for params in [
        json!({ "pet": "true", "news": true }),
        json!({ "pet": false, "news": false }),
    ] {
        assert_eq!(problems(&form, &params), []);
    }
    assert_eq!(
        problems(&form, &json!({ "pet": "maybe", "news": "true" })),
        [
            ("pet".to_owned(), Problem::NotAnOption),
            ("news".to_owned(), Problem::Type)
        ]
    );
    let found = fields(value(&json!({ "value": form })));
    let found = all_shown(found);
    let choices = json!([
        { "label": "Yes", "value": "true", "fields": [] },
        { "label": "No", "value": "false", "fields": [] },
    ]);
    assert_eq!(found[0]["options"], choices);
    assert_eq!(found[1].get("options"), None);
}

#[test]
fn false_is_a_default_and_an_empty_text_is_none() {
    let form = json!([
        { "name": "a", "required": true, "value": false },
        { "name": "b", "required": true, "value": "" },
        { "name": "c", "required": true, "value": "given" },
    ]);
    assert_eq!(problems(&form, &json!({})), required("b"));
    // It would be sent in place of the default.
    assert_eq!(
        problems(&form, &json!({ "b": "x", "c": "" })),
        required("c")
    );
}
