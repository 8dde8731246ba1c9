//! What waits for JavaScript, step by step.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// What to do next.
pub enum Step {
    /// Wait for this.
    Wait(Promise),
    /// It is over, with this result.
    Over(Result<JsValue, JsValue>),
}

/// Something that waits for one promise after another.
pub trait Steps {
    /// Goes on with the number to which the last promise resolved; `None` if it is none, and at the beginning.
    fn next(&mut self, came: Option<f64>) -> Step;
}

/// A promise of the result. It rejects when one of the promises does.
pub fn run(mut steps: Box<dyn Steps>) -> Promise {
    future_to_promise(async move {
        let mut came = None;
        loop {
            match steps.next(came) {
                Step::Wait(promise) => came = JsFuture::from(promise).await?.as_f64(),
                Step::Over(result) => return result,
            }
        }
    })
}
