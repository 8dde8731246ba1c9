//! Actions, `proceed` and interceptors against a stubbed `fetch`, in a browser.

use super::common::subject::{client, make_idx_state};
use super::common::*;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn call(it: &JsValue, source: &str) -> Promise {
    js_of(it, source).unchecked_into()
}

#[wasm_bindgen_test]
async fn proceed_sends_defaults_params_and_immutables_before_it_returns() {
    let calls = stub_fetch("reply(200, { version: '1.0.0' })");
    let first = state(IDENTIFY);
    let promise = proceed(
        &first,
        "identify",
        &js("({ identifier: 'ada', stateHandle: 'mine', left: undefined })"),
    );
    assert_eq!(calls.count(), 1);
    let next = resolved(promise).await;
    let agent = concat!("okta-idx-wasm/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        calls.json(0),
        format!(
            r#"["https://org.example/idp/idx/identify",{{"method":"POST","headers":{{"X-Okta-User-Agent-Extended":"{agent}","content-type":"application/json","accept":"application/json; okta-version=1.0.0"}},"credentials":"include","body":"{{\"rememberMe\":true,\"identifier\":\"ada\",\"stateHandle\":\"02.h\"}}"}}]"#
        )
    );
    assert_eq!(json_of(&next, "it.context"), r#"{"version":"1.0.0"}"#);
}

#[wasm_bindgen_test]
async fn an_action_of_actions_and_of_a_remediation_do_the_same() {
    let first = state(IDENTIFY);
    for source in [
        "it.actions.cancel()",
        "it.neededToProceed[0].action({ identifier: 'x' })",
        "(({ proceed }) => proceed('identify'))(it)",
    ] {
        let calls = stub_fetch("reply(200, {})");
        resolved(call(&first, source)).await;
        assert_eq!(calls.count(), 1, "{source}");
    }
}

#[wasm_bindgen_test]
async fn an_unknown_remediation_rejects_with_its_name() {
    let calls = stub_fetch("reply(200, {})");
    let first = state(IDENTIFY);
    assert_eq!(
        rejected(proceed(&first, "nope", &JsValue::UNDEFINED)).await,
        "Unknown remediation choice: [nope]"
    );
    assert_eq!(
        rejected(call(&first, "it.proceed()")).await,
        "Unknown remediation choice: [undefined]"
    );
    assert_eq!(
        rejected(call(&first, "it.proceed(Symbol())")).await,
        "Unknown remediation choice: [symbol]"
    );
    assert_eq!(calls.count(), 0);
}

#[wasm_bindgen_test]
async fn a_refusal_rejects_with_its_state() {
    let first = state(IDENTIFY);
    stub_fetch(
        "reply(401, { messages: { type: 'array', value: [] } }, { 'WWW-Authenticate': 'Oktadevicejwt realm=\"Okta Device\"' })",
    );
    let refused = rejected(proceed(&first, "identify", &JsValue::NULL)).await;
    assert_eq!(
        json_of(&refused, "[it.stepUp, it.context]"),
        r#"[true,{"messages":{"type":"array","value":[]}}]"#
    );
    stub_fetch(
        "({ ok: false, status: 401, headers: { get: () => null }, json: async () => ({ version: '1' }) })",
    );
    let refused = rejected(proceed(&first, "identify", &JsValue::NULL)).await;
    assert_eq!(
        json_of(&refused, "['stepUp' in it, it.context]"),
        r#"[false,{"version":"1"}]"#
    );
}

#[wasm_bindgen_test]
async fn to_persist_goes_on_and_is_read_when_called() {
    let to_persist = js("({ withCredentials: true })");
    let first = make_idx_state(&js(IDENTIFY), &to_persist).unwrap();
    js_of(&to_persist, "it.withCredentials = false");
    let calls = stub_fetch("reply(count === 1 ? 200 : 400, {})");
    let next = resolved(proceed(&first, "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(get(&get(calls.raw(0).as_ref(), "1"), "credentials"), "omit");
    assert!(get(&next, "toPersist") == to_persist);
    let refused = rejected(call(&first, "it.actions.cancel()")).await;
    assert!(get(&refused, "toPersist") == to_persist);
}

#[wasm_bindgen_test]
async fn a_get_names_the_page_to_go_to_and_sends_nothing() {
    let calls = stub_fetch("reply(200, {})");
    let thrown = rejected(proceed(
        &state(IDENTIFY),
        "redirect-idp",
        &JsValue::UNDEFINED,
    ))
    .await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "[redirect-idp] is a GET: it is not sent with fetch, navigate to its href instead: https://org.example/sso/idps/1"
    );
    assert_eq!(
        get(&thrown, "href"),
        "https://org.example/sso/idps/1?stateToken=secret"
    );
    assert_eq!(calls.count(), 0);
}

#[wasm_bindgen_test]
async fn issue_is_sent_as_a_form() {
    let calls = stub_fetch("reply(200, { access_token: 'at' })");
    let success = state(SUCCESS);
    assert_eq!(
        json_of(&success, "[it.hasInteractionCode(), it.interactionCode]"),
        r#"[true,"the-code"]"#
    );
    resolved(call(
        &success,
        "it.actions.issue({ code_verifier: 'v v', n: 1, gone: undefined })",
    ))
    .await;
    let init = get(calls.raw(0).as_ref(), "1");
    assert_eq!(
        get(&get(&init, "headers"), "content-type"),
        "application/x-www-form-urlencoded"
    );
    assert_eq!(
        get(&init, "body"),
        "code_verifier=v%20v&n=1&grant_type=interaction_code&interaction_code=the-code"
    );
}

#[wasm_bindgen_test]
async fn interceptors_run_in_order_and_reach_fetch() {
    let client = client();
    let calls = stub_fetch("reply(200, {})");
    js_of(
        &client,
        "(globalThis.seen = [], it.interceptors.request.use((c) => { \
        seen.push(Object.keys(c).join()); c.url += '?1'; c.headers['X-One'] = '1'; }), \
        it.interceptors.request.use(async (c) => { seen.push(c.url); c.cache = 'no-store'; return null; }))",
    );
    resolved(call(&state(IDENTIFY), "it.actions.cancel()")).await;
    assert_eq!(
        json_of(&JsValue::UNDEFINED, "seen"),
        r#"["url,method,headers,credentials,body","https://org.example/idp/idx/cancel?1"]"#
    );
    assert_eq!(
        json_of(
            calls.raw(0).as_ref(),
            "[it[0], Object.keys(it[1]), it[1].headers['X-One'], it[1].cache]"
        ),
        r#"["https://org.example/idp/idx/cancel?1",["method","headers","credentials","body","cache"],"1","no-store"]"#
    );
    js_of(
        &client,
        "(it.interceptors.request.clear(), it.interceptors.request.use(() => { throw 'stop'; }))",
    );
    assert_eq!(
        rejected(call(&state(IDENTIFY), "it.actions.cancel()")).await,
        "stop"
    );
    js_of(
        &client,
        "(globalThis.kept = it.interceptors, delete it.interceptors)",
    );
    resolved(call(&state(IDENTIFY), "it.actions.cancel()")).await;
    js_of(
        &client,
        "(it.interceptors = globalThis.kept, it.interceptors.request.clear(), it.interceptors.request.handlers.length)",
    );
    assert_eq!(calls.count(), 2);
}

#[wasm_bindgen_test]
async fn a_body_that_is_no_json_says_what_came() {
    stub_fetch("reply(502, '<html>Bad Gateway</html>', { 'content-type': 'text/html' })");
    let thrown = rejected(proceed(&state(IDENTIFY), "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "the answer is not JSON: status 502, content type text/html, starting with: <html>Bad Gateway</html>"
    );
    assert_eq!(
        json_of(
            &thrown,
            "[it.status, it.contentType, it.cause instanceof SyntaxError, it instanceof Error]"
        ),
        r#"[502,"text/html",true,true]"#
    );
    stub_fetch(
        "({ ok: true, status: 200, json: () => Promise.reject(new SyntaxError('Unexpected end')) })",
    );
    let thrown = rejected(proceed(&state(IDENTIFY), "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(
        js_of(&thrown, "it.message"),
        "the answer is not JSON: status 200"
    );
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_off_says_where() {
    stub_fetch(
        "Object.assign(new Response(null), { text: async () => { throw new TypeError('terminated'); } })",
    );
    let thrown = rejected(proceed(&state(IDENTIFY), "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(
        json_of(
            &thrown,
            "[it.message, it.status, it.cause instanceof TypeError]"
        ),
        r#"["the answer breaks off: status 200",200,true]"#
    );
    stub_fetch(
        "Object.assign(new Response(null), { text: async () => { throw new DOMException('no', 'AbortError'); } })",
    );
    let thrown = rejected(proceed(&state(IDENTIFY), "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(js_of(&thrown, "it.name"), "AbortError");
}

#[wasm_bindgen_test]
async fn a_failed_fetch_says_where_to() {
    stub_fetch("Promise.reject(globalThis.failed = new TypeError('Failed to fetch'))");
    let thrown = rejected(call(&state(IDENTIFY), "it.actions.cancel()")).await;
    assert_eq!(
        json_of(
            &thrown,
            "[it === failed, it.url, Object.keys(it), it.message]"
        ),
        r#"[true,"https://org.example/idp/idx/cancel",[],"Failed to fetch"]"#
    );
    stub_fetch("Promise.reject(globalThis.failed = Object.freeze(new TypeError('frozen')))");
    let thrown = rejected(call(&state(IDENTIFY), "it.actions.cancel()")).await;
    assert_eq!(js_of(&thrown, "it === failed && !it.url"), true);
}

#[wasm_bindgen_test]
async fn nothing_secret_of_an_answer_is_shown() {
    stub_fetch(r#"reply(200, ')]}{"stateHandle":"02.id.aSecretOfManyLetters"}')"#);
    let thrown = rejected(proceed(&state(IDENTIFY), "identify", &JsValue::UNDEFINED)).await;
    assert_eq!(
        js_of(&thrown, "`${it.message} ${it.cause}`.includes('Secret')"),
        false
    );
    assert_eq!(js_of(&thrown, "it.cause instanceof SyntaxError"), true);
}
