//! Bindings: `scan.js`, `build.js` and `host.js`, and what a page gives (`fetch`, responses, remediations).

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/boundary/js/read-response.js")]
extern "C" {
    /// A response that was read: its summary, and what the summary's numbers stand for.
    pub type Scan;

    /// Reads what [`crate::protocol::response::summary`] describes.
    #[wasm_bindgen(catch)]
    pub fn read(raw: &JsValue) -> Result<Scan, JsValue>;

    #[wasm_bindgen(method, getter)]
    pub fn tape(this: &Scan) -> Vec<u32>;
}

#[wasm_bindgen(module = "/src/boundary/js/build-state.js")]
extern "C" {
    /// Carries out a plan.
    #[wasm_bindgen(catch)]
    pub fn build(scan: &Scan, plan: &[u32], to_persist: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/boundary/js/http.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = client)]
    pub static CLIENT: JsValue;

    /// Runs the interceptors over a request.
    #[wasm_bindgen(catch)]
    #[allow(clippy::too_many_arguments, reason = "one crossing for all of it")]
    pub fn prepare(
        url: &JsValue,
        method: &JsValue,
        credentials: &JsValue,
        body: &JsValue,
        user_agent: &JsValue,
        content_type: &JsValue,
        accept: &JsValue,
        guarded: bool,
    ) -> Result<Prepared, JsValue>;

    /// A request as the interceptors left it. `host.js` makes it, so reading it cannot throw.
    pub type Prepared;

    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Prepared) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn init(this: &Prepared) -> web_sys::RequestInit;

    /// The origin of an absolute URL. Throws where it is not one.
    #[wasm_bindgen(js_name = originOfAbsolute, catch)]
    pub fn origin_of_absolute(url: &str) -> Result<String, JsValue>;

    /// The origin of an absolute URL of `https:` or `http:`; undefined for everything else.
    #[wasm_bindgen(js_name = webOrigin)]
    pub fn web_origin(url: &JsValue) -> JsValue;

    /// The origin that a URL is sent to; undefined where it is invalid, or not of `https:` or `http:`.
    #[wasm_bindgen(js_name = originOf)]
    pub fn origin_of(url: &JsValue) -> JsValue;

    /// What makes a URL one that `fetch` refuses: 1 if it is invalid, 2 if it has a user name or password.
    #[wasm_bindgen(js_name = flawOf, catch)]
    pub fn flaw_of(url: &JsValue) -> Result<u32, JsValue>;

    /// Calls the global `fetch`, looked up at each call.
    #[wasm_bindgen(catch)]
    pub fn send(url: &JsValue, init: &web_sys::RequestInit) -> Result<JsValue, JsValue>;

    /// The error itself, or one with that message in its place if it shows a secret part of the URL.
    #[wasm_bindgen(js_name = withoutSecrets)]
    pub fn without_secrets(error: &JsValue, url: &JsValue, message: &str) -> JsValue;

    /// Takes an object with the core's exports, which `host.js` calls.
    pub fn connect(exports: &JsValue);

    /// Whether a `Response` is just that: its getters cannot throw, then.
    #[wasm_bindgen(js_name = isPlain, catch)]
    pub fn is_plain(response: &Answer) -> Result<bool, JsValue>;

    /// Waits for an answer, reads it and gives what the export named `step` makes of it.
    pub fn receive(url: &JsValue, given: &JsValue, step: &JsValue, context: &JsValue) -> Promise;

    /// What came of a request. `host.js` makes it, so reading it cannot throw.
    pub type Outcome;

    #[wasm_bindgen(method, getter)]
    pub fn url(this: &Outcome) -> JsValue;
    /// Undefined where none came.
    #[wasm_bindgen(method, getter)]
    pub fn answer(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn ok(this: &Outcome) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn status(this: &Outcome) -> JsValue;
    /// Undefined where it was not read as text.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &Outcome) -> JsValue;
    #[wasm_bindgen(method, getter)]
    pub fn body(this: &Outcome) -> JsValue;
    /// Whether waiting or reading threw `cause`.
    #[wasm_bindgen(method, getter)]
    pub fn failed(this: &Outcome) -> bool;
    #[wasm_bindgen(method, getter)]
    pub fn cause(this: &Outcome) -> JsValue;
    /// The name of `cause`; empty where it is not an error.
    #[wasm_bindgen(method, getter)]
    pub fn name(this: &Outcome) -> String;

    /// What a flow goes on with.
    pub fn flow(domain: &str, to_persist: &JsValue) -> Flow;

    pub type Flow;

    #[wasm_bindgen(method, getter)]
    pub fn domain(this: &Flow) -> String;
    #[wasm_bindgen(method, getter, js_name = toPersist)]
    pub fn to_persist(this: &Flow) -> JsValue;

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

    /// Sets an error's `url`, where it has none.
    #[wasm_bindgen(js_name = tellUrl)]
    pub fn tell_url(error: &JsValue, url: &JsValue);

    /// Whether a `Response` was read as text.
    #[wasm_bindgen(js_name = hasText, catch)]
    pub fn has_text(response: &Answer) -> Result<bool, JsValue>;

    /// Whether a list of origins has one.
    #[wasm_bindgen(js_name = hasOrigin, catch)]
    pub fn has_origin(origins: &Array, origin: &JsValue) -> Result<bool, JsValue>;

    /// `toPersist.allowedOrigins`, as it is when an action is called.
    #[wasm_bindgen(js_name = allowedOrigins, catch)]
    pub fn allowed_origins(to_persist: &JsValue) -> Result<JsValue, JsValue>;

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
    pub fn url(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    pub fn headers(this: &Answer) -> Result<HeadersLike, JsValue>;

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
