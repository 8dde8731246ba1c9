//! The boundary to JavaScript: the only folder that may use `JsValue`.

mod idx;

pub use idx::*;
