//! The IDX protocol, independent of JavaScript.
//!
//! - [`request`]: describes requests, and decides where they may be sent.
//! - [`ErrorCode`]: the codes of the errors that callers get.
//! - [`response`]: interprets what comes back. The [`summary`](response::summary) of a response holds the members that decide
//!   its meaning; [`meaning`](response::meaning()) turns it into the [`BuildPlan`](response::BuildPlan) of an `IdxState`.
//!
//! Nothing here panics, recurses on input or awaits.
//!
//! Where a comment says "the peer", it means `@okta/okta-idx-js` 0.25.1, whose behaviour this package keeps.

mod error_code;
pub mod request;
pub mod response;
mod shown_url;

pub use error_code::ErrorCode;
pub use shown_url::shown_url;
