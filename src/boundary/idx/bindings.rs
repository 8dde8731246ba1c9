//! Bindings to the JavaScript of this folder.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::RequestCredentials;

#[wasm_bindgen(module = "/src/boundary/js/idx.js")]
extern "C" {
    /// A client with its options.
    type Client;

    #[wasm_bindgen(constructor)]
    fn new() -> Client;

    /// What callers see as `client`.
    #[wasm_bindgen(method, getter)]
    fn http(this: &Client) -> JsValue;

    /// Sets the core's exports, given as an object.
    pub fn connect(exports: &JsValue);

    #[wasm_bindgen(js_name = makeIdxState, catch)]
    fn make_state_with(
        client: &Client,
        raw: &JsValue,
        to_persist: &JsValue,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = start)]
    fn start_with(client: &Client, config: &JsValue) -> Promise;

    #[wasm_bindgen(js_name = interact)]
    fn interact_with(client: &Client, params: &JsValue) -> Promise;

    #[wasm_bindgen(js_name = introspect)]
    fn introspect_with(client: &Client, params: &JsValue) -> Promise;
}

// The package makes its clients in `pkg-template/loader.mjs`. Tests use this one.
thread_local! {
    static CLIENT: Client = Client::new();
}

/// The HTTP client with its interceptors.
pub fn client() -> JsValue {
    CLIENT.with(Client::http)
}

/// Makes a state of an IDX response. Throws a `TypeError` if the response is unreadable.
pub fn make_idx_state(raw: &JsValue, to_persist: &JsValue) -> Result<JsValue, JsValue> {
    CLIENT.with(|client| make_state_with(client, raw, to_persist))
}

/// Begins a flow, or resumes the flow of a `stateHandle` or `interactionHandle`.
pub fn start(config: &JsValue) -> Promise {
    CLIENT.with(|client| start_with(client, config))
}

/// `POST {baseUrl}/v1/interact`.
pub fn interact(params: &JsValue) -> Promise {
    CLIENT.with(|client| interact_with(client, params))
}

/// `POST {domain}/idp/idx/introspect`.
pub fn introspect(params: &JsValue) -> Promise {
    CLIENT.with(|client| introspect_with(client, params))
}

/// The summary that `read-response.js` makes of a response. Tests compare it with their own.
///
/// # Errors
///
/// The exception of a getter or a proxy in the response.
pub fn summary(raw: &JsValue) -> Result<Vec<u32>, JsValue> {
    Ok(read(raw)?.words())
}

// The functions that begin with `_` are never called. wasm-bindgen includes a file only if something from it is
// declared.
#[wasm_bindgen(module = "/src/boundary/js/build-state.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = buildState)]
    fn _build_state();
}
#[wasm_bindgen(module = "/src/boundary/js/answer.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = describe)]
    fn _answer();
}
#[wasm_bindgen(module = "/src/boundary/js/client.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = Client)]
    fn _client();
}
#[wasm_bindgen(module = "/src/boundary/js/errors.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = tellUrl)]
    fn _errors();
}
#[wasm_bindgen(module = "/src/boundary/js/is-idx-state.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = isIdxState)]
    fn _is_idx_state();
}
#[wasm_bindgen(module = "/src/boundary/js/signal.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = checkedSignal)]
    fn _signal();
}
#[wasm_bindgen(module = "/src/boundary/js/parameters.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = parametersOf)]
    fn _parameters();
}
#[wasm_bindgen(module = "/src/boundary/js/codes.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = PARAMS)]
    fn _codes();
}
#[wasm_bindgen(module = "/src/boundary/js/hide.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = hide)]
    fn _hide();
}
#[wasm_bindgen(module = "/src/boundary/js/read-answer.js")]
extern "C" {
    #[allow(dead_code)]
    #[wasm_bindgen(js_name = learn)]
    fn _read_answer();
}
#[wasm_bindgen(module = "/src/boundary/js/read-response.js")]
extern "C" {
    /// A response with its summary.
    type ReadResponse;

    #[wasm_bindgen(catch)]
    fn read(raw: &JsValue) -> Result<ReadResponse, JsValue>;

    #[wasm_bindgen(method)]
    fn words(this: &ReadResponse) -> Vec<u32>;
}

#[wasm_bindgen(module = "/src/boundary/js/core.js")]
extern "C" {
    /// A value for `core.js` to throw.
    pub type Thrown;

    #[wasm_bindgen(constructor)]
    pub fn new(value: &JsValue) -> Thrown;
}

#[wasm_bindgen(module = "/src/boundary/js/values.js")]
extern "C" {
    /// The length of an array; -1 for any other value.
    #[wasm_bindgen(js_name = lengthOf)]
    pub fn length_of(list: &JsValue) -> i32;

    pub fn item(list: &JsValue, index: i32) -> JsValue;

    /// The items of a list of up to 32 that are not undefined, as the bits of their indexes.
    #[wasm_bindgen(js_name = definedItems)]
    pub fn defined_items(list: &JsValue) -> u32;

    /// Copies words out of the core's memory, into `room` if they fit.
    pub fn copied(words: &[u32], room: &JsValue) -> JsValue;

    /// A number or a boolean as a string; `None` for any other value.
    #[wasm_bindgen(js_name = plainText)]
    pub fn plain_text(value: &JsValue) -> Option<String>;

    /// Whether a string has no lone surrogates.
    #[wasm_bindgen(js_name = isWellFormed, catch)]
    pub fn is_well_formed(text: &JsValue) -> Result<bool, JsValue>;

    /// A `TypeError` that names a function and one of its parameters.
    #[wasm_bindgen(js_name = parameterError)]
    pub fn parameter_error(function: &str, param: u32, must: &str) -> JsValue;

    /// An error by its kind (0 `Error`, 1 `TypeError`, 2 `SyntaxError`), with a code.
    pub fn error(message: &str, kind: u32, code: u32) -> JsValue;

    /// `{ error: text }`, with the code of a wrong configuration.
    pub fn failure(text: &str) -> JsValue;

    pub fn set(object: &JsValue, name: &str, value: &JsValue);

    /// The `toPersist` object from the parameters of `start`. All states of a flow share it.
    #[wasm_bindgen]
    pub fn persisted(base_url: &JsValue, values: &JsValue) -> JsValue;

    /// Whether `withCredentials` omits cookies.
    #[wasm_bindgen(js_name = omitsCredentials)]
    pub fn omits_credentials(options: &JsValue) -> bool;
}

#[wasm_bindgen(module = "/src/boundary/js/url.js")]
extern "C" {
    /// The origin of an absolute URL. Throws if it is invalid.
    #[wasm_bindgen(js_name = originOfAbsolute, catch)]
    pub fn origin_of_absolute(url: &JsValue) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(module = "/src/boundary/js/http.js")]
extern "C" {
    /// Makes the request that interceptors see.
    #[allow(clippy::too_many_arguments, reason = "one call for all of it")]
    pub fn prepared(
        purpose: u32,
        name: &JsValue,
        url: &JsValue,
        method: &JsValue,
        content_type: u32,
        accept: u32,
        accepts: &JsValue,
        credentials: RequestCredentials,
        body: &JsValue,
        to_persist: &JsValue,
        domain: &JsValue,
        options: &JsValue,
    ) -> JsValue;

    /// Calls the `fetch` of a client. If that is undefined, calls the global one, looked up at each call.
    #[wasm_bindgen(js_name = callFetch, catch)]
    pub fn call_fetch(
        url: &JsValue,
        init: &web_sys::RequestInit,
        fetch: &JsValue,
    ) -> Result<JsValue, JsValue>;
}
