//! `POST {baseUrl}/v1/interact`: begins an interaction and gives its handle (Okta's interaction
//! code grant, with the parameters of RFC 6749 and RFC 7636).

use super::form_encoding;
use super::{Headers, Request};

/// A parameter of `interact`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Param {
    /// `client_id`.
    ClientId,
    /// `scope`, joined by spaces; `openid email` where it is absent.
    Scope,
    /// `redirect_uri`.
    RedirectUri,
    /// `code_challenge` of RFC 7636.
    CodeChallenge,
    /// `code_challenge_method`, `S256`.
    CodeChallengeMethod,
    /// `state`.
    State,
    /// `activation_token`; an empty one is absent.
    ActivationToken,
    /// `recovery_token`; an empty one is absent.
    RecoveryToken,
    /// `client_secret`, of a confidential client; an empty one is absent.
    ClientSecret,
}

/// How many parameters there are.
const COUNT: usize = 9;

/// All of them in the order in which they are sent: as callers name them, and as the server does.
pub const PARAMS: [(Param, &str, &str); COUNT] = [
    (Param::ClientId, "clientId", "client_id"),
    (Param::Scope, "scopes", "scope"),
    (Param::RedirectUri, "redirectUri", "redirect_uri"),
    (Param::CodeChallenge, "codeChallenge", "code_challenge"),
    (
        Param::CodeChallengeMethod,
        "codeChallengeMethod",
        "code_challenge_method",
    ),
    (Param::State, "state", "state"),
    (
        Param::ActivationToken,
        "activationToken",
        "activation_token",
    ),
    (Param::RecoveryToken, "recoveryToken", "recovery_token"),
    (Param::ClientSecret, "clientSecret", "client_secret"),
];

/// What `interact` sends. A parameter that is `None` is left out. It has no `Debug`: it carries
/// secrets.
#[derive(Clone, Default)]
pub struct InteractParams([Option<String>; COUNT]);

impl InteractParams {
    /// The value of a parameter.
    pub fn get(&self, param: Param) -> Option<&str> {
        self.0.get(param as usize)?.as_deref()
    }

    /// Sets the value of a parameter.
    pub fn set(&mut self, param: Param, value: Option<String>) {
        if let Some(place) = self.0.get_mut(param as usize) {
            *place = value;
        }
    }
}

/// Describes the request. The answer's `interaction_handle` is what
/// [`introspect`](fn@super::introspect) takes.
pub fn interact(base_url: &str, params: &InteractParams) -> Request {
    let mut body = String::new();
    for (param, _, name) in PARAMS {
        let value = match param {
            Param::Scope => params.get(param).or(Some("openid email")),
            Param::ActivationToken | Param::RecoveryToken | Param::ClientSecret => {
                params.get(param).filter(|value| !value.is_empty())
            }
            _ => params.get(param),
        };
        if let Some(value) = value {
            form_encoding::append(&mut body, name, value);
        }
    }
    Request {
        url: [base_url, "/v1/interact"].concat(),
        headers: Headers {
            content_type: form_encoding::CONTENT_TYPE,
            accept: None,
        },
        body,
    }
}
