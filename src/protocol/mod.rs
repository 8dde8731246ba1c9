//! The IDX protocol, free of JavaScript.
//!
//! - [`request`]: what is sent, and where it may go.
//! - [`response`]: what comes back. The [`summary`](response::summary) of a response says what matters in
//!   it; [`meaning`](response::meaning()) makes of that the [`BuildPlan`](response::BuildPlan) of an `IdxState`.
//!
//! Nothing here panics, recurses on input or awaits.

pub mod request;
pub mod response;
mod shown_url;

pub use shown_url::shown_url;
