//! The IDX protocol, independent of JavaScript.
//!
//! - [`request`]: describes requests, and decides where they may be sent.
//! - [`ErrorCode`]: the codes of the errors that callers get.
//! - [`response`]: interprets what comes back. The [`summary`](response::summary) of a response holds the members that decide
//!   its meaning; [`meaning`](response::meaning()) turns it into the [`BuildPlan`](response::BuildPlan) of an `IdxState`.
//! - [`flow`]: what helps a page through a flow.
//!
//! Nothing here panics or awaits, and only [`flow`] recurses on input, whose depth is limited.
//!
//! Where a comment says "the peer", it means `@okta/okta-idx-js` 0.25.1, whose behaviour this package keeps.

mod error_code;
// Left out of the core that does not have it: unused, it would still change what the compiler inlines.
#[cfg(any(feature = "flow", not(target_arch = "wasm32")))]
pub mod flow;
pub mod request;
pub mod response;
mod shown_url;

pub use error_code::ErrorCode;
pub use shown_url::shown_url;
