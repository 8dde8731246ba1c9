//! The low-level client of Okta Identity Engine's IDX API, compiled to WebAssembly.
//!
//! # Contents
//!
//! - [`protocol`]: the protocol itself. It describes requests and says what a response means; it
//!   knows nothing of JavaScript, sends nothing and waits for nothing, and is tested natively.
//! - `boundary` (only on `wasm32`): where JavaScript and the protocol meet. It reads JavaScript values
//!   and calls the page's `fetch`. The feature `flow` chooses that of `okta-idx-wasm/flow`, which is another core.
//!
//! Data goes one way: config → request → response → summary → plan → state → action → request.
//!
//! # A request, natively
//!
//! ```
//! use okta_idx_wasm::protocol::request::{Handle, introspect};
//!
//! let handle = Handle::State("02.id.handle");
//! let request = introspect("https://org.example", Some(handle));
//! assert_eq!(request.url, "https://org.example/idp/idx/introspect");
//! assert_eq!(request.body, r#"{"stateToken":"02.id.handle"}"#);
//! ```

pub mod protocol;

#[cfg(target_arch = "wasm32")]
pub mod boundary;

// 2 kB (brotli) smaller than the standard allocator.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
