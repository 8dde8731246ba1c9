//! Where requests may go to: other schemes, and `allowedOrigins`, in a browser.

use super::common::subject::{client, make_idx_state, start};
use super::common::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// A flow whose first state has an action at home, and one abroad.
const FLOW: &str =
    "url.endsWith('/v1/interact') ? reply(200, { interaction_handle: 'ih' }) : reply(200, {
  remediation: { value: [
    { name: 'home', href: 'https://org.example/idp/idx/identify' },
    { name: 'abroad', href: 'https://org.example.evil.example/idp/idx/identify' },
    { name: 'relative', href: '/idp/idx/identify' },
    { name: 'broken', href: 'https://?stateToken=secret' },
  ] },
  cancel: { rel: ['create-form'], name: 'cancel', href: 'https://evil.example/cancel' },
})";

fn one(definition: &str) -> JsValue {
    let raw = js(&["({ remediation: { value: [", definition, "] } })"].concat());
    make_idx_state(&raw, &JsValue::UNDEFINED).unwrap()
}

#[wasm_bindgen_test]
async fn other_schemes_are_not_sent_to() {
    let calls = stub_fetch("reply(200, {})");
    for href in [
        "javascript:alert(1)",
        " java\\tscript:alert(1)",
        "data:application/json,{}",
        "file:///etc/passwd",
    ] {
        for method in ["", "method: 'GET'"] {
            let definition = ["({ name: 'a', href: '", href, "', ", method, " })"].concat();
            let thrown = rejected(proceed(&one(&definition), "a", &JsValue::UNDEFINED)).await;
            assert_eq!(
                js_of(
                    &thrown,
                    "it instanceof Error && /^\\[a] was not sent: its href has the scheme (javascript|data|file):/.test(it.message)"
                ),
                true,
                "{definition}"
            );
        }
    }
    assert_eq!(calls.count(), 0);
}

#[wasm_bindgen_test]
async fn only_allowed_origins_are_sent_to() {
    let calls = stub_fetch(FLOW);
    let config = config("({ allowedOrigins: ['https://org.example/'] })");
    let state = resolved(start(&config)).await;
    assert_eq!(
        json_of(&state, "it.toPersist.allowedOrigins"),
        r#"["https://org.example"]"#
    );
    assert_eq!(
        json_of(calls.raw(0).as_ref(), "it[1].redirect"),
        r#""error""#
    );
    let next = resolved(proceed(&state, "home", &JsValue::UNDEFINED)).await;
    assert_eq!(
        js_of(
            &next,
            "it.toPersist.allowedOrigins[0] === 'https://org.example'"
        ),
        true
    );
    assert_eq!(calls.count(), 3);

    let thrown = rejected(proceed(&state, "abroad", &js("({ secret: 'hunter2' })"))).await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "[abroad] was not sent: its origin https://org.example.evil.example is not one of allowedOrigins"
    );
    let thrown = rejected(proceed(&state, "broken", &JsValue::UNDEFINED)).await;
    assert_eq!(
        json_of(&thrown, "[it.message, Object.keys(it)]"),
        r#"["[broken] was not sent: its URL is not valid: https://",[]]"#
    );
    for source in ["it.actions.cancel()", "it.proceed('relative')"] {
        let called = js_of(&state, source);
        rejected(wasm_bindgen::JsCast::unchecked_into(called)).await;
    }
    assert_eq!(calls.count(), 3, "nothing was sent elsewhere");
    resolved(proceed(&state, "home", &JsValue::UNDEFINED)).await;
}

#[wasm_bindgen_test]
async fn what_an_interceptor_makes_of_a_url_counts() {
    let calls = stub_fetch(FLOW);
    let config = config("({ allowedOrigins: ['https://org.example'] })");
    let state = resolved(start(&config)).await;
    js_of(
        &client(),
        "it.interceptors.request.use((request) => { request.url = 'https://proxy.example/'; })",
    );
    rejected(proceed(&state, "home", &JsValue::UNDEFINED)).await;
    js_of(&client(), "it.interceptors.request.clear()");
    assert_eq!(calls.count(), 2);
}

#[wasm_bindgen_test]
async fn a_start_elsewhere_is_refused_too() {
    let calls = stub_fetch(FLOW);
    let thrown = rejected(start(&config(
        "({ allowedOrigins: ['https://other.example'] })",
    )))
    .await;
    assert_eq!(
        js_of(&thrown, "it.error.message"),
        "[interact] was not sent: its origin https://org.example is not one of allowedOrigins"
    );
    let thrown = rejected(start(&config(
        "({ allowedOrigins: [], interactionHandle: 'ih' })",
    )))
    .await;
    assert_eq!(
        js_of(&thrown, "it.error.details.rawIdxState.message"),
        "[introspect] was not sent: its origin https://org.example is not one of allowedOrigins"
    );
    assert_eq!(calls.count(), 0);
}

#[wasm_bindgen_test]
async fn origins_that_are_none_are_refused_by_name() {
    let calls = stub_fetch(FLOW);
    for wrong in [
        "'https://org.example'",
        "['org.example']",
        "[1]",
        "[null]",
        "['javascript:1']",
        "['https://']",
    ] {
        let more = ["({ allowedOrigins: ", wrong, " })"].concat();
        let thrown = rejected(start(&config(&more))).await;
        assert_eq!(
            js_of(&thrown, "it instanceof TypeError && it.message"),
            "start: `allowedOrigins` must be an array of https: or http: origins",
            "{wrong}"
        );
    }
    assert_eq!(calls.count(), 0);
    let state = resolved(start(&config("({ allowedOrigins: null })"))).await;
    assert_eq!(
        js_of(
            &state,
            "'allowedOrigins' in it.toPersist || 'redirect' in it"
        ),
        false
    );
    js_of(
        &state,
        "it.toPersist.allowedOrigins = 'https://org.example'",
    );
    let thrown = rejected(proceed(&state, "home", &JsValue::UNDEFINED)).await;
    assert_eq!(js_of(&thrown, "it instanceof TypeError"), true);
}
