//! The low-level client of Okta Identity Engine's IDX API, compiled to WebAssembly.
//!
//! # Contents
//!
//! - [`protocol`]: the protocol itself. It describes requests and says what a response means; it
//!   knows nothing of JavaScript, sends nothing and waits for nothing, and is tested natively.
//! - `js` (only on `wasm32`): the boundary. It reads JavaScript values, calls the page's `fetch`
//!   and builds the objects that callers hold.
//!
//! Data goes one way: config → request → response → scan → plan → state → action → request.
//!
//! # What a response means, natively
//!
//! ```
//! use okta_idx_wasm::protocol::{outline, scan_json, Op};
//!
//! let response = serde_json::json!({
//!     "stateHandle": "02.id.handle",
//!     "remediation": { "type": "array", "value": [
//!         { "name": "identify", "href": "https://org.example/idp/idx/identify", "value": [
//!             { "name": "identifier" },
//!             { "name": "stateHandle", "value": "02.id.handle", "mutable": false }
//!         ]}
//!     ]}
//! });
//! let scan = scan_json(&response);
//! let plan = outline(scan.tape()).plan;
//! assert_eq!(plan.words()[0], Op::Remediation as u32);
//! ```

pub mod protocol;

#[cfg(target_arch = "wasm32")]
pub mod js;
