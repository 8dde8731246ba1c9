//! The core that these tests are linked with. The package's loader gives its exports to `http.js`; here
//! this module does.

use js_sys::{Object, Promise, Reflect};
use okta_idx_wasm::boundary;
use wasm_bindgen::prelude::*;

pub use okta_idx_wasm::boundary::client;

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
                boundary::proceed(remediations.unchecked_into(), name, params)
            },
        )
        .into_js_value(),
    );
    export(
        "sendAction",
        Closure::<dyn Fn(JsValue, JsValue) -> Promise>::new(|form: JsValue, params| {
            boundary::send_action(form.unchecked_into(), params)
        })
        .into_js_value(),
    );
    for (name, settle) in [
        (
            "settleAction",
            (|outcome, form| {
                boundary::settle_action(outcome.unchecked_into(), form.unchecked_into())
            }) as fn(JsValue, JsValue) -> Settled,
        ),
        ("settleInteract", |outcome, _| {
            boundary::settle_interact(outcome.unchecked_into())
        }),
        ("settleIntrospect", |outcome, _| {
            boundary::settle_introspect(outcome.unchecked_into())
        }),
        ("continueStart", |outcome, flow| {
            boundary::continue_start(outcome.unchecked_into(), flow.unchecked_into())
        }),
        ("settleStart", |outcome, flow| {
            boundary::settle_start(outcome.unchecked_into(), flow.unchecked_into())
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
    boundary::connect(&exports);
}

pub fn start(config: &JsValue) -> Promise {
    CONNECTED.with(|()| boundary::start(config))
}

pub fn interact(params: &JsValue) -> Promise {
    CONNECTED.with(|()| boundary::interact(params))
}

pub fn introspect(params: &JsValue) -> Promise {
    CONNECTED.with(|()| boundary::introspect(params))
}

pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Settled {
    CONNECTED.with(|()| boundary::make_idx_state(raw, to_persist))
}
