//! The IDX protocol, free of JavaScript.
//!
//! Endpoints, each building its request: [`interact`](mod@interact), [`introspect`](mod@introspect)
//! and [`action`]. Responses: a [`scan`] of what matters in one goes into [`outline`](fn@outline),
//! which gives the [`Plan`] that builds an `IdxState`.
//!
//! Nothing here panics, recurses on input or awaits.

pub mod action;
mod answer;
mod config;
pub mod form;
mod interact;
mod introspect;
mod outline;
mod path;
mod plan;
mod request;
pub mod scan;
mod scan_json;
mod target;
mod version;

pub use answer::{Broken, shown_url};
pub use config::{Config, ConfigError, base_url, invalid_issuer};
pub use interact::{InteractParams, PARAMS, Param, interact};
pub use introspect::{Handle, introspect};
pub use outline::{Outline, OutlineError, outline};
pub use path::{Path, Segment};
pub use plan::{INDEX, Op, Plan, Role};
pub use request::{Credentials, Headers, Request, USER_AGENT};
pub use scan_json::{ScanOf, scan_json};
pub use target::{Refusal, not_sent, other_scheme};
pub use version::{LATEST_SUPPORTED_IDX_API_VERSION, VersionError, check_version};
