//! `POST {domain}/idp/idx/introspect`: asks where a flow stands.

use serde::Serialize;

use super::{MediaType, Request};

/// What names the flow.
#[derive(Clone, Copy, Serialize)]
pub enum Handle<'a> {
    /// A state handle, of an Okta-hosted flow.
    #[serde(rename = "stateToken")]
    State(&'a str),
    /// An interaction handle; `None` where `interact` answered with one that is no text.
    #[serde(rename = "interactionHandle")]
    Interaction(Option<&'a str>),
}

/// Describes the request; the answer is an IDX response. The version was checked before
/// ([`check_version`](super::check_version)), and the server wants its media type in both headers.
pub fn introspect(domain: &str, handle: Option<Handle<'_>>) -> Request {
    Request {
        url: [domain, "/idp/idx/introspect"].concat(),
        content_type: MediaType::Ion,
        accept: Some(MediaType::Ion),
        // A text cannot fail to serialise.
        body: handle
            .and_then(|it| serde_json::to_string(&it).ok())
            .unwrap_or_else(|| "{}".into()),
    }
}
