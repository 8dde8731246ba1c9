//! Calls during which the core's memory grows, in a browser: the cases of `package/growth.mjs`.

use super::common::resolved;
use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const CASES: &str = include_str!("../package/growth.mjs");

#[wasm_bindgen(inline_js = "
let module;
const load = (source) => (module ??= import(URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))));
export const namesIn = async (source) => (await load(source)).NAMES;
export const check = async (source, name, { idx, bytes }) => {
  const { checkGrowth } = await load(source);
  await checkGrowth(name, idx, bytes).catch((error) => { throw `${name}: ${error?.message ?? error}`; });
};
")]
extern "C" {
    #[wasm_bindgen(js_name = namesIn)]
    fn names_in(source: &str) -> Promise;
    fn check(source: &str, name: &JsValue, subject: &JsValue) -> Promise;
}

/// What the cases' names begin with.
const STATES: &[&str] = &["makeIdxState"];
const ENDPOINTS: &[&str] = &["start", "interact", "introspect"];
const ACTIONS: &[&str] = &["an action"];
const ERRORS: &[&str] = &["an error"];

async fn names() -> Array {
    resolved(names_in(CASES)).await.unchecked_into()
}

fn is_of(name: &JsValue, kinds: &[&str]) -> bool {
    let name = name.as_string().unwrap();
    kinds.contains(&name.split(':').next().unwrap())
}

async fn check_all(kinds: &[&str]) {
    for name in names().await {
        if is_of(&name, kinds) {
            resolved(check(CASES, &name, &subject::fresh().await)).await;
        }
    }
}

#[wasm_bindgen_test]
async fn states_are_right_while_memory_grows() {
    check_all(STATES).await;
}

#[wasm_bindgen_test]
async fn start_is_right_while_memory_grows() {
    check_all(ENDPOINTS).await;
}

#[wasm_bindgen_test]
async fn actions_are_right_while_memory_grows() {
    check_all(ACTIONS).await;
}

#[wasm_bindgen_test]
async fn errors_are_right_while_memory_grows() {
    check_all(ERRORS).await;
}

#[wasm_bindgen_test]
async fn every_case_is_in_one_of_these_tests() {
    let kinds = [STATES, ENDPOINTS, ACTIONS, ERRORS].concat();
    let names = names().await;
    assert!(names.length() > 10);
    for name in names {
        assert!(is_of(&name, &kinds), "{name:?} is in no test");
    }
}

/// `{ idx, bytes }`: the core, whose memory grows with the next few bytes, and a function that tells its size.
#[cfg(not(feature = "js-core"))]
mod subject {
    use std::mem;

    use js_sys::{ArrayBuffer, Object, Promise, Reflect, WebAssembly};
    use wasm_bindgen::prelude::*;

    use crate::common::subject::{client, interact, introspect, make_idx_state, start};

    const BLOCK: usize = 16 * 1024;

    fn memory() -> usize {
        let memory: WebAssembly::Memory = wasm_bindgen::memory().unchecked_into();
        let buffer: ArrayBuffer = memory.buffer().unchecked_into();
        buffer.byte_length() as usize
    }

    /// There is one core, the one that these tests are linked with: what its memory has room for is taken.
    pub async fn fresh() -> JsValue {
        let before = memory();
        while memory() == before {
            mem::forget(Vec::<u8>::with_capacity(BLOCK));
        }
        let function = |run: fn(JsValue) -> Promise| {
            Closure::<dyn Fn(JsValue) -> Promise>::new(run).into_js_value()
        };
        let make: fn(JsValue, JsValue) -> Result<JsValue, JsValue> =
            |raw, to_persist| make_idx_state(&raw, &to_persist);
        let make = Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(make);
        let idx = object(&[
            ("start", function(|config| start(&config))),
            ("interact", function(|params| interact(&params))),
            ("introspect", function(|params| introspect(&params))),
            ("makeIdxState", make.into_js_value()),
            ("client", client()),
        ]);
        let bytes = Closure::<dyn Fn() -> usize>::new(memory).into_js_value();
        object(&[("idx", idx), ("bytes", bytes)])
    }

    fn object(members: &[(&str, JsValue)]) -> JsValue {
        let object = Object::new();
        for (name, value) in members {
            Reflect::set(&object, &(*name).into(), value).unwrap();
        }
        object.into()
    }
}

/// The same of the core in JavaScript, imported once more.
#[cfg(feature = "js-core")]
mod subject {
    use js_sys::Promise;
    use wasm_bindgen::prelude::*;

    use crate::common::resolved;
    use crate::common::subject::client;

    const MEMORY: &str = include_str!("../package/memory.mjs");

    #[wasm_bindgen(inline_js = "
    let watched;
    let count = 0;
    export const importAgain = async (memory) => {
      watched ??= import(URL.createObjectURL(new Blob([memory], { type: 'text/javascript' }))).then(({ watchMemory }) => watchMemory());
      const bytes = await watched;
      const { core, Client } = await import(new URL(`target/js-core.js?${++count}`, import.meta.url).href);
      const client = new Client();
      const idx = { client: client.http };
      for (const [name, run] of Object.entries(core)) idx[name] = (...given) => run(client, ...given);
      return { idx, bytes };
    };
    ")]
    extern "C" {
        #[wasm_bindgen(js_name = importAgain)]
        fn import_again(memory: &str) -> Promise;
    }

    pub async fn fresh() -> JsValue {
        // Used, so that the file is where it is imported from.
        client();
        resolved(import_again(MEMORY)).await
    }
}
