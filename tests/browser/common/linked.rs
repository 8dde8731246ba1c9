//! The core that these tests are linked with. The package's loader gives its exports to `core.js`; here
//! this module does.

use js_sys::{Array, Object, Promise, Reflect, Uint32Array};
use okta_idx_wasm::boundary;
use wasm_bindgen::prelude::*;

pub use okta_idx_wasm::boundary::client;

#[wasm_bindgen(inline_js = "export const spread = (of) => (...given) => of(given);")]
extern "C" {
    /// A function whose arguments another takes as one list.
    fn spread(of: &JsValue) -> JsValue;
}

thread_local! {
    static CONNECTED: () = connect();
}

fn number(value: JsValue) -> u32 {
    value.as_f64().unwrap_or_default() as u32
}

fn connect() {
    type Export = fn(Array) -> JsValue;
    let exports: [(&str, Export); 12] = [
        ("plan", |it| {
            let words: Uint32Array = it.get(0).unchecked_into();
            Uint32Array::from(&boundary::plan(&words.to_vec())[..]).into()
        }),
        ("refusal", |it| boundary::refusal(number(it.get(0)))),
        ("prepare", |it| {
            boundary::prepare(number(it.get(0)), &it.get(1))
        }),
        ("prepareAction", |it| {
            boundary::prepare_action(
                &it.get(0),
                &it.get(1),
                &it.get(2),
                &it.get(3),
                &it.get(4),
                &it.get(5),
            )
        }),
        ("prepareIntrospect", |it| {
            boundary::prepare_first_introspect(&it.get(0), &it.get(1), &it.get(2))
        }),
        ("send", |it| {
            boundary::send(
                &it.get(0),
                it.get(1).unchecked_ref(),
                &it.get(2),
                number(it.get(3)),
                it.get(4).is_truthy(),
                &it.get(5),
                &it.get(6),
            )
        }),
        ("retryAfter", |it| {
            let number = |at| it.get(at).as_f64().unwrap_or(f64::NAN);
            boundary::retry_after(number(0), number(1), number(2), number(3), number(4)).into()
        }),
        ("settle", |it| {
            boundary::settle(number(it.get(0)), number(it.get(1)), &it.get(2)).into()
        }),
        ("explain", |it| {
            boundary::explain(
                &it.get(0),
                number(it.get(1)),
                number(it.get(2)) as u16,
                it.get(3).is_truthy(),
                (!it.get(4).is_undefined()).then(|| it.get(4).unchecked_into()),
                &it.get(5),
                &it.get(6),
                &it.get(7),
            )
        }),
        ("shownUrl", |it| boundary::shown(&it.get(0))),
        ("formPair", |it| boundary::form_pair(&it.get(0), &it.get(1))),
        // Its memory stays: these tests run in it.
        ("pages", |_| 0.into()),
    ];
    let object = Object::new();
    for (name, export) in exports {
        let closure = Closure::<dyn Fn(Array) -> JsValue>::new(export).into_js_value();
        Reflect::set(&object, &name.into(), &spread(&closure)).unwrap();
    }
    boundary::connect(&object);
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

pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    CONNECTED.with(|()| boundary::make_idx_state(raw, to_persist))
}
