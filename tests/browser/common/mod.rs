//! A stubbed global `fetch`, and small readers of what it saw.
#![allow(dead_code, unused_imports, reason = "each test binary uses its part")]

#[cfg(not(feature = "js-core"))]
mod linked;
pub mod subject;

use js_sys::{Array, JSON, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(inline_js = "
export function stubFetch(answer) {
  const calls = [];
  const make = new Function('url', 'init', 'count', `return (${answer})`);
  globalThis.fetch = (url, init) => {
    calls.push([url, init]);
    return make(url, init, calls.length);
  };
  globalThis.reply = (status, body, headers = { 'content-type': 'application/ion+json' }) =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
  return calls;
}
export const evaluate = (source, it) => new Function('it', `return (${source})`)(it);
")]
extern "C" {
    #[wasm_bindgen(js_name = stubFetch)]
    fn stub(answer: &str) -> Array;
    fn evaluate(source: &str, it: &JsValue) -> JsValue;
}

/// The calls that a stubbed `fetch` saw.
pub struct Calls(Array);

/// Replaces the global `fetch`. `answer` is a JavaScript expression over `url`, `init`, `count` (of
/// calls, from 1) and `reply(status, body, headers)`.
pub fn stub_fetch(answer: &str) -> Calls {
    Calls(stub(answer))
}

impl Calls {
    pub fn count(&self) -> u32 {
        self.0.length()
    }

    /// A call, from 0, as `[url, init]` in JSON.
    pub fn json(&self, index: u32) -> String {
        String::from(JSON::stringify(&self.0.get(index)).unwrap())
    }

    pub fn raw(&self, index: u32) -> Array {
        self.0.get(index).unchecked_into()
    }
}

/// The value of a JavaScript expression.
pub fn js(source: &str) -> JsValue {
    evaluate(source, &JsValue::UNDEFINED)
}

/// The value of a JavaScript expression over `it`.
pub fn js_of(it: &JsValue, source: &str) -> JsValue {
    evaluate(source, it)
}

/// The value of a JavaScript expression over `it`, as JSON.
pub fn json_of(it: &JsValue, source: &str) -> String {
    JSON::stringify(&evaluate(source, it))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

pub async fn resolved(promise: Promise) -> JsValue {
    JsFuture::from(promise)
        .await
        .unwrap_or_else(|thrown| panic!("rejected: {} {thrown:?}", json_of(&thrown, "it")))
}

pub async fn rejected(promise: Promise) -> JsValue {
    match JsFuture::from(promise).await {
        Ok(value) => panic!("resolved: {}", json_of(&value, "it")),
        Err(thrown) => thrown,
    }
}

pub fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap()
}

/// `state.proceed(name, params)`.
pub fn proceed(state: &JsValue, name: &str, params: &JsValue) -> Promise {
    let function: js_sys::Function = get(state, "proceed").unchecked_into();
    function
        .call2(&JsValue::UNDEFINED, &name.into(), params)
        .unwrap()
        .unchecked_into()
}

/// A whole configuration, with more members put over it.
pub fn config(more: &str) -> JsValue {
    let whole = js(
        "({ issuer: 'https://org.example/oauth2/default', clientId: 'c', redirectUri: 'http://localhost/cb', \
         version: '1.0.0', codeChallenge: 'cc', codeChallengeMethod: 'S256', state: 's' })",
    );
    let more: Object = js(more).unchecked_into();
    Object::assign(&whole.unchecked_into::<Object>(), &more).into()
}

/// A response that asks for an identifier, and can be cancelled.
pub const IDENTIFY: &str = "({ version: '1.0.0', stateHandle: '02.h', \
    remediation: { type: 'array', value: [{ rel: ['create-form'], name: 'identify', \
      href: 'https://org.example/idp/idx/identify', method: 'POST', accepts: 'application/json; okta-version=1.0.0', \
      value: [{ name: 'identifier', required: true }, { name: 'rememberMe', type: 'boolean', value: true }, \
        { name: 'empty', value: '' }, { name: 'stateHandle', value: '02.h', mutable: false, visible: false }] }, \
      { rel: ['redirect'], name: 'redirect-idp', method: 'GET', href: 'https://org.example/sso/idps/1?stateToken=secret' }] }, \
    cancel: { rel: ['create-form'], name: 'cancel', href: 'https://org.example/idp/idx/cancel', method: 'POST', \
      value: [{ name: 'stateHandle', value: '02.h', mutable: false }] } })";

/// A response that ends a flow.
pub const SUCCESS: &str = "({ successWithInteractionCode: { rel: ['create-form'], name: 'issue', method: 'POST', \
    href: 'https://org.example/oauth2/default/v1/token', accepts: 'application/x-www-form-urlencoded', \
    value: [{ name: 'grant_type', value: 'interaction_code', mutable: false }, \
      { name: 'interaction_code', value: 'the-code', mutable: false }, { name: 'code_verifier', required: true }] } })";

/// The state of a response given as a JavaScript expression.
pub fn state(response: &str) -> JsValue {
    subject::make_idx_state(&js(response), &JsValue::UNDEFINED).unwrap()
}
