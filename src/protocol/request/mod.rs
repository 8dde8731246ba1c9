//! What is sent: requests, described but not sent, and where they may go.

pub mod action;
mod config;
mod destination;
pub mod form_encoding;
mod interact;
mod introspect;
mod params;
mod version;

pub use config::{ConfigError, Params, base_url, invalid_issuer};
pub use destination::{Refusal, other_scheme};
pub use interact::interact;
pub use introspect::{Handle, introspect};
pub use params::{Function, Kind, PARAMS, Param, Rule};
pub use version::{LATEST_SUPPORTED_IDX_API_VERSION, VersionError, check_version};

/// What the `X-Okta-User-Agent-Extended` header says.
pub const USER_AGENT: &str = concat!("okta-idx-wasm/", env!("CARGO_PKG_VERSION"));

/// A media type that a request has by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum MediaType {
    /// A JSON object: most actions.
    Json = 1,
    /// A form: `interact`, and actions that accept nothing else.
    Form = 2,
    /// Version 1.0.0 of the IDX API: `introspect`.
    Ion = 3,
    /// Any version: what an action accepts whose definition does not say.
    AnyIon = 4,
}

impl MediaType {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Json, Self::Form, Self::Ion, Self::AnyIon];

    /// As it stands in a header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => form_encoding::CONTENT_TYPE,
            Self::Ion => "application/ion+json; okta-version=1.0.0",
            Self::AnyIon => "application/ion+json",
        }
    }
}

/// What a request is for, and so what becomes of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// `interact(params)`.
    Interact = 0,
    /// `introspect(params)`.
    Introspect = 1,
    /// An action of a state.
    Action = 2,
    /// The first request of `start`, for a new flow.
    StartInteract = 3,
    /// The request of `start` that gives its first state.
    StartIntrospect = 4,
}

impl Purpose {
    /// The purpose of a number.
    pub fn from_code(code: u32) -> Self {
        match code {
            0 => Self::Interact,
            1 => Self::Introspect,
            2 => Self::Action,
            3 => Self::StartInteract,
            _ => Self::StartIntrospect,
        }
    }
}

/// A `POST` to an endpoint whose form is fixed. It has no `Debug`: bodies carry handles and secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// The `content-type` header.
    pub content_type: MediaType,
    /// The `accept` header; left out where there is none.
    pub accept: Option<MediaType>,
    /// The body's text.
    pub body: String,
}
