//! `POST {domain}/idp/idx/introspect`: asks where a flow stands.

use serde::Serialize;

use super::request::{Headers, Request};

/// What names the flow. A state handle (Okta-hosted flows) wins where both are there.
#[derive(Clone, Default, Serialize)]
pub struct Handle {
    /// The state handle, sent as `stateToken`.
    #[serde(rename = "stateToken", skip_serializing_if = "Option::is_none")]
    state_handle: Option<String>,
    /// The interaction handle, from `interact`.
    #[serde(rename = "interactionHandle", skip_serializing_if = "Option::is_none")]
    interaction_handle: Option<String>,
}

impl Handle {
    /// The handle to send, of the two that may be there. An empty state handle is none.
    pub fn new(state_handle: Option<String>, interaction_handle: Option<String>) -> Self {
        match state_handle.filter(|handle| !handle.is_empty()) {
            Some(handle) => Self {
                state_handle: Some(handle),
                interaction_handle: None,
            },
            None => Self {
                state_handle: None,
                interaction_handle,
            },
        }
    }
}

/// The media type of version 1.0.0, which the server wants in both headers.
const ION: &str = "application/ion+json; okta-version=1.0.0";

/// Describes the request; the answer is an IDX response. The version was checked before
/// ([`check_version`](super::check_version)).
pub fn introspect(domain: &str, handle: &Handle) -> Request {
    Request {
        url: [domain, "/idp/idx/introspect"].concat(),
        headers: Headers {
            content_type: ION,
            accept: Some(ION),
        },
        // Texts alone cannot fail to serialise.
        body: serde_json::to_string(handle).unwrap_or_default(),
    }
}
