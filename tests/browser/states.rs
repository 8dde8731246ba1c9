//! The objects of a state, in a browser.

use super::common::subject::make_idx_state;
use super::common::*;
use super::summary_of_json::summary_of_json;
use okta_idx_wasm::boundary::summary;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn has_the_peers_keys_and_one_more_unseen() {
    let raw = js(IDENTIFY);
    let to_persist = js("({})");
    let state = make_idx_state(&raw, &to_persist).unwrap();
    assert_eq!(
        json_of(&state, "Object.keys(it)"),
        r#"["proceed","neededToProceed","actions","context","rawIdxState","hasInteractionCode","interactionCode","toPersist"]"#
    );
    assert!(get(&state, "rawIdxState") == raw && get(&state, "rawIdxResponse") == raw);
    assert!(get(&state, "toPersist") == to_persist);
    assert_eq!(
        json_of(
            &state,
            "[it.hasInteractionCode(), typeof it.interactionCode]"
        ),
        r#"[false,"undefined"]"#
    );
    assert_eq!(
        json_of(&state, "Object.keys(it.neededToProceed[0])"),
        r#"["rel","name","href","method","accepts","value","action"]"#
    );
    assert_eq!(
        json_of(
            &state,
            "it.neededToProceed[0].action.neededParams[0].map((f) => f.name)"
        ),
        r#"["identifier","rememberMe","empty"]"#
    );
    assert!(js_of(&state, "it.neededToProceed[1].action.neededParams[0][0] === it.rawIdxState.remediation.value[1]").is_truthy());
}

#[wasm_bindgen_test]
fn relates_to_the_very_objects() {
    let state = state(
        "({ authenticators: { type: 'array', value: [{ id: 1 }, { id: 2 }] }, challenge: { id: 3 }, \
        remediation: { value: [{ name: 'select', relatesTo: ['$.challenge'], value: [{ name: 'authenticator', options: [ \
          { relatesTo: '$.authenticators.value[1]' }, { relatesTo: 'challenge' }, { relatesTo: '$.authenticators.value[9]' }, \
          { relatesTo: '$..id' }, { relatesTo: '$.constructor' }, { relatesTo: '$.authenticators.value.length' }] }] }] } })",
    );
    assert_eq!(
        json_of(
            &state,
            "((o) => [o[0].relatesTo === it.rawIdxState.authenticators.value[1], o[1].relatesTo === it.rawIdxState.challenge, \
            o[2].relatesTo, o[3].relatesTo, o[4].relatesTo, o[5].relatesTo, it.neededToProceed[0].relatesTo === it.rawIdxState.challenge])\
            (it.neededToProceed[0].value[0].options)"
        ),
        r#"[true,true,"$.authenticators.value[9]","$..id","$.constructor",2,true]"#
    );
}

#[wasm_bindgen_test]
fn a_script_in_a_path_never_runs() {
    js("globalThis.ran = 0");
    for path in [
        "$.a[?(globalThis.ran++)]",
        "$.a[(globalThis.ran++)]",
        "$..[?(@.constructor.constructor('globalThis.ran++')())]",
    ] {
        let response = js_of(
            &path.into(),
            "({ a: [1, 2], remediation: { value: [{ name: 'x', relatesTo: it }] } })",
        );
        let state = make_idx_state(&response, &JsValue::UNDEFINED).unwrap();
        assert_eq!(js_of(&state, "it.neededToProceed[0].relatesTo"), path);
    }
    assert_eq!(js("globalThis.ran"), 0);
}

#[wasm_bindgen_test]
fn odd_names_are_data() {
    let state = state(
        r#"JSON.parse('{"__proto__":{"type":"object","value":{"__proto__":{"p":1},"toString":2,"act":{"rel":["x"]}}},"constructor":"c","toString":{"rel":["x"],"name":"__proto__","href":"h","value":[{"name":"__proto__","value":{"polluted":1}}]}}')"#,
    );
    assert_eq!(
        json_of(&state, "Object.keys(it.context)"),
        r#"["__proto__","constructor"]"#
    );
    assert_eq!(
        json_of(&state, "it.context['__proto__'].value"),
        r#"{"__proto__":{"p":1},"toString":2}"#
    );
    assert_eq!(
        json_of(&state, "Object.keys(it.actions)"),
        r#"["__proto__-act","__proto__"]"#
    );
    assert_eq!(
        json_of(
            &state,
            "[Object.getPrototypeOf(it.context) === Object.prototype, {}.polluted === undefined]"
        ),
        "[true,true]"
    );
    let calls = stub_fetch("reply(200, {})");
    js_of(&state, "it.actions['__proto__']()");
    assert_eq!(
        get(&get(calls.raw(0).as_ref(), "1"), "body"),
        r#"{"__proto__":{"polluted":1}}"#
    );
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_kept_or_refused() {
    let state = state(
        "({ user: { type: 'object' }, app: { type: 'object', value: null }, odd: { type: 'object', value: { a: null } }, \
        remediation: { value: [null, { name: 'x', value: [null, { name: 'f' }] }] }, successWithInteractionCode: { rel: ['x'], name: 'issue' } })",
    );
    assert_eq!(
        json_of(
            &state,
            "[it.context, it.neededToProceed.length, it.neededToProceed[0].action.neededParams, it.rawIdxState.remediation.value.length]"
        ),
        r#"[{"user":{"type":"object"},"app":{"type":"object","value":null},"odd":{"type":"object","value":{"a":null}}},1,[[{"name":"f"}]],2]"#
    );
    for wrong in [
        "null",
        "undefined",
        "({ remediation: { value: {} } })",
        "({ cancel: { rel: [1], value: 5 } })",
    ] {
        let thrown = make_idx_state(&js(wrong), &JsValue::UNDEFINED).unwrap_err();
        assert!(
            js_of(&thrown, "it instanceof TypeError && it.message.length > 20").is_truthy(),
            "{wrong}"
        );
    }
    let thrown = make_idx_state(
        &js("new Proxy({}, { ownKeys() { throw 'trapped'; } })"),
        &JsValue::UNDEFINED,
    );
    assert_eq!(thrown.unwrap_err(), "trapped");
}

#[wasm_bindgen_test]
fn an_expanded_response_can_be_parsed_again_even_where_it_is_a_circle() {
    let raw = js("({ remediation: { value: [{ name: 'x', relatesTo: '$.remediation.value' }] } })");
    for _ in 0..2 {
        let state = make_idx_state(&raw, &JsValue::UNDEFINED).unwrap();
        assert!(
            js_of(
                &state,
                "it.neededToProceed[0].relatesTo === it.rawIdxState.remediation.value"
            )
            .is_truthy()
        );
    }
}

#[wasm_bindgen_test]
fn depth_is_no_danger() {
    let raw = js(
        "(() => { let deep = []; for (let i = 0; i < 100_000; i++) deep = [deep]; \
        return { remediation: { value: [{ name: 'x', deep }] } }; })()",
    );
    assert!(make_idx_state(&raw, &JsValue::UNDEFINED).is_ok());
}

#[wasm_bindgen_test]
fn both_readers_write_the_same_summary() {
    for response in [
        "{}",
        "[]",
        "5",
        "{\"a\":1,\"b\":null,\"c\":\"x\",\"d\":[1],\"e\":{\"type\":\"object\",\"value\":{\"f\":{\"rel\":1,\"value\":[null,{\"mutable\":false}]},\"g\":null}}}",
        "{\"remediation\":{\"value\":[null,1,\"s\",[{\"relatesTo\":\"$.x\"}],{\"relatesTo\":[\"$.a\"],\"value\":\"héllo😀\"},{\"value\":[{\"value\":0,\"mutable\":false},{\"value\":false},{\"relatesTo\":\"b\",\"options\":[{\"relatesTo\":\"$.c\"}]}]}]}}",
        "{\"remediation\":{\"value\":\"text\"},\"context\":{\"a\":1},\"successWithInteractionCode\":{\"rel\":[],\"value\":[null,{\"name\":\"interaction_code\"}]}}",
        "{\"remediation\":{\"value\":{}},\"x\":{\"type\":\"object\",\"value\":\"ab\"},\"y\":{\"type\":\"object\",\"value\":[1,{\"rel\":1}]},\"z\":{\"rel\":0,\"value\":7}}",
    ] {
        let native: serde_json::Value = serde_json::from_str(response).unwrap();
        let raw = js_of(&response.into(), "JSON.parse(it)");
        assert_eq!(
            summary(&raw).unwrap(),
            summary_of_json(&native).words(),
            "{response}"
        );
    }
}
