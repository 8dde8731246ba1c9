//! `POST {baseUrl}/v1/interact`: begins an interaction and gives its handle (Okta's interaction
//! code grant, with the parameters of RFC 6749 and RFC 7636).

use super::form;
use super::request::{Headers, Request};

/// What `interact` sends. A parameter that is `None` is left out.
#[derive(Clone, Default)]
pub struct InteractParams {
    /// `client_id`.
    pub client_id: Option<String>,
    /// `scope`, joined by spaces; `openid email` where `None`.
    pub scope: Option<String>,
    /// `redirect_uri`.
    pub redirect_uri: Option<String>,
    /// `code_challenge` of RFC 7636.
    pub code_challenge: Option<String>,
    /// `code_challenge_method`, `S256`.
    pub code_challenge_method: Option<String>,
    /// `state`.
    pub state: Option<String>,
    /// `activation_token`; an empty one is none.
    pub activation_token: Option<String>,
    /// `recovery_token`; an empty one is none.
    pub recovery_token: Option<String>,
    /// `client_secret`, of a confidential client; an empty one is none.
    pub client_secret: Option<String>,
}

const DEFAULT_SCOPE: &str = "openid email";

/// Describes the request. The answer's `interaction_handle` is what [`introspect`](super::introspect)
/// takes.
pub fn interact(base_url: &str, params: &InteractParams) -> Request {
    let scope = Some(params.scope.as_deref().unwrap_or(DEFAULT_SCOPE));
    let always = [
        ("client_id", params.client_id.as_deref()),
        ("scope", scope),
        ("redirect_uri", params.redirect_uri.as_deref()),
        ("code_challenge", params.code_challenge.as_deref()),
        (
            "code_challenge_method",
            params.code_challenge_method.as_deref(),
        ),
        ("state", params.state.as_deref()),
    ];
    let where_given = [
        ("activation_token", params.activation_token.as_deref()),
        ("recovery_token", params.recovery_token.as_deref()),
        ("client_secret", params.client_secret.as_deref()),
    ];
    let given = where_given
        .into_iter()
        .filter(|(_, value)| value.is_some_and(|it| !it.is_empty()));
    let mut body = String::new();
    for (name, value) in always.into_iter().chain(given) {
        if let Some(value) = value {
            form::append(&mut body, name, value);
        }
    }
    Request {
        url: [base_url, "/v1/interact"].concat(),
        headers: Headers {
            content_type: form::CONTENT_TYPE,
            accept: None,
        },
        body,
    }
}
