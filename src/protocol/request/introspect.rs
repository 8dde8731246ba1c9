//! `POST {domain}/idp/idx/introspect`: asks where a flow stands.

use serde::Serialize;

use super::{Headers, Request};

/// What names the flow.
#[derive(Clone, Serialize)]
pub enum Handle {
    /// A state handle, of an Okta-hosted flow.
    #[serde(rename = "stateToken")]
    State(String),
    /// An interaction handle; `None` where `interact` answered with one that is no text.
    #[serde(rename = "interactionHandle")]
    Interaction(Option<String>),
}

impl Handle {
    /// The handle to send, of the two that may be given: a state handle wins. An empty state handle
    /// is none.
    pub fn new(state_handle: Option<String>, interaction_handle: Option<String>) -> Option<Self> {
        let state = state_handle
            .filter(|handle| !handle.is_empty())
            .map(Self::State);
        state.or_else(|| interaction_handle.map(|handle| Self::Interaction(Some(handle))))
    }
}

/// The media type of version 1.0.0, which the server wants in both headers.
const ION: &str = "application/ion+json; okta-version=1.0.0";

/// Describes the request; the answer is an IDX response. The version was checked before
/// ([`check_version`](super::check_version)).
pub fn introspect(domain: &str, handle: Option<&Handle>) -> Request {
    Request {
        url: [domain, "/idp/idx/introspect"].concat(),
        headers: Headers {
            content_type: ION,
            accept: Some(ION),
        },
        // A text cannot fail to serialise.
        body: handle
            .and_then(|it| serde_json::to_string(it).ok())
            .unwrap_or_else(|| "{}".into()),
    }
}
