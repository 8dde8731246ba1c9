//! The core that these tests are linked with. The package's loader gives its exports to `host.js`; here
//! this module does.

use js_sys::{Object, Promise, Reflect};
use okta_idx_wasm::js;
use wasm_bindgen::prelude::*;

pub use okta_idx_wasm::js::client;

type Settled = Result<JsValue, JsValue>;

thread_local! {
    static CONNECTED: () = connect();
}

fn connect() {
    let exports = Object::new();
    let export = |name: &str, function: JsValue| {
        Reflect::set(&exports, &name.into(), &function).unwrap();
    };
    export(
        "proceed",
        Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Promise>::new(
            |remediations: JsValue, name, params| {
                js::proceed(remediations.unchecked_into(), name, params)
            },
        )
        .into_js_value(),
    );
    export(
        "sendAction",
        Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(|form: JsValue, params| {
            js::send_action(form.unchecked_into(), params)
        })
        .into_js_value(),
    );
    for (name, settle) in [
        (
            "settleAction",
            (|outcome, form| js::settle_action(outcome.unchecked_into(), form.unchecked_into()))
                as fn(JsValue, JsValue) -> Settled,
        ),
        ("settleInteract", |outcome, _| {
            js::settle_interact(outcome.unchecked_into())
        }),
        ("settleIntrospect", |outcome, _| {
            js::settle_introspect(outcome.unchecked_into())
        }),
        ("continueStart", |outcome, flow| {
            js::continue_start(outcome.unchecked_into(), flow.unchecked_into())
        }),
        ("settleStart", |outcome, flow| {
            js::settle_start(outcome.unchecked_into(), flow.unchecked_into())
        }),
    ] {
        let settle = Closure::<dyn Fn(JsValue, JsValue) -> Settled>::new(settle);
        export(name, settle.into_js_value());
    }
    // Its memory stays: these tests run in it.
    export(
        "pages",
        Closure::<dyn Fn() -> usize>::new(|| 0).into_js_value(),
    );
    js::connect(&exports);
}

pub fn start(config: &JsValue) -> Promise {
    CONNECTED.with(|()| js::start(config))
}

pub fn interact(params: &JsValue) -> Promise {
    CONNECTED.with(|()| js::interact(params))
}

pub fn introspect(params: &JsValue) -> Promise {
    CONNECTED.with(|()| js::introspect(params))
}

pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Settled {
    CONNECTED.with(|()| js::make_idx_state(raw, to_persist))
}
