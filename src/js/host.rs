//! Bindings: `scan.js`, `build.js` and `host.js`, and what a page gives (`fetch`, responses, remediations).

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/js/scan.js")]
extern "C" {
    /// A response that was read: its tape, and what the tape's numbers stand for.
    pub type Scan;

    /// Reads what [`crate::protocol::scan`] describes.
    #[wasm_bindgen(catch)]
    pub fn read(raw: &JsValue) -> Result<Scan, JsValue>;

    #[wasm_bindgen(method, getter)]
    pub fn tape(this: &Scan) -> Vec<u32>;
}

#[wasm_bindgen(module = "/src/js/build.js")]
extern "C" {
    /// Carries out a plan.
    #[wasm_bindgen(catch)]
    pub fn build(
        scan: &Scan,
        plan: &[u32],
        to_persist: &JsValue,
        call: &Function,
        proceed: &Function,
    ) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/js/host.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = client)]
    pub static CLIENT: JsValue;

    /// Runs the interceptors over a request's options, and takes its `url` out.
    #[wasm_bindgen(catch)]
    pub fn intercept(options: &JsValue) -> Result<JsValue, JsValue>;

    /// Whether a `Response` is just that: its getters cannot throw, then.
    #[wasm_bindgen(js_name = isPlain, catch)]
    pub fn is_plain(response: &Answer) -> Result<bool, JsValue>;

    /// A response's text, where its `json()` would parse nothing else.
    #[wasm_bindgen(catch)]
    pub fn text(response: &Answer) -> Result<JsValue, JsValue>;

    /// A promise for any value, thenable or not.
    pub fn settle(value: &JsValue) -> Promise;

    /// Calls `remediation.action(params)`.
    pub fn act(remediation: &JsValue, params: &JsValue) -> Promise;

    /// An action's parameters, in the order in which they are sent.
    #[wasm_bindgen(catch)]
    pub fn merge(form: &Form, params: &JsValue) -> Result<JsValue, JsValue>;

    /// A value as a template literal writes it; what cannot be written, as its type.
    #[wasm_bindgen(js_name = textOf)]
    pub fn text_of(value: &JsValue) -> String;

    /// `toPersist.withCredentials`, as it is when an action is called.
    #[wasm_bindgen(js_name = withCredentials, catch)]
    pub fn with_credentials(to_persist: &JsValue) -> Result<JsValue, JsValue>;

    /// What an action is bound to. `build.js` makes it, so reading it cannot throw.
    pub type Form;

    #[wasm_bindgen(method, getter)]
    pub fn definition(this: &Form) -> Definition;
    /// The definition's `href` as it was when the state was made.
    #[wasm_bindgen(method, getter)]
    pub fn href(this: &Form) -> JsValue;
    #[wasm_bindgen(method, getter, js_name = toPersist)]
    pub fn to_persist(this: &Form) -> JsValue;
}

#[wasm_bindgen]
extern "C" {
    /// The global `fetch`, looked up at each call.
    #[wasm_bindgen(catch)]
    pub fn fetch(url: &JsValue, init: &web_sys::RequestInit) -> Result<JsValue, JsValue>;

    /// `JSON.parse` of a text that never comes into this memory.
    #[wasm_bindgen(js_namespace = JSON, catch)]
    pub fn parse(text: &JsValue) -> Result<JsValue, JsValue>;

    /// An action's definition, a part of a response.
    pub type Definition;

    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn method(this: &Definition) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn name(this: &Definition) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn accepts(this: &Definition) -> Result<JsValue, JsValue>;

    /// What `interact` answers.
    pub type Interaction;

    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn interaction_handle(this: &Interaction) -> Result<JsValue, JsValue>;

    /// What `fetch` gave: a `Response`, or anything that looks like one.
    #[derive(Clone)]
    pub type Answer;

    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn ok(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn status(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn url(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn headers(this: &Answer) -> Result<HeadersLike, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    pub fn json(this: &Answer) -> Result<JsValue, JsValue>;

    /// A `Headers`, or anything with its `get`.
    pub type HeadersLike;

    #[wasm_bindgen(method, structural, catch)]
    pub fn get(this: &HeadersLike, name: &str) -> Result<JsValue, JsValue>;

    /// An entry of `neededToProceed`, which the page may have changed.
    pub type Remediation;

    #[wasm_bindgen(method, getter, structural, catch, js_name = name)]
    pub fn remediation_name(this: &Remediation) -> Result<JsValue, JsValue>;
}

/// The remediations of one state, as `proceed` searches them.
pub fn remediation(list: &Array, index: u32) -> Remediation {
    list.get(index).unchecked_into()
}
