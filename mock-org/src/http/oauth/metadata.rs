//! `.well-known/openid-configuration`.

use std::sync::Arc;

use axum::{Json, extract::State};
use serde_json::{Value, json};

use super::Server;
use crate::store::Org;

pub(super) async fn show(State(org): State<Arc<Org>>, server: Server) -> Json<Value> {
    let Server {
        issuer, endpoints, ..
    } = server;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{endpoints}/v1/authorize"),
        "token_endpoint": format!("{endpoints}/v1/token"),
        "userinfo_endpoint": format!("{endpoints}/v1/userinfo"),
        "jwks_uri": format!("{endpoints}/v1/keys"),
        "revocation_endpoint": format!("{endpoints}/v1/revoke"),
        "end_session_endpoint": format!("{endpoints}/v1/logout"),
        "interaction_endpoint": format!("{endpoints}/v1/interact"),
        "response_types_supported": ["code", "id_token", "token"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "grant_types_supported": ["interaction_code", "authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
        "scopes_supported": org.config.policy.scopes,
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "code_challenge_methods_supported": ["S256"],
        "claims_supported": [
            "iss", "sub", "aud", "iat", "exp", "jti", "auth_time", "nonce", "at_hash", "amr", "ver",
            "email", "email_verified", "name", "given_name", "family_name", "preferred_username",
        ],
    }))
}
