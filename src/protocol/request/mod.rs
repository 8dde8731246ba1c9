//! Requests: their URL, headers and body, and where they may be sent. Nothing is sent here.

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
pub use params::{Function, Kind, PARAMS, Param, Rule, is_reserved};
pub use version::{LATEST_SUPPORTED_IDX_API_VERSION, VersionError, check_version};

/// The value of the `X-Okta-User-Agent-Extended` header: the package and its version, in the form of the peer's.
pub const USER_AGENT: &str = concat!("okta-idx-wasm/", env!("CARGO_PKG_VERSION"));

/// A media type that this package puts in a `content-type` or `accept` header. `boundary/js/codes.js` has the same numbers; 0
/// stands for no header there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum MediaType {
    /// A JSON object: the body of most actions.
    Json = 1,
    /// A form: the body of `interact`, and of actions whose definition accepts forms.
    Form = 2,
    /// Ion, version 1.0.0 of the IDX API: both headers of `introspect`.
    Ion = 3,
    /// Ion, any version of the IDX API: the `accept` header of an action whose definition has no `accepts`.
    AnyIon = 4,
}

impl MediaType {
    /// All media types, in the order of their numbers, which begin at 1.
    pub const ALL: [Self; 4] = [Self::Json, Self::Form, Self::Ion, Self::AnyIon];

    /// The value of the header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => form_encoding::CONTENT_TYPE,
            Self::Ion => "application/ion+json; okta-version=1.0.0",
            Self::AnyIon => "application/ion+json",
        }
    }
}

/// What a request is for. Together with the [outcome](super::response::Outcome) it decides how the caller's promise is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// `interact(params)`.
    Interact = 0,
    /// `introspect(params)`.
    Introspect = 1,
    /// An action of a state.
    Action = 2,
    /// The `interact` of a `start` that begins a new flow.
    StartInteract = 3,
    /// The `introspect` of a `start`, whose answer is the first state.
    StartIntrospect = 4,
}

impl Purpose {
    /// The purpose with this number. Any number above 3 is `StartIntrospect`.
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

/// A `POST` to the `interact` or `introspect` endpoint. It does not implement `Debug`, because bodies carry handles and secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The absolute URL, if the base it was made from is absolute.
    pub url: String,
    /// The `content-type` header.
    pub content_type: MediaType,
    /// The `accept` header; `None` leaves it out.
    pub accept: Option<MediaType>,
    /// The body, already encoded as `content_type` says.
    pub body: String,
}
