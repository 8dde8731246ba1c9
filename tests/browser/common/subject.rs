//! The core under test: the one these tests are linked with, or, with the feature `js-core`, the same
//! one as JavaScript: `cargo xtask test browser` puts that of a built `pkg/` where it is imported from.

#[cfg(not(feature = "js-core"))]
pub use super::linked::{client, interact, introspect, make_idx_state, start};

#[cfg(feature = "js-core")]
pub use javascript::{client, interact, introspect, make_idx_state, start};

#[cfg(feature = "js-core")]
mod javascript {
    use js_sys::{Function, Promise};
    use wasm_bindgen::prelude::*;

    use crate::common::get;

    #[wasm_bindgen(module = "/target/js-core.js")]
    extern "C" {
        #[wasm_bindgen(thread_local_v2, js_name = core)]
        static CORE: JsValue;

        type Client;

        #[wasm_bindgen(constructor)]
        fn new() -> Client;

        #[wasm_bindgen(method, getter)]
        fn http(this: &Client) -> JsValue;
    }

    thread_local! {
        static CLIENT: Client = Client::new();
    }

    fn function(name: &str) -> Function {
        CORE.with(|core| get(core, name).unchecked_into())
    }

    fn promise(name: &str, argument: &JsValue) -> Promise {
        let this = JsValue::UNDEFINED;
        let promised = CLIENT.with(|client| function(name).call2(&this, client, argument));
        promised.unwrap().unchecked_into()
    }

    pub fn start(config: &JsValue) -> Promise {
        promise("start", config)
    }

    pub fn interact(params: &JsValue) -> Promise {
        promise("interact", params)
    }

    pub fn introspect(params: &JsValue) -> Promise {
        promise("introspect", params)
    }

    pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
        let this = JsValue::UNDEFINED;
        CLIENT.with(|client| function("makeIdxState").call3(&this, client, raw, to_persist))
    }

    pub fn client() -> JsValue {
        CLIENT.with(Client::http)
    }
}
