//! Messages by path.

use serde_json::json;

use super::{all_shown, state, value};
use crate::protocol::flow::messages;

#[test]
fn the_flows_own_come_first_then_those_of_fields_nested_forms_and_options_in_order() {
    let said = |text: &str| json!({ "value": [{ "message": text, "class": "ERROR", "i18n": { "key": text, "params": [text] } }] });
    let remediation = json!({
        "name": "enroll-authenticator",
        "value": [
            { "name": "identifier", "messages": said("identifier") },
            {
                "name": "credentials",
                "messages": said("credentials"),
                "form": { "value": [{ "name": "passcode", "messages": said("passcode") }] },
                "options": [
                    { "value": { "form": { "value": [{ "name": "answer", "messages": said("answer") }] } } }
                ],
            },
        ],
    });
    let found = all_shown(messages(state(
        &json!([remediation]),
        &json!({ "messages": said("flow") }),
    )));
    let found: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|message| (message["text"].as_str().unwrap(), message["path"].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("flow", None),
            ("identifier", Some("identifier")),
            ("credentials", Some("credentials")),
            ("passcode", Some("credentials.passcode")),
            ("answer", Some("credentials.answer")),
        ]
    );
}

#[test]
fn a_message_has_its_text_key_class_and_params() {
    let raw = json!({ "messages": { "value": [
        { "message": "Wait 5 s", "class": "INFO", "i18n": { "key": "wait", "params": [5] } },
        { "message": "Bare" },
        {},
    ] } });
    let found = all_shown(messages(state(&json!([]), &raw)));
    assert_eq!(
        found,
        json!([
            { "text": "Wait 5 s", "key": "wait", "class": "INFO", "params": [5.0] },
            { "text": "Bare", "params": [] },
            { "params": [] },
        ])
    );
}

#[test]
fn none_is_there_twice_but_the_same_text_for_two_fields_is() {
    let blank = json!({ "value": [{ "message": "blank" }, { "message": "blank" }] });
    let field = |name: &str| json!({ "name": name, "messages": blank });
    let form = json!({ "name": "enroll-profile", "value": [field("a"), field("b")] });
    let found = all_shown(messages(state(
        &json!([form, form]),
        &json!({ "messages": blank }),
    )));
    let found = found.as_array().unwrap().iter();
    let paths: Vec<_> = found.map(|message| message["path"].as_str()).collect();
    assert_eq!(paths, [None, Some("a"), Some("b")]);
}

#[test]
fn an_error_of_the_api_has_its_summary() {
    let raw = json!({ "errorCode": "E0000047", "errorSummary": "API call exceeded rate limit" });
    let found = all_shown(messages(state(&json!([]), &raw)));
    assert_eq!(
        found,
        json!([{
            "text": "API call exceeded rate limit", "key": "E0000047", "class": "ERROR", "params": [],
        }])
    );
}

#[test]
fn a_member_of_another_type_is_left_out() {
    let raw = json!({
        "messages": { "value": [{ "message": 5, "class": ["ERROR"], "i18n": { "key": {}, "params": "x" }, "links": "y" }] },
        "errorSummary": "no", "errorCode": 47,
    });
    assert_eq!(
        all_shown(messages(state(&json!([]), &raw))),
        json!([{ "params": [] }, { "text": "no", "class": "ERROR", "params": [] }])
    );
}

#[test]
fn what_is_no_state_has_no_messages() {
    for nothing in [
        json!(null),
        json!(5),
        json!({ "neededToProceed": { "a": 1 }, "rawIdxState": [] }),
    ] {
        assert_eq!(messages(value(&nothing)), []);
    }
}
