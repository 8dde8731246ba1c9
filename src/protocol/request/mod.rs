//! What is sent: requests, described but not sent, and where they may go.

pub mod action;
mod config;
mod destination;
pub mod form_encoding;
mod interact;
mod introspect;
mod version;

pub use config::{Config, ConfigError, base_url, invalid_issuer};
pub use destination::{Refusal, not_sent, other_scheme};
pub use interact::{InteractParams, PARAMS, Param, interact};
pub use introspect::{Handle, introspect};
pub use version::{LATEST_SUPPORTED_IDX_API_VERSION, VersionError, check_version};

/// What the `X-Okta-User-Agent-Extended` header says.
pub const USER_AGENT: &str = concat!("okta-idx-wasm/", env!("CARGO_PKG_VERSION"));

/// Whether cookies go along: the `credentials` of `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Credentials {
    /// Cookies are sent and kept.
    #[default]
    Include,
    /// None are; only for `withCredentials: false`.
    Omit,
}

impl Credentials {
    /// The word that `fetch` knows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Include => "include",
            Self::Omit => "omit",
        }
    }
}

/// Headers, in the order in which they are given to `fetch`, after the user agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headers {
    /// `content-type`.
    pub content_type: &'static str,
    /// `accept`; left out where there is none.
    pub accept: Option<&'static str>,
}

/// A `POST` to an endpoint whose form is fixed. It has no `Debug`: bodies carry handles and secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// Which headers.
    pub headers: Headers,
    /// The body's text.
    pub body: String,
}
