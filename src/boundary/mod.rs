//! The boundary to JavaScript: the only folder that may use `JsValue`. Each core has its own.

#[cfg(feature = "flow")]
pub mod flow;

#[cfg(not(feature = "flow"))]
mod idx;

#[cfg(not(feature = "flow"))]
pub use idx::*;
