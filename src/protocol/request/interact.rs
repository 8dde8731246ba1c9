//! `POST {baseUrl}/v1/interact`: begins an interaction and gives its handle (Okta's interaction
//! code grant, with the parameters of RFC 6749 and RFC 7636).

use super::config::Params;
use super::form_encoding;
use super::params::{PARAMS, Param};
use super::{MediaType, Request};

/// Describes the request. The answer's `interaction_handle` is what
/// [`introspect`](fn@super::introspect) takes.
pub fn interact(base_url: &str, params: &Params) -> Request {
    let mut body = String::new();
    for rule in &PARAMS {
        let value = match rule.param {
            _ if rule.sent_as.is_empty() => None,
            Param::Scopes => params.get(rule.param).or(Some("openid email")),
            Param::ActivationToken | Param::RecoveryToken | Param::ClientSecret => {
                params.given(rule.param)
            }
            _ => params.get(rule.param),
        };
        if let Some(value) = value {
            form_encoding::append(&mut body, rule.sent_as, value);
        }
    }
    Request {
        url: [base_url, "/v1/interact"].concat(),
        content_type: MediaType::Form,
        accept: None,
        body,
    }
}
