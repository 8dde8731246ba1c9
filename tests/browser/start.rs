//! `start`, `interact` and `introspect` against a stubbed `fetch`, in a browser.

use super::common::subject::{interact, introspect, start};
use super::common::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

const BEGIN: &str = "url.endsWith('/v1/interact') ? reply(200, { interaction_handle: 'ih' }) : reply(200, { version: '1.0.0' })";

#[wasm_bindgen_test]
async fn begins_a_flow_with_two_exact_requests() {
    let calls = stub_fetch(BEGIN);
    let promise = start(&config("({})"));
    assert_eq!(calls.count(), 1, "fetch is called before start returns");
    let state = resolved(promise).await;
    assert_eq!(calls.count(), 2);
    let agent = concat!("okta-idx-wasm/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        calls.json(0),
        format!(
            r#"["https://org.example/oauth2/default/v1/interact",{{"method":"POST","headers":{{"X-Okta-User-Agent-Extended":"{agent}","content-type":"application/x-www-form-urlencoded"}},"credentials":"include","body":"client_id=c&scope=openid%20email&redirect_uri=http%3A%2F%2Flocalhost%2Fcb&code_challenge=cc&code_challenge_method=S256&state=s"}}]"#
        )
    );
    assert_eq!(
        calls.json(1),
        format!(
            r#"["https://org.example/idp/idx/introspect",{{"method":"POST","headers":{{"X-Okta-User-Agent-Extended":"{agent}","content-type":"application/ion+json; okta-version=1.0.0","accept":"application/ion+json; okta-version=1.0.0"}},"credentials":"include","body":"{{\"interactionHandle\":\"ih\"}}"}}]"#
        )
    );
    assert_eq!(
        json_of(
            &state,
            "[Object.keys(it.toPersist), it.toPersist, it.context]"
        ),
        r#"[["baseUrl","clientId","state","withCredentials","interactionHandle"],{"baseUrl":"https://org.example/oauth2/default","clientId":"c","state":"s","interactionHandle":"ih"},{"version":"1.0.0"}]"#
    );
}

#[wasm_bindgen_test]
async fn resumes_by_handle_without_interact() {
    for (more, body) in [
        (
            "({ interactionHandle: 'ih' })",
            r#"{"interactionHandle":"ih"}"#,
        ),
        (
            "({ stateHandle: 'sh', interactionHandle: 'ih' })",
            r#"{"stateToken":"sh"}"#,
        ),
        (
            "({ stateHandle: 'sh', clientId: undefined, redirectUri: '', codeChallenge: null })",
            r#"{"stateToken":"sh"}"#,
        ),
    ] {
        let calls = stub_fetch(BEGIN);
        let state = resolved(start(&config(more))).await;
        assert_eq!(calls.count(), 1);
        assert_eq!(get(&get(calls.raw(0).as_ref(), "1"), "body"), body);
        assert_eq!(
            json_of(&state, "'interactionHandle' in it.toPersist"),
            "false"
        );
    }
}

#[wasm_bindgen_test]
async fn says_what_the_configuration_lacks_before_any_request() {
    let calls = stub_fetch("reply(500, {})");
    for (more, error) in [
        (
            "({ issuer: undefined })",
            r#"{"error":"issuer is required"}"#,
        ),
        ("({ issuer: '///' })", r#"{"error":"issuer is required"}"#),
        ("({ clientId: '' })", r#"{"error":"clientId is required"}"#),
        (
            "({ redirectUri: null, interactionHandle: 'ih' })",
            r#"{"error":"redirectUri is required"}"#,
        ),
        (
            "({ codeChallengeMethod: undefined })",
            r#"{"error":"PKCE params (codeChallenge, codeChallengeMethod) are required"}"#,
        ),
    ] {
        let thrown = rejected(start(&config(more))).await;
        assert_eq!(json_of(&thrown, "it"), error);
    }
    for (more, error) in [
        ("({ issuer: 'no url' })", "TypeError"),
        ("({ version: undefined })", "Error: version is required"),
        (
            "({ version: '1.0' })",
            "Error: Unknown api version: 1.0.  Use an exact semver version.",
        ),
        (
            "({ version: '~1.0.0' })",
            "Error: invalid version supplied - version is required and uses semver syntax",
        ),
        (
            "({ clientId: {} })",
            "TypeError: start: `clientId` must be a string",
        ),
        (
            "({ issuer: ['x'] })",
            "TypeError: start: `issuer` must be a string",
        ),
        (
            "({ scopes: 'openid' })",
            "TypeError: start: `scopes` must be an array of strings",
        ),
        (
            "({ state: Symbol('x') })",
            "TypeError: start: `state` must be a string",
        ),
    ] {
        let thrown = rejected(start(&config(more))).await;
        let text = js_of(&thrown, "String(it)").as_string().unwrap();
        assert!(text.starts_with(error), "{more}: {text}");
    }
    for nothing in ["undefined", "null", "1", "'text'"] {
        let thrown = rejected(start(&js(nothing))).await;
        assert_eq!(
            js_of(&thrown, "String(it)"),
            "TypeError: start needs an object with its parameters"
        );
    }
    assert_eq!(calls.count(), 0);
}

#[wasm_bindgen_test]
async fn wraps_what_interact_and_introspect_reject_with() {
    stub_fetch("reply(400, { error: 'invalid_client' })");
    let thrown = rejected(start(&config("({})"))).await;
    assert_eq!(
        json_of(&thrown, "it"),
        r#"{"error":{"error":"invalid_client"}}"#
    );

    stub_fetch("Promise.reject(globalThis.down = new TypeError('Failed to fetch'))");
    let thrown = rejected(start(&config("({})"))).await;
    assert!(js_of(&thrown, "it.error === globalThis.down").is_truthy());

    let thrown = rejected(start(&config("({ interactionHandle: 'ih' })"))).await;
    assert_eq!(
        get(&get(&thrown, "error"), "error"),
        "introspect call failed"
    );
    assert!(js_of(&thrown, "it.error.details.rawIdxState === globalThis.down").is_truthy());

    let expired = "reply(401, { messages: { type: 'array', value: [{ message: 'expired' }] } })";
    stub_fetch(&format!(
        "count > 1 ? {expired} : reply(200, {{ interaction_handle: 'ih' }})"
    ));
    let thrown = rejected(start(&config("({})"))).await;
    assert_eq!(
        json_of(
            &thrown,
            "[it.error.details.context, it.error.details.toPersist.interactionHandle]"
        ),
        r#"[{"messages":{"type":"array","value":[{"message":"expired"}]}},"ih"]"#
    );
}

#[wasm_bindgen_test]
async fn leaves_cookies_out_only_for_false() {
    for (given, expected) in [
        ("false", "omit"),
        ("true", "include"),
        ("undefined", "include"),
        ("0", "include"),
    ] {
        let calls = stub_fetch(BEGIN);
        resolved(start(&config(&format!("({{ withCredentials: {given} }})")))).await;
        for call in 0..2 {
            assert_eq!(
                get(&get(calls.raw(call).as_ref(), "1"), "credentials"),
                expected
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_domain_is_used_as_it_is() {
    let calls = stub_fetch("reply(200, {})");
    let state = resolved(start(&js(
        "({ domain: 'https://d.example/x', stateHandle: 'sh', version: '1.0.0' })",
    )))
    .await;
    assert_eq!(
        get(calls.raw(0).as_ref(), "0"),
        "https://d.example/x/idp/idx/introspect"
    );
    assert_eq!(
        json_of(
            &state,
            "[Object.keys(it.toPersist).length, String(it.toPersist.baseUrl)]"
        ),
        r#"[4,"undefined"]"#
    );

    let without_issuer = rejected(start(&config(
        "({ issuer: undefined, domain: 'https://d.example' })",
    )))
    .await;
    assert_eq!(
        json_of(&without_issuer, "it"),
        r#"{"error":"issuer is required"}"#
    );
}

#[wasm_bindgen_test]
async fn interact_and_introspect_stand_alone() {
    let calls = stub_fetch(BEGIN);
    let handle = resolved(interact(&js(
        "({ baseUrl: 'https://o/oauth2', clientId: 7, scopes: [], clientSecret: 'cs' })",
    )))
    .await;
    assert_eq!(handle, "ih");
    assert_eq!(
        get(&get(calls.raw(0).as_ref(), "1"), "body"),
        "client_id=7&scope=&client_secret=cs"
    );
    let response = resolved(introspect(&js(
        "({ domain: 'https://o', version: '1.0.0', stateHandle: 'sh' })",
    )))
    .await;
    assert_eq!(json_of(&response, "it"), r#"{"version":"1.0.0"}"#);
    let thrown = rejected(introspect(&js(
        "({ domain: 'https://o', version: '2.0.0' })",
    )))
    .await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "Unknown api version: 2.0.0.  Use an exact semver version."
    );
    let thrown = rejected(interact(&js("({ clientId: 'c' })"))).await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "interact: `baseUrl` is required"
    );
    stub_fetch("reply(403, ['refused'])");
    let thrown = rejected(introspect(&js(
        "({ domain: 'https://o', version: '1.0.0' })",
    )))
    .await;
    assert_eq!(json_of(&thrown, "it"), r#"["refused"]"#);
    assert_ne!(thrown, JsValue::UNDEFINED);
}
