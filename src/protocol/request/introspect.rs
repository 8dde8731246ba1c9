//! `POST {domain}/idp/idx/introspect` of the IDX API: asks for the current state of a flow.

use serde::Serialize;

use super::{MediaType, Request};

/// The handle that identifies a flow. Serialized, it is the body of the request: an object with one member.
#[derive(Clone, Copy, Serialize)]
pub enum Handle<'a> {
    /// The state handle of an Okta-hosted flow.
    #[serde(rename = "stateToken")]
    State(&'a str),
    /// The interaction handle of an embedded flow; `None`, sent as `null`, if the answer to `interact` has one that is not a
    /// string.
    #[serde(rename = "interactionHandle")]
    Interaction(Option<&'a str>),
}

/// Describes the request. `domain` is the origin of the org, as `https://example.okta.com`. Without a handle the body is `{}`.
/// The answer is an IDX response.
///
/// Both `content-type` and `accept` name version 1.0.0, which callers check with [`check_version`](super::check_version) first.
pub fn introspect(domain: &str, handle: Option<Handle<'_>>) -> Request {
    Request {
        url: [domain, "/idp/idx/introspect"].concat(),
        content_type: MediaType::Ion,
        accept: Some(MediaType::Ion),
        // Serializing strings cannot fail.
        body: handle
            .and_then(|it| serde_json::to_string(&it).ok())
            .unwrap_or_else(|| "{}".into()),
    }
}
