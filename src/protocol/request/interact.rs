//! `POST {baseUrl}/v1/interact`: begins a flow of Okta's interaction code grant. The parameters are those of RFC 6749 (OAuth 2.0)
//! and RFC 7636 (PKCE), and Okta's own tokens.

use super::config::Params;
use super::form_encoding;
use super::params::{Kind, PARAMS, Param};
use super::{MediaType, Request};

/// Describes the request. `base_url` is that of [`base_url`](super::base_url()). The answer's `interaction_handle` is what
/// [`introspect`](fn@super::introspect) needs.
///
/// The body is a form with the parameters in the order of [`PARAMS`]. Absent ones are left out, and so are empty ones of the kind
/// [`Kind::Optional`]. Without scopes, `scope` is `openid email`. [`Param::Parameters`] comes last.
pub fn interact(base_url: &str, params: &Params) -> Request {
    let mut body = String::new();
    for rule in &PARAMS {
        let value = match rule.kind {
            _ if rule.sent_as.is_empty() => None,
            Kind::Texts => params.get(rule.param).or(Some("openid email")),
            Kind::Plain => params.get(rule.param),
            _ => params.given(rule.param),
        };
        if let Some(value) = value {
            form_encoding::append(&mut body, rule.sent_as, value);
        }
    }
    if let Some(further) = params.given(Param::Parameters) {
        body.push('&');
        body.push_str(further);
    }
    Request {
        url: [base_url, "/v1/interact"].concat(),
        content_type: MediaType::Form,
        accept: None,
        body,
    }
}
